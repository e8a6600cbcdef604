"""What a rule for projects hands over, and how a noun phrase becomes a project's name.

In: a sentence and the index of the noun. Out: `Draft`s.
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.extract.clauses import clause_start, is_finite, phrase_stop
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.phrasing import nominative
from pobratim.lexicon.undertakings import undertaking_class
from pobratim.text import Sentence

MEASURES = frozenset({"площадь", "мощность", "стоимость", "длина"})
PRONOUNS = frozenset("этот тот весь свой наш их его её данный такой каждый первый другой один".split())
PLACES = frozenset("в во под на у около близ вместе с со при до от к без за".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A project before it is a fact. `noun` is the offset of its head noun: one fact each; `named` spans its name."""

    name: str
    noun: int
    named: tuple[int, int]
    words: tuple[int, int]
    trigger: tuple[int, int]
    sentence: Sentence
    rule: str
    why: str
    stage: str | None = None
    training: bool = False


def name_span(document: MarkedDocument, sentence: Sentence, noun: int) -> tuple[int, int]:
    """First and behind-last token of the name around a noun: its adjectives, what follows it up to a place or date."""
    tokens = sentence.tokens
    first = _first_adjective(document, sentence, noun)
    stop, last = phrase_stop(sentence, noun), noun + 1
    while last < stop and not _ends_name(document, sentence, last, stop):
        last += 1
    loose = ("ADP", "CCONJ", "PUNCT", "ADV", "PART")
    while last > noun + 1 and tokens[last - 1].pos in loose and tokens[last - 1].text not in "»”)":
        last -= 1
    return first, last


def _first_adjective(document: MarkedDocument, sentence: Sentence, noun: int) -> int:
    tokens, first = sentence.tokens, noun
    while first > 0 and tokens[first - 1].pos in ("ADJ", "DET"):
        before = tokens[first - 1]
        cases = {before.case, tokens[noun].case}
        agrees = len(cases) == 1 or None in cases or cases == {"Nom", "Acc"}
        named = any(m.form == "name" for m in document.covering(document.parties, before.start))
        if not agrees or named or before.text[:1].isdigit() or _is_pronoun(before.lemma):
            break
        first -= 1
    return first


def _ends_name(document: MarkedDocument, sentence: Sentence, k: int, stop: int) -> bool:
    """A place, a date, a measure, a comma, or «и» with another undertaking or doing ends the name."""
    tokens = sentence.tokens
    token = tokens[k]
    if token.text.lower() in PLACES and not _joins_title(sentence, k):
        return True
    if token.pos == "PRON" and token.case == "Nom":
        return True
    if token.text == "," or token.lemma in MEASURES or document.covers(document.dates, token.start):
        return True
    if token.text != "и" or k + 1 >= stop:
        return False
    if tokens[k + 1].pos == "ADP":
        return True
    after = next((t for t in tokens[k + 1 : stop] if t.pos not in ("ADJ", "DET")), None)
    before = next((t for t in reversed(tokens[:k]) if t.pos == "NOUN"), None)
    if before and after and after.pos == "NOUN" and {before.case, after.case} == {"Gen", "Acc"}:
        return True
    return tokens[k + 1].pos in ("VERB", "ADV") or (after is not None and undertaking_class(after.lemma) is not None)


def _is_pronoun(lemma: str) -> bool:
    return lemma in PRONOUNS


def _joins_title(sentence: Sentence, k: int) -> bool:
    return k + 1 < len(sentence.tokens) and sentence.tokens[k + 1].text in "«“"


def name_of(document: MarkedDocument, sentence: Sentence, span: tuple[int, int]) -> str:
    """The name in the nominative."""
    return nominative(document.text, sentence, *span)


def clause_words(sentence: Sentence, low: int, high: int) -> tuple[int, int]:
    """Offsets of the clause from before token `low` to the end of the phrase at `high - 1`."""
    start = min(clause_start(sentence, low), low)
    if any(token.text == "|" for token in sentence.tokens):
        return sentence.tokens[start].start, sentence.stop
    if start > 0 and is_finite(sentence.tokens[start - 1]):
        start = clause_start(sentence, start - 1)
    stop = max(phrase_stop(sentence, high - 1), high)
    return sentence.tokens[start].start, sentence.tokens[stop - 1].stop
