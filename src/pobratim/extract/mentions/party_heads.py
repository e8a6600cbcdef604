"""Parties named by an adjective with a head: «Калужская и Тульская области», «Палласовский район», «Донской край».

In: a sentence. Out: for every such adjective the tokens and the regions or municipalities it may mean; the elliptic one
of a pair covers its adjective alone. Not here: names without a head (`party_spots.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.derived import masculine
from pobratim.lexicon.places import places
from pobratim.lexicon.wordforms import fold
from pobratim.text import Sentence, Token

# Words that make an adjective or name a party; the value says of which kind.
HEADS = {
    "область": "region", "край": "region", "республика": "region", "губерния": "region", "провинция": "region",
    "остан": "region", "аймак": "region", "велаят": "region", "вилайет": "region", "воеводство": "region",
    "префектура": "region", "штат": "region", "земля": "region", "ил": "region", "регион": "region",
    "район": "municipality", "округ": "municipality", "уезд": "municipality", "город": "municipality",
    "город-герой": "municipality", "посёлок": "municipality", "село": "municipality", "аул": "municipality",
    "станица": "municipality", "деревня": "municipality", "община": "municipality",
}  # fmt: skip
DISTRICT = ("район", "округ", "уезд", "община")
BETWEEN = ("муниципальный", "городской", "автономный", "сельский", "национальный", "городское", "сельское")
ENDINGS_OF_ADJECTIVES = re.compile(r"(?:ск|цк)(?:ий|ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими|ою)$")


@dataclass(frozen=True, slots=True)
class Headed:
    """Tokens `[first, last]` with the parties they may mean; `name` is the municipality's name without its region."""

    first: int
    last: int
    codes: tuple[str, ...]


def find_headed(sentence: Sentence) -> Iterator[Headed]:
    """Every adjective that a head makes a party's name."""
    for h, token in enumerate(sentence.tokens):
        if token.lemma in HEADS and token.lemma not in ("город", "село", "посёлок", "ил"):
            yield from _before(sentence, h)


def _before(sentence: Sentence, h: int) -> Iterator[Headed]:
    tokens = sentence.tokens
    kind, last = tokens[h].lemma, h
    first = h - 1
    while first >= 0 and tokens[first].lemma in BETWEEN:
        first -= 1
    between = " ".join(token.lemma for token in tokens[first + 1 : h])
    while first >= 0 and _is_adjective(tokens[first]):
        codes = _meanings(tokens[first], kind, between)
        if codes:
            yield Headed(first, last, codes)
        elif last == h:
            return
        last = first = first - 2 if first >= 2 and tokens[first - 1].text in ("и", ",", "или") else -1


def _is_adjective(token: Token) -> bool:
    return token.text[:1].isupper() and bool(ENDINGS_OF_ADJECTIVES.search(fold(token.text)))


def _meanings(token: Token, head: str, between: str) -> tuple[str, ...]:
    regions = tuple(
        code
        for code in lexicon.adjective_parties(token.text)
        if lexicon.party_kind(code) == "region" and _fits(code, token, head, between)
    )
    if regions:
        return regions
    if head not in DISTRICT:
        return ()
    towns = lexicon.town_adjective_parties(token.text)
    adjective = sorted(masculine(token.text), key=lambda form: (form[-2:] != "ий", form))[0]
    name = " ".join(word for word in (_as_written(token, adjective), between, head) if word)
    owners = dict.fromkeys(lexicon.parent_of(code) for code in towns)
    return tuple(f"{owner}/{name}" for owner in owners) or (f"?/{name}",)


def _as_written(token: Token, adjective: str) -> str:
    """The adjective in the masculine nominative, with the capitals and ё of the text."""
    stem = re.sub(r"(?:ий|ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими|ою)$", "", token.text)
    if token.text.isupper():
        stem = "-".join(part.capitalize() for part in stem.split("-"))
    return stem + ("ой" if token.text.lower().endswith("ской") and adjective.endswith("ой") else "ий")


def _fits(code: str, token: Token, head: str, between: str) -> bool:
    """Whether the region is called by this adjective with this head («Томский край» is the Tomsk region too)."""
    if head == "регион":
        return True
    forms = masculine(token.text)
    for name in (places()[code].name, *places()[code].also):
        words = fold(name).split()
        if len(words) > 1 and masculine(words[0]) & forms and fold(head) in words:
            return True
    return False
