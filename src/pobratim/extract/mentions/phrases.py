"""Noun phrases: how far the name of a body or a title reaches, and how it reads in the nominative.

In: tokens of a sentence, with parties and people marked. Out: indexes and words. Not here: which heads name bodies
(`organisations.py`) or posts (`posts.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.bodies import body_of
from pobratim.text import Sentence, Token
from pobratim.text.inflection import inflected, readings, with_letter_case

from .nouns import PartyMention
from .post_words import post_at

OPEN, CLOSE = '«„“"', '»“”"'
GOVERNED = {"по": "Dat", "при": "Loc", "имени": "Gen", "им": "Gen"}
PLACE_WORDS = frozenset("город район округ провинция посёлок село община штат префектура уезд".split())
DETERMINERS = frozenset(
    "этот тот свой наш ваш весь сам данный другой каждый любой новый такой который их его её оба".split()
)


@dataclass(frozen=True)
class Walk:
    """A sentence with what already stands marked in it: parties by their first token, tokens of people's names."""

    document: MarkedDocument
    sentence: Sentence
    parties: dict[int, tuple[int, PartyMention]]
    people: frozenset[int]

    @property
    def places(self) -> frozenset[int]:
        """Tokens of names of parties."""
        return frozenset(i for first, (stop, _) in self.parties.items() for i in range(first, stop))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens


def walk(document: MarkedDocument, sentence: Sentence) -> Walk:
    """The sentence prepared for walking along its noun phrases."""
    starts = [token.start for token in sentence.tokens]
    parties: dict[int, tuple[int, PartyMention]] = {}
    for mention in document.in_sentence(document.parties, sentence):
        first = bisect_right(starts, mention.start) - 1
        last = bisect_right(starts, mention.stop - 1)
        head = sentence.tokens[first]
        if last == first + 1 and body_of(head.text, head.lemma):
            continue
        if first >= 0 and (first not in parties or parties[first][0] < last):
            parties[first] = (last, mention)
    people: set[int] = set()
    named = document.in_sentence(document.people, sentence)
    spans = [(m.start, m.stop) for m in named if m.form == "name"]
    for start, stop in spans if document.people else _recognised(document, sentence):
        if sentence.start <= start and stop <= sentence.stop:
            people |= set(range(bisect_right(starts, start) - 1, bisect_right(starts, stop - 1)))
    return Walk(document, sentence, parties, frozenset(people))


def _recognised(document: MarkedDocument, sentence: Sentence) -> list[tuple[int, int]]:
    """Names of people as the recogniser sees them: before people are read. One word alone may be a place."""
    places = [(m.start, m.stop) for m in document.beginning(document.parties, sentence.start, sentence.stop)]
    names = document.analysis.names
    first, last = (bisect_left(names, edge, key=lambda name: name.start) for edge in (sentence.start, sentence.stop))
    return [
        (name.start, name.stop)
        for name in names[first:last]
        if name.type == "PER"
        and " " in document.text[name.start : name.stop]
        and not any(a < name.stop and name.start < b for a, b in places)
    ]


def left_edge(walked: Walk, head: int) -> int:
    """Index of the first adjective that belongs to the head."""
    tokens, first = walked.tokens, head
    while first > 0:
        token = tokens[first - 1]
        if token.pos not in ("ADJ", "PROPN") or not _adjective(token) or token.lemma in DETERMINERS:
            if token.text == "-" and first > 1 and token.start == tokens[first - 2].stop:
                first -= 1
                continue
            break
        first -= 1
    while first < head and tokens[first].text in "-–—":
        first += 1
    return first


def _adjective(token: Token) -> bool:
    return any(reading.pos in ("ADJF", "PRTF") for reading in readings(token.text))


def quoted_end(tokens: tuple[Token, ...], at: int) -> int | None:
    """Index after the closing quote of the quotation that opens at `at`."""
    if at >= len(tokens) or tokens[at].text not in OPEN:
        return None
    depth = 0
    for i in range(at, min(len(tokens), at + 25)):
        text = tokens[i].text
        if text in "«„" or (text in '“"' and depth == 0):
            depth += 1
        elif text in CLOSE:
            depth -= 1
        if depth == 0:
            return i + 1
    return None


def right_edge(walked: Walk, head: int, *, places: bool = False, coordinated: bool = True) -> int:
    """Index after the last word that the head governs: genitives, «по …», «имени …», a name in quotes.

    `places` also takes «в России», as after «посольство»; without `coordinated` an «и» ends the phrase.
    """
    tokens = walked.tokens
    at = head + 1
    want = {"Gen"}
    while at < len(tokens):
        step = _step(walked, at, want, places, coordinated)
        if step is None:
            break
        at, want = step
    return at


def _step(walked: Walk, at: int, want: set[str], places: bool, coordinated: bool) -> tuple[int, set[str]] | None:
    tokens, token = walked.tokens, walked.tokens[at]
    low = token.text.lower()
    closing = quoted_end(tokens, at)
    if closing is not None:
        return closing, want
    if low in ("г", "гор", "пос", "пгт") and at + 2 < len(tokens) and tokens[at + 1].text == ".":
        return _after_short_town(walked, at), {"Gen"}
    if low == "№" and at + 1 < len(tokens) and tokens[at + 1].text.isdigit():
        return at + 2, {"Gen"}
    if at in walked.people and tokens[at - 1].text.lower() not in ("имени", "им", "."):
        return None
    if at in walked.parties and walked.parties[at][1].form in ("name", "reference"):
        return walked.parties[at][0], {"Gen"}
    if low in ("имени", "им"):
        return _namesake_end(walked, at), {"Gen"}
    if low == "(" and (closing := _bracketed_end(walked, at)) is not None:
        return closing, {"Gen"}
    if _foreign_run(walked, at) > at:
        return _foreign_run(walked, at), {"Gen"}
    if places and low in ("в", "во") and at + 1 in walked.parties:
        return walked.parties[at + 1][0], {"Gen"}
    if low in ("по", "при") and at + 1 < len(tokens) and _nominal(tokens[at + 1], {GOVERNED[low]}):
        return at + 1, {GOVERNED[low], "Gen"}
    if low in ("и", "-", "–") and coordinated and _continues(walked, at, want):
        return at + 1, want
    return (at + 1, want | {"Gen"}) if _nominal(token, want) else None


def _after_short_town(walked: Walk, at: int) -> int:
    """«г. Минска»: the town belongs to the phrase."""
    place = walked.parties.get(at) or walked.parties.get(at + 2)
    return place[0] if place else at + 3


def _bracketed_end(walked: Walk, at: int) -> int | None:
    """«Собрание (Хурал) Республики …»: a second name in brackets before the place."""
    tokens = walked.tokens
    closing = next((i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].text == ")"), None)
    if closing is None or closing + 1 not in walked.parties:
        return None
    return closing + 1 if all(token.text[:1].isalpha() for token in tokens[at + 1 : closing]) else None


def _foreign_run(walked: Walk, at: int) -> int:
    """End of capitalised words, after «города» or before «по …»: «комитет Жогорку Кенеша по …»."""
    tokens, end = walked.tokens, at
    while (
        end < len(tokens)
        and end not in walked.people
        and end not in walked.parties
        and tokens[end].text[:1].isupper()
        and tokens[end].pos in ("PROPN", "NOUN", "X")
    ):
        end += 1
    if end == at:
        return at
    if tokens[at - 1].lemma in PLACE_WORDS:
        return at + 1
    return end if end < len(tokens) and tokens[end].text.lower() == "по" and end - at <= 3 else at


def _namesake_end(walked: Walk, at: int) -> int:
    tokens, end = walked.tokens, at + 1
    while end < len(tokens) and (tokens[end].text == "." or tokens[end].text[:1].isupper()):
        if tokens[end].text == "." and len(tokens[end - 1].text) > 2:
            break
        if end > at + 1 and end in walked.people and end - 1 not in walked.people and tokens[end - 1].text != ".":
            break
        end += 1
    return end


def _nominal(token: Token, cases: set[str]) -> bool:
    """Whether a word can stand in one of the cases within a name."""
    if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "X") or token.text[:1].isdigit():
        return False
    if token.feats.get("Variant") == "Short" or token.feats.get("Degree") in ("Cmp", "Sup"):
        return False
    if token.text.isupper() and len(token.text) > 1 and token.text.isalpha():
        return True
    if token.case in cases:
        return True
    if token.pos == "NOUN" and token.case not in ("Nom", "Acc"):
        return False
    return any(reading.case in cases and reading.pos in ("NOUN", "ADJF") for reading in readings(token.text))


def _continues(walked: Walk, at: int, want: set[str]) -> bool:
    """Whether «и» joins two plain words of one name: «промышленности и торговли»."""
    tokens = walked.tokens
    if at + 1 >= len(tokens) or at + 1 in walked.people or at + 1 in walked.parties:
        return False
    if at - 1 in walked.places or body_of(tokens[at + 1].text, tokens[at + 1].lemma) or post_at(tokens[at + 1]):
        return False
    after, before = tokens[at + 1], tokens[at - 1]
    if walked.tokens[at].text.lower() != "и":
        return before.text[:1].isupper() and after.text[:1].isupper() and _nominal(after, want)
    return (
        after.text[:1].islower()
        and before.text[:1].islower()
        and after.pos in ("NOUN", "ADJ")
        and any(r.case in want for r in readings(after.text))
        and after.case in want
    )


def nominative(walked: Walk, first: int, head: int, stop: int, word: str) -> str:
    """Words `[first, stop)`: the head `word` and the adjectives before it in the nominative, the rest as it stands."""
    tokens, text = walked.tokens, walked.document.text
    changed = {head: with_letter_case(word, tokens[head].text)}
    gender = _gender(word)
    for i in range(first, head):
        changed[i] = _agreeing(tokens[i], "Sing", gender)
    parts = []
    for i in range(first, stop):
        gap = text[tokens[i - 1].stop : tokens[i].start] if i > first else ""
        parts.append(gap + changed.get(i, tokens[i].text))
    return "".join(parts)


def adjectives_before(tokens: Sequence[Token], gender: str = "Masc") -> list[str]:
    """Adjectives in the nominative singular of a gender; other words as they stand, in lower case."""
    return [_agreeing(token, "Sing", gender).lower() if token.pos == "ADJ" else token.text.lower() for token in tokens]


def _gender(word: str) -> str:
    return next((r.gender for r in readings(word) if r.pos == "NOUN" and r.case == "Nom" and r.gender), "Masc")


def _agreeing(token: Token, number: str, gender: str) -> str:
    for index, reading in enumerate(readings(token.text)):
        if reading.pos in ("ADJF", "PRTF"):
            return inflected(token.text, index, number=number, gender=gender)
    return token.text
