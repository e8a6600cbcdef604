"""Notices cooperation that is spoken of itself: «область укрепляет сотрудничество с республикой».

In: a marked document. Out: ties. Not here: what is only wished or to be done (`commitment`), subjects of papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import are_two_sides
from pobratim.extract.clauses import is_finite, is_negated
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.ties import tie_state
from pobratim.text import Sentence, Token

from .tie import Tie, clauses, is_doubtful, since_in, tied

NOUNS = frozenset("сотрудничество связь отношение партнёрство партнерство контакт взаимодействие дружба".split())
BEGINS = frozenset("начаться установить установиться завязаться наладить".split())
COUNTED = re.compile(r"\d+ \w+ связ", re.IGNORECASE)
PARTNER = re.compile(
    r"\bпартн[её]р\w*\b[^,;.:]*?\bс \d{4}|\b(явля\w+|оста[её]тся|остаются)\s[^,;.:]{0,40}\bпартн[её]р\w*|"
    r"\bбуд\w+ сотрудничать ещ[её]\b|\bпродл\w+ сотрудничеств",
)
RENEWED = re.compile(r"\b(заново|вновь|снова|возобнов)", re.IGNORECASE)
COLLECTIVE = re.compile(
    r"\b(двух|обеих|наших|нашими|между нашими|двумя)\s+(\w+\s+)?(област|регион|стран|город|территори|народ|республик)|"
    r"\bдва (братских )?народа",
    re.IGNORECASE,
)


def spoken_ties(document: MarkedDocument) -> Iterator[Tie]:
    """Every sentence whose verb says that a tie begins, lives, grows or stops."""
    for sentence in document.sentences:
        if sentence.tokens and sentence.tokens[-1].text != "?" and not is_doubtful(document, sentence):
            ties = [_tie(document, sentence, *clause) for clause in clauses(document, sentence)]
            yield from filter(None, ties if any(ties) else [_partner_since(document, sentence)])


def _tie(document: MarkedDocument, sentence: Sentence, low: int, high: int) -> Tie | None:
    for i in sentence.tokens_in(low, high):
        token = sentence.tokens[i]
        state = _state(sentence, i, token)
        if state is None:
            continue
        if state != "suspended" and RENEWED.search(document.text[low:high]):
            state = "renewed"
        parties = tied(document, low, high) or tied(document, sentence.start, sentence.stop)
        if len(parties) < 2 and COLLECTIVE.search(document.text[low:high]):
            parties = document.main_sides
        if are_two_sides(parties) and not COUNTED.search(document.text, low, high):
            return Tie(
                parties=parties,
                words=(low, high),
                trigger=(token.start, token.stop),
                rule="tie",
                why=f"«{token.text}» speaks of the tie itself",
                since=_since(document, low, high, token, state),
                state=state,
                subject=True,
            )
    return None


def _state(sentence: Sentence, i: int, token: Token) -> str | None:
    """The state of the tie that the word tells, if a noun of ties hangs on it or it is such a verb itself."""
    if token.lemma == "сотрудничать" and _goes_on(sentence, i):
        return "active"
    if not is_finite(token) or is_negated(sentence, i):
        return None
    state = tie_state(token.lemma)
    if state is None:
        return None
    if token.lemma == "сотрудничать":
        return _cooperating(sentence, i, token)
    if token.feats.get("Tense") == "Fut":
        return None
    around = sentence.tokens[max(0, i - 20) : i + 8]
    return state if any(t.lemma in NOUNS for t in around) and _governs(sentence, i) else None


def _goes_on(sentence: Sentence, i: int) -> bool:
    """«город продолжает сотрудничать с …»"""
    before = sentence.tokens[max(0, i - 2) : i]
    return any(t.lemma == "продолжать" and t.feats.get("Tense") == "Pres" for t in before)


def _cooperating(sentence: Sentence, i: int, token: Token) -> str | None:
    return "active" if token.feats.get("Tense") == "Pres" else None


def _governs(sentence: Sentence, i: int) -> bool:
    """Whether a noun of ties is the verb's subject or object (or stands next to it)."""
    close = range(max(0, i - 6), min(len(sentence.tokens), i + 6))
    if sentence.tokens[i].lemma.endswith("ся"):
        far = sentence.tokens[max(0, i - 20) : i]
        if any(t.lemma in NOUNS and t.case == "Nom" for t in far):
            return True
    return any(sentence.tokens[k].lemma in NOUNS and (sentence.tokens[k].head == i or abs(k - i) < 4) for k in close)


def _since(document: MarkedDocument, low: int, high: int, verb: Token, state: str) -> str | None:
    """When the tie began; the day of a stop is none."""
    if state == "suspended":
        return None
    since = since_in(document, low, high)
    if since or verb.lemma not in BEGINS:
        return since
    return next((m.date for m in document.within(document.dates, low, high) if m.role == "on"), None)


def _partner_since(document: MarkedDocument, sentence: Sentence) -> Tie | None:
    """«партнёром области с 1967 года», «будут сотрудничать ещё пять лет»."""
    text = document.text[sentence.start : sentence.stop]
    match = PARTNER.search(text)
    if not match or "торгов" in match.group():
        return None
    parties = tied(document, sentence.start, sentence.stop)
    if len(parties) < 2:
        return None
    start = sentence.start + match.start()
    return Tie(
        parties=parties,
        words=(sentence.start, sentence.stop),
        trigger=(start, sentence.start + match.end()),
        rule="partner",
        why="the words tell since when or how long the tie lasts",
        since=since_in(document, sentence.start, sentence.stop),
        state="active" if "партн" in match.group() else "renewed",
    )
