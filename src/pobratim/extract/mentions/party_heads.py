"""Parties named by an adjective with a head: «Калужская и Тульская области», «Палласовский район», «Донской край».

In: a sentence. Out: for every such adjective its tokens and the regions or municipalities it may mean; the elliptic one
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

REGION_HEADS = frozenset(
    "область край республика губерния провинция остан аймак велаят вилайет воеводство префектура штат земля ил "
    "регион кантон".split()
)
TOWN_HEADS = frozenset(
    "город город-герой город-побратим г г. посёлок поселок пгт село аул станица деревня хутор мэрия хокимият "
    "акимат".split()
)
DISTRICT_HEADS = frozenset(("район", "округ", "уезд", "община"))
# Bodies of a district: «Тосненский райисполком» stands for the district.
DISTRICT_BODIES = re.compile(r"рай(?:исполком|совет|администрац|собран|дум|хокимият)")
# These heads belong to a region's name; others («аймак», «провинция») are put to names that have none.
OWN_HEADS = frozenset(("область", "край", "республика", "округ", "район", "губерния", "земля"))
BETWEEN = ("муниципальный", "городской", "автономный", "национальный")
ADJECTIVE = re.compile(r"(?:ск|цк)(?:ий|ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими|ою)$")
ENDING = re.compile(r"(?:ий|ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими|ою)$", re.IGNORECASE)
JOINS = ("и", ",", "или", "с", "со")
UNKNOWN = "?"
# A district named after a town of the city may lie in the region around the city.
AROUND = {"RU-SPE": "RU-LEN", "RU-MOW": "RU-MOS"}


@dataclass(frozen=True, slots=True)
class Headed:
    """Tokens `[first, last]` and the parties they may mean; a district of an unknown region has `?` for its region."""

    first: int
    last: int
    codes: tuple[str, ...]
    form: str = "name"


def is_adjective(token: Token) -> bool:
    """Whether a word has the shape of an adjective made from a place's name."""
    return bool(ADJECTIVE.search(fold(token.text)))


def find_headed(sentence: Sentence) -> Iterator[Headed]:
    """Every adjective that a head makes a party's name."""
    for h, token in enumerate(sentence.tokens):
        if token.lemma in REGION_HEADS or token.lemma in DISTRICT_HEADS:
            yield from _before(sentence, h)
        elif DISTRICT_BODIES.match(token.lemma) or token.lemma == "районный":
            yield from _body(sentence, h)


def _body(sentence: Sentence, h: int) -> Iterator[Headed]:
    if h and _capital_adjective(sentence.tokens[h - 1]):
        codes = district_codes(sentence.tokens[h - 1], "район")
        yield Headed(h - 1, h - 1, codes, "adjective")


def _before(sentence: Sentence, h: int) -> Iterator[Headed]:
    tokens = sentence.tokens
    first, last = h - 1, h
    while first >= 0 and tokens[first].lemma in BETWEEN:
        first -= 1
    between = " ".join(token.lemma for token in tokens[first + 1 : h])
    while first >= 0 and _capital_adjective(tokens[first]):
        if last != h and _is_town_beside(tokens[first], tokens[h]):
            return
        codes = _meanings(tokens[first], tokens[h].lemma, between)
        if not codes:
            return
        yield Headed(first, last, codes)
        joined = first >= 2 and tokens[first - 1].text in JOINS and tokens[max(0, first - 3)].lemma not in TOWN_HEADS
        first = first - 2 if joined else -1
        last = first


def _is_town_beside(token: Token, head: Token) -> bool:
    """«между Волжским и Жанибекским районом», «между Рыбинском и …»: one district, and a town like an adjective."""
    single = head.lemma in DISTRICT_HEADS and head.feats.get("Number") == "Sing"
    noun = head.case == "Ins" and token.text.endswith("ом")
    return single and (noun or any(lexicon.names().get(form) for form in masculine(token.text)))


def _capital_adjective(token: Token) -> bool:
    return token.text[:1].isupper() and is_adjective(token)


def _meanings(token: Token, head: str, between: str) -> tuple[str, ...]:
    regions = tuple(
        code
        for code in lexicon.adjective_parties(token.text)
        if lexicon.party_kind(code) == "region" and _fits(code, token, head)
    )
    if regions or head not in DISTRICT_HEADS or between == "автономный":
        return regions
    return district_codes(token, f"{between} {head}".strip())


def district_codes(token: Token, head: str) -> tuple[str, ...]:
    """Codes of the districts with this adjective and head, one for each region that has a town to name them after."""
    towns = [code for code in lexicon.town_adjective_parties(token.text) if "-" in code]
    within = [lexicon.parent_of(code) or UNKNOWN for code in towns]
    owners = dict.fromkeys(within + [AROUND[owner] for owner in within if owner in AROUND])
    name = f"{_masculine_as_written(token, towns)} {head}"
    return tuple(f"{owner}/{name}" for owner in owners) or (f"{UNKNOWN}/{name}",)


def _masculine_as_written(token: Token, towns: list[str]) -> str:
    """The adjective in the masculine nominative, with the capitals and ё of the text."""
    stem = ENDING.sub("", token.text)
    if token.text.isupper():
        stem = "-".join(part.capitalize() for part in stem.split("-"))
    stressed = any(fold(lexicon.party_name(code)) == fold(stem) + "ой" for code in towns)
    return stem + ("ой" if stressed else "ий")


def _fits(code: str, token: Token, head: str) -> bool:
    """Whether the region is called by this adjective with this head: «Томская область», «Ховдский аймак»."""
    if head == "регион":
        return True
    if head not in OWN_HEADS and len(places()[code].name.split()) == 1:
        return True
    forms = masculine(token.text)
    for name in (places()[code].name, *places()[code].also):
        words = fold(name).split()
        if len(words) > 1 and masculine(words[0]) & forms and fold(head) in words:
            return True
    return False
