"""Whose words direct speech is: from an attribution to persons.

In: a marked document and an attribution. Out: names of persons, () where the text names nobody («вратарь гостей»,
«в пресс-службе»). Not here: finding attributions (`attributions.py`) or persons (`mentions/people.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pobratim.text import Sentence

from .attributions import GUESTS, Attribution, cites_another, is_impersonal
from .marked import MarkedDocument
from .mentions.nouns import PersonMention

_BY_WORDS = re.compile(
    r"\b(?:словам|мнению|оценке|оценкам|выражению|признанию|убеждению|утверждению|замечанию|слово|слова)\s",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"расспрос|побеседова|беседу|поговори|рассказ|интервью|ответи|отвеча|спросил|собеседни|гость|гостья|встретил",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"приветстви|обращени|послани|письм|телеграмм|поздравлени|заявлени|выступлени|речи|слове", re.IGNORECASE
)
_AND = re.compile(r"^[^.!?;]{0,60}\bи\b")


def speakers_of(document: MarkedDocument, attribution: Attribution, previous: tuple[str, ...]) -> tuple[str, ...]:
    """The persons whom an attribution names; `previous` spoke last and is whom a lone «он» means."""
    people = list(document.beginning(document.people, attribution.start, attribution.stop))
    if is_impersonal(attribution):
        return (
            (people[0].person,) if people and _LETTER.search(document.text, attribution.start, people[0].start) else ()
        )
    by_words = _BY_WORDS.search(document.text, attribution.start, attribution.stop)
    if by_words and attribution.verb is None:
        people = [m for m in people if m.start >= by_words.end()]
        return (people[0].person,) if people else _by_office(document, by_words.end(), attribution.stop)
    if cites_another(attribution):
        other = [m for m in people if _case(document, m) != "Nom"] or people
        return (other[0].person,) if other else ()
    if attribution.verb is None:
        return (people[0].person,) if people else _unnamed(document, attribution, previous)
    return _subjects(document, attribution, people) or _unnamed(document, attribution, previous)


def _subjects(document: MarkedDocument, attribution: Attribution, people: list[PersonMention]) -> tuple[str, ...]:
    assert attribution.verb
    sentence, verb = attribution.verb
    subject = _subject(sentence, verb)
    chosen = None
    if subject is not None:
        inside = sentence.subtree(subject)
        start, stop = sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].stop
        chosen = _first(m for m in people if m.start <= sentence.tokens[subject].start < m.stop)
        chosen = chosen or _first(m for m in people if start <= m.start < stop and _case(document, m) in ("Nom", None))
    if chosen is None:
        nominative = [m for m in people if _case(document, m) in ("Nom", None)]
        behind = [m for m in nominative if m.start > sentence.tokens[verb].start]
        chosen = _first(behind) or _first(reversed(nominative))
    if chosen is None:
        return ()
    return (chosen.person, *_joint(document, sentence, verb, chosen, people))


def _first(mentions: Iterable[PersonMention]) -> PersonMention | None:
    return next(iter(mentions), None)


def _subject(sentence: Sentence, verb: int) -> int | None:
    return next((i for i in sentence.children(verb) if sentence.tokens[i].rel.startswith("nsubj")), None)


def _joint(
    document: MarkedDocument, sentence: Sentence, verb: int, chosen: PersonMention, people: list[PersonMention]
) -> tuple[str, ...]:
    """The second speaker of «сказали Иванов и Петров»."""
    if sentence.tokens[verb].feats.get("Number") != "Plur":
        return ()
    later = [m for m in people if m.start >= chosen.stop and m.person != chosen.person]
    return tuple(m.person for m in later[:1] if _AND.match(document.text[chosen.stop : m.start]))


def _case(document: MarkedDocument, mention: PersonMention) -> str | None:
    """The case of a mention's first word that has one."""
    sentence = document.analysis.sentence_at(mention.start)
    if sentence is None:
        return None
    tokens = (sentence.tokens[i] for i in sentence.tokens_in(mention.start, mention.stop))
    return next((token.case for token in tokens if token.case), None)


def _unnamed(document: MarkedDocument, attribution: Attribution, previous: tuple[str, ...]) -> tuple[str, ...]:
    """«Сказал он», «ответил посол», «гость был краток»: who spoke last, who holds the post, who else is there."""
    sentence = document.analysis.sentence_at(attribution.start)
    if sentence is None:
        return ()
    tokens = [t for t in sentence.tokens if attribution.start <= t.start < attribution.stop]
    if attribution.verb:
        behind = [t for t in tokens if t.start > sentence.tokens[attribution.verb[1]].start][:3]
        if any(t.text in ("он", "она") for t in behind):
            return previous or _last_person(document, attribution.start)
    holders = _by_office(document, attribution.start, attribution.stop, cases=("Nom", None))
    if holders or not any(t.lemma in GUESTS and t.case == "Nom" for t in tokens):
        return holders
    earlier = reversed(document.beginning(document.people, 0, attribution.start))
    other = next((m.person for m in earlier if m.person not in previous), None)
    return (other,) if other else ()


def _by_office(
    document: MarkedDocument, start: int, stop: int, *, cases: tuple[str | None, ...] = ()
) -> tuple[str, ...]:
    """Whoever holds a post that the words name by its noun (in one of these cases, if any are given)."""
    sentence = document.analysis.sentence_at(start)
    if sentence is None:
        return ()
    for i in sentence.tokens_in(start, stop):
        token = sentence.tokens[i]
        if token.pos != "NOUN" or (cases and token.case not in cases and token.rel != "nsubj"):
            continue
        nouns = {token.lemma, token.text.lower()}
        holders = {post.person for post in document.posts if post.person and nouns & set(post.title.split())}
        if len(holders) == 1:
            return tuple(str(person) for person in holders)
    return ()


def _last_person(document: MarkedDocument, before: int) -> tuple[str, ...]:
    return tuple(m.person for m in document.beginning(document.people, 0, before)[-1:])


def interviewee(document: MarkedDocument, before: int) -> tuple[str, ...]:
    """Who answers in an interview: whom the text before the first question says it asked, else the one person there."""
    early = document.beginning(document.people, 0, before)
    for mention in early:
        sentence = document.analysis.sentence_at(mention.start)
        if sentence and _INTERVIEW.search(document.text, sentence.start, sentence.stop):
            return (mention.person,)
    persons = dict.fromkeys(m.person for m in early)
    return tuple(persons) if len(persons) == 1 else ()


def subject_before(document: MarkedDocument, opening: int) -> tuple[str, ...]:
    """Whom the sentence in front of speech is about, if its subject is a person."""
    text = document.text
    stop = len(text[max(0, opening - 400) : opening].rstrip()) + max(0, opening - 400)
    sentence = document.analysis.sentence_at(stop - 1) if stop else None
    if sentence is None or sentence.noise or text.count("\n", stop, opening) > 2:
        return ()
    named = document.beginning(document.people, sentence.start, sentence.stop)
    subjects = [t for t in sentence.tokens if t.rel == "nsubj"]
    told = [m for m in named if any(m.start <= t.start < m.stop for t in subjects) or _governs(sentence, m)]
    return (told[0].person,) if told else ()


def _governs(sentence: Sentence, mention: PersonMention) -> bool:
    """Whether a mention stands beside the subject: «губернатор Иван Петров»."""
    for i in sentence.tokens_in(mention.start, mention.stop):
        token = sentence.tokens[i]
        if token.head >= 0 and sentence.tokens[token.head].rel == "nsubj" and token.case in ("Nom", None):
            return True
    return False
