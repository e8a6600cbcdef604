"""Attributions: the words that say who speaks, inside direct speech, behind it or in front of it.

In: a marked document and offsets. Out: where the attribution is and which verb carries it. Not here: whose words they
are (`speakers.py`), where speech opens (`speech_marks.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.lexicon.speech import IMPERSONAL, SAYS, speech_use
from pobratim.text import Sentence, Token

from .marked import MarkedDocument
from .speech_marks import DASH

_INNER = re.compile(rf"(?P<sign>[,!?…]|\.\.\.)[»”\"]?\s*[{DASH}]\s+(?=[а-яё])")
_BEHIND = re.compile(rf"\s*(?P<sign>[,.!?…]*)\s*(?:[{DASH}]\s*)?(?=[а-яё])")
_SO_SAID = re.compile(
    r"[.!?…]*\s+(?:—\s+)?(?=(?:Так|Такими словами|Этими словами|С такими словами|Об этом|Именно так|Такое мнение)\s)"
)
_SIGNED = re.compile(rf"[,.!?…]*\s*[{DASH}]?\s*(?=[А-ЯЁ])")
_STOP = re.compile(rf"[,;:]?\s*(?P<dash>[{DASH}])\s+|(?P<end>[.!?…]+)(?=\s|$|[«»”\"])")
_DASH_ON = re.compile(rf"\s*[{DASH}]\s+(?=\S)")
_SHORT = re.compile(r"(?:^|[\s.(«])(?:[А-ЯЁ]|г|гг|им|ул|обл|р|руб|млн|млрд|тыс|кв|д|с|п|стр|т|н|о|и)$")
_BY_WORDS = re.compile(
    r"\b(?:по\s+(?:словам|мнению|оценке|оценкам|выражению|признанию|убеждению|утверждению|замечанию)"
    r"|как\s+(?:[а-яё]+\s+){0,2}[а-яё]+(?:л|ла|ли|ет|ит|ют|ят)\b|слово|слова)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r", что$")
GUESTS = frozenset("гость гостья собеседник собеседница дипломат визави хозяин хозяйка".split())
"""Nouns for whoever of two is not speaking already."""
_SUBJECT_WITHIN = 4
_LONGEST_SIGNATURE = 160


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words `[start, stop)` with the verb's sentence and index, when there is a verb; `goes_on` if speech follows."""

    start: int
    stop: int
    verb: tuple[Sentence, int] | None = None
    goes_on: int | None = None


def inner_attributions(document: MarkedDocument, start: int, stop: int) -> list[Attribution]:
    """Attributions between dashes inside a stretch of words, in order; `start` of each is the sign before it."""
    found: list[Attribution] = []
    at = start
    for match in _INNER.finditer(document.text, start, stop):
        if match.start() < at:
            continue
        attribution = _attribution_at(document, match.end(), stop, certain=False)
        if attribution:
            found.append(attribution)
            at = attribution.stop
    return found


def attribution_behind(document: MarkedDocument, closing: int, stop: int) -> Attribution | None:
    """The attribution after closing quotation marks: «…», — сказал мэр."""
    so_said = _SO_SAID.match(document.text, closing, stop)
    if so_said:
        return _attribution_at(document, so_said.end(), stop, certain=False)
    match = _BEHIND.match(document.text, closing, stop)
    if match is None or match.end() == closing or (match.group("sign").endswith(".") and DASH[0] not in match.group()):
        return None
    has_dash = any(dash in match.group() for dash in DASH)
    return _attribution_at(document, match.end(), stop, certain=not has_dash)


def signature_behind(document: MarkedDocument, closing: int) -> Attribution | None:
    """A name with a post and no verb behind speech: «…» / «Иван Петров, мэр Орска»; «…», — Иван Петров, мэр Орска."""
    match = _SIGNED.match(document.text, closing)
    sentence = document.analysis.sentence_at(match.end()) if match else None
    if match is None or sentence is None or sentence.stop - match.end() > _LONGEST_SIGNATURE:
        return None
    if sentence.start != match.end() and not any(dash in match.group() for dash in DASH):
        return None
    words = [token for token in sentence.tokens if token.start >= match.end()]
    named = any(m.form == "name" for m in document.beginning(document.people, match.end(), sentence.stop))
    if not named or any(t.pos == "VERB" and t.feats.get("VerbForm") == "Fin" for t in words):
        return None
    return Attribution(match.end(), sentence.stop)


def _attribution_at(document: MarkedDocument, start: int, limit: int, *, certain: bool) -> Attribution | None:
    """An attribution that begins here: a verb of speech near its head, or (unless `certain`) any with a speaker."""
    sentence = document.analysis.sentence_at(start)
    first = sentence.token_at(start) if sentence else None
    if sentence is None or first is None:
        return None
    verb = _speech_verb(sentence, first, certain=certain)
    if verb is None:
        verb = _verb_with_speaker(document, sentence, first, certain)
    if verb is None:
        return None
    stop, goes_on = _end(document.text, start, limit)
    return Attribution(start, stop, (sentence, verb), goes_on)


def _speech_verb(sentence: Sentence, first: int, *, certain: bool) -> int | None:
    for i in range(first, min(first + 8, len(sentence.tokens))):
        token = sentence.tokens[i]
        if token.text in (",", ".", ";", ":", "-", "–", "—") or (certain and i > first + 1):
            return None
        if speech_use(token.lemma) and token.pos in ("VERB", "ADJ", "AUX") and not _is_plain_form(token):
            return i
    return None


def _is_plain_form(token: Token) -> bool:
    return token.feats.get("VerbForm") in ("Inf", "Conv") or (
        token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short"
    )


def _verb_with_speaker(document: MarkedDocument, sentence: Sentence, first: int, certain: bool) -> int | None:
    """A finite verb at the head with its subject behind it: «улыбается Иванова», «пошутил он»."""
    while first < len(sentence.tokens) - 1 and sentence.tokens[first].pos in ("PART", "ADV"):
        first += 1
    token = sentence.tokens[first]
    if certain or token.pos != "VERB" or token.feats.get("VerbForm") != "Fin":
        return None
    if token.feats.get("Person") in ("1", "2"):
        return None
    behind = sentence.tokens[first + 1 : first + 1 + _SUBJECT_WITHIN]
    if not behind:
        return None
    named = document.beginning(document.people, behind[0].start, behind[-1].stop)
    return first if named or any(t.text in ("он", "она") for t in behind) else None


def _end(text: str, start: int, limit: int) -> tuple[int, int | None]:
    """Where an attribution ends, and where speech goes on after it, if it does."""
    for match in _STOP.finditer(text, start, limit):
        if match.group("dash"):
            if match.group()[0] in ",;:":
                return match.start(), match.end()
            continue
        if match.group("end") == "." and _SHORT.search(text[max(start - 1, match.start() - 6) : match.start()]):
            continue
        on = _DASH_ON.match(text, match.end(), limit)
        return match.start(), on.end() if on else None
    return limit, None


def attribution_before(document: MarkedDocument, opening: int) -> Attribution | None:
    """The attribution in front of speech: «Мэр сказал: «…»», «По словам мэра, «…»», «Слово мэру:»."""
    text = document.text
    stop = opening
    while stop and text[stop - 1] in " \n" + DASH:
        stop -= 1
    opens = stop and (text[stop - 1] in ":," or _THAT.search(text, max(0, stop - 6), stop))
    sentence = document.analysis.sentence_at(stop - 1) if opens else None
    if sentence is None:
        return None
    verb = _last_speech_verb(sentence, stop)
    by_words = _BY_WORDS.search(text, sentence.start, stop)
    if text[stop - 1] != ":" and not by_words and not (text[stop - 1] == "о" and verb is not None):
        return None
    if verb is None and by_words is None and not _names_someone(document, sentence, stop):
        return None
    return Attribution(sentence.start, stop, (sentence, verb) if verb is not None else None)


def _last_speech_verb(sentence: Sentence, stop: int) -> int | None:
    found = None
    for i, token in enumerate(sentence.tokens):
        if token.stop > stop:
            break
        if speech_use(token.lemma) and token.pos in ("VERB", "ADJ") and token.feats.get("VerbForm") != "Inf":
            found = i
    return found


def _names_someone(document: MarkedDocument, sentence: Sentence, stop: int) -> bool:
    if document.beginning(document.people, sentence.start, stop):
        return True
    return any(t.lemma in GUESTS and t.case == "Nom" for t in sentence.tokens if t.stop <= stop)


def is_impersonal(attribution: Attribution) -> bool:
    """Whether a paper speaks: «говорится в сообщении»."""
    if attribution.verb is None:
        return False
    sentence, verb = attribution.verb
    return speech_use(sentence.tokens[verb].lemma) == IMPERSONAL


def cites_another(attribution: Attribution) -> bool:
    """Whether the subject repeats another's words: «цитирует мэра пресс-служба»."""
    if attribution.verb is None:
        return False
    sentence, verb = attribution.verb
    return speech_use(sentence.tokens[verb].lemma) not in (SAYS, IMPERSONAL, None)
