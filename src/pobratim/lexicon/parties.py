"""What is known of parties: their names, kinds, parents; and which parties a name, adjective or plural may mean.

In: codes or words. Out: names, kinds and codes, ambiguous ones with all their meanings. Not here: which meaning a text
has (`extract`), the table itself (`places.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from .derived import adjectives_of, masculine, people, people_of
from .places import Place, places
from .wordforms import fold

Words = tuple[str, ...]
# A town shares its first letters with the words made from its name: only such towns are tried.
PREFIX = 2
WORD = re.compile(r"[\w’'-]+|[^\w\s]")


def party_name(code: str, lang: str = "ru") -> str:
    """The name to show for a party: Russian, or English where the table has it; an unknown code is its own name."""
    place = places().get(code)
    if place is None:
        return code.partition("/")[2] or code
    return place.english or place.name if lang == "en" else place.name


def party_kind(code: str) -> str:
    """`country`, `region`, `municipality` or `union`, by the table or else by the form of the code."""
    if code in places():
        return places()[code].kind
    if "/" in code:
        return "municipality"
    return "region" if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code) else "union"


def parent_of(code: str) -> str | None:
    """The region of a municipality, the country of a region, None above that."""
    if "/" in code:
        return code.partition("/")[0]
    return code[:2] if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code) else None


def country_of(code: str) -> str | None:
    """The country in which a party lies: itself for a country, None for a union."""
    return code[:2] if re.fullmatch(r"[A-Z]{2}(?:-.*)?", code) else None


def region_of(code: str) -> str | None:
    """The region in which a municipality lies, itself for a region, None for a country or union."""
    region = code.partition("/")[0]
    return region if "-" in region and re.match(r"[A-Z]{2}-", region) else None


def is_city(code: str) -> bool:
    """Whether a region is a city: Москва, Алматы, Пекин."""
    place = places().get(code)
    return place is not None and place.city


def find_party(name: str) -> tuple[str, ...]:
    """Codes of the parties that bear a name (nominative, any letter case), most inhabitants first."""
    key = tuple(words_of(name))
    return tuple(code for words, codes in names().get(key[0], ()) if words == key for code in codes) if key else ()


@lru_cache(maxsize=100_000)
def adjective_parties(adjective: str) -> tuple[str, ...]:
    """Codes of the countries and regions whose adjective this may be in any case: «калужскими»."""
    return _collect(masculine(adjective), _adjectives())


@lru_cache(maxsize=100_000)
def town_adjective_parties(adjective: str) -> tuple[str, ...]:
    """Codes of the municipalities from whose name this adjective may be formed."""
    return _collect(masculine(adjective), _town_adjectives(fold(adjective)[:PREFIX]))


@lru_cache(maxsize=100_000)
def demonym_parties(word: str) -> tuple[str, ...]:
    """Codes of the countries and regions whose inhabitants this word may name in any case: «вологжанам»."""
    return _collect(people(word), _demonyms())


@lru_cache(maxsize=100_000)
def town_demonym_parties(word: str) -> tuple[str, ...]:
    """Codes of the municipalities whose inhabitants this word may name."""
    return _collect(people(word), _town_demonyms(fold(word)[:PREFIX]))


def former_party(code: str) -> str:
    """The code in force for one that ISO 3166-2 has withdrawn, the code itself otherwise."""
    return next((place.code for place in places().values() if code in place.former), code)


def words_of(name: str) -> list[str]:
    """A name's words and signs, folded, as the names' index keys them."""
    name = fold(name)
    return [name] if name.isalpha() else WORD.findall(name)


@cache
def names() -> dict[str, list[tuple[Words, tuple[str, ...]]]]:
    """First word → names that begin with it, longest first, each with the codes that bear it."""
    bearers: dict[Words, list[str]] = defaultdict(list)
    ranked = sorted(places().values(), key=_weight)
    spelt = [(place.name, place) for place in ranked]
    spelt += [(name, place) for place in ranked if place.kind != "municipality" for name in place.also]
    for name, place in spelt:
        bearers[tuple(words_of(name))].append(place.code)
    # An old or foreign spelling of a town gives way to any place that is really called so.
    for place in ranked:
        for name in place.also if place.kind == "municipality" else ():
            bearers.setdefault(tuple(words_of(name)), [place.code])
    index: dict[str, list[tuple[Words, tuple[str, ...]]]] = defaultdict(list)
    for words, codes in sorted(bearers.items(), key=lambda item: -len(item[0])):
        index[words[0]].append((words, tuple(dict.fromkeys(codes))))
    return index


@cache
def abbreviations() -> frozenset[str]:
    """Names written in capitals, folded: they are never declined («КР»)."""
    spelt = (name for place in places().values() if place.kind != "municipality" for name in (place.name, *place.also))
    return frozenset(fold(name) for name in spelt if name.isupper())


def _weight(place: Place) -> tuple[int, int]:
    return ["country", "union", "region", "municipality"].index(place.kind), -place.population


def _collect(forms: Iterable[str], table: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for form in sorted(forms) for code in table.get(form, ())))


@cache
def _adjectives() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for place in places().values():
        for adjective in place.adjectives if place.kind != "municipality" else ():
            table[fold(adjective)].append(place.code)
    return table


@cache
def _demonyms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for place in places().values():
        for plural in place.demonyms if place.kind != "municipality" else ():
            table[fold(plural)].append(place.code)
    return table


@cache
def _towns() -> dict[str, list[Place]]:
    table: dict[str, list[Place]] = defaultdict(list)
    for place in places().values():
        if place.kind == "municipality":
            for prefix in {fold(word[:PREFIX]) for word in (place.name, *place.adjectives, *place.demonyms)}:
                table[prefix].append(place)
    return table


@cache
def _town_adjectives(prefix: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for place in _towns().get(prefix, ()):
        for adjective in dict.fromkeys((*map(fold, place.adjectives), *adjectives_of(place.name))):
            table[adjective].append(place.code)
    return table


@cache
def _town_demonyms(prefix: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for place in _towns().get(prefix, ()):
        for plural in dict.fromkeys((*map(fold, place.demonyms), *people_of(place.name))):
            table[plural].append(place.code)
    return table
