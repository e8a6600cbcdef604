"""Parties as people type them: by name, by code, in Russian or English; and what may be meant so far.

In: what a person typed. Out: codes, or suggestions for a picker. Not here: names in texts (`pobratim.extract`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pobratim.lexicon.parties import find_party
from pobratim.lexicon.places import Place, places
from pobratim.resolve.letters import fold
from pobratim.resolve.parties import canonical, is_party
from pobratim.wording import word
from pobratim.wording.parties import kind_of, name_of

MOST = 12
_WITH_CODE = re.compile(r"^.*\((?P<code>[A-Z]{2}(?:-[A-Z0-9]{1,3})?(?:/.+)?)\)$", re.DOTALL)
_RANKS = ("country", "union", "region", "municipality")
_FIRST = "RU"
"""Whose regions and towns stand before those of other countries: the registers that we know are kept there."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A party that may be meant: what to write into the field, and what tells it from namesakes."""

    text: str
    where: str


def codes_of(typed: str) -> tuple[str, ...]:
    """The codes of the parties that may have been typed: one where it is clear, several namesakes, none."""
    text = " ".join(typed.split())
    if found := _WITH_CODE.match(text):
        text = found["code"]
    if is_party(text):
        return (canonical(text),) if _stands(canonical(text)) else ()
    return find_party(text) or _by_english().get(fold(text), ())


def _stands(code: str) -> bool:
    """Whether the place is known, or could be one: a municipality outside the table lies in a known region."""
    region, slash, name = code.partition("/")
    return region in places() and (not slash or bool(name.strip()))


def written(code: str, lang: str = "ru") -> str:
    """How a party stands in a field: its name, and the code that makes it the only one."""
    return f"{name_of(code, lang)} ({code})" if is_party(code) else code


def where_of(code: str, lang: str = "ru") -> str:
    """What kind of party it is, and in what it lies."""
    kind = word("party_kind", kind_of(code), lang)
    around = name_of(code.partition("/")[0], lang) if "/" in code else ""
    if not around and "-" in code and is_party(code):
        around = name_of(code[:2], lang)
    return f"{kind}, {around}" if around else kind


def suggestions(typed: str, lang: str = "ru", most: int = MOST) -> list[Suggestion]:
    """Parties that may be meant: those whose name begins so come first, then those with such a word, larger first."""
    sought = fold(typed)
    if not sought:
        return []
    found: dict[str, tuple[int, int, int, str]] = {}
    for spelt, place in _spellings():
        at = _fit(sought, spelt)
        if at is not None:
            rank = (at, _rank(place), -place.population, place.code)
            found[place.code] = min(found.get(place.code, rank), rank)
    best = sorted(found, key=lambda code: found[code])[:most]
    return [Suggestion(written(code, lang), where_of(code, lang)) for code in best]


def _rank(place: Place) -> int:
    home = place.code.startswith(f"{_FIRST}-")
    if place.kind == "region" and home:
        return 0
    return 2 * _RANKS.index(place.kind) + (1 if home else 2)


def _fit(sought: str, spelt: str) -> int | None:
    if spelt == sought:
        return 0
    if spelt.startswith(sought):
        return 1
    return 2 if f" {sought}" in spelt or f"-{sought}" in spelt or f"/{sought}" in spelt else None


@cache
def _spellings() -> tuple[tuple[str, Place], ...]:
    return tuple((fold(name), place) for place in places().values() for name in _names(place))


def _names(place: Place) -> Iterator[str]:
    yield from filter(None, (place.name, place.english, name_of(place.code, "en"), *place.also))
    if place.kind != "union":
        yield place.code


@cache
def _by_english() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for place in places().values():
        for name in {place.english, name_of(place.code, "en")} if place.english else ():
            found.setdefault(fold(name), []).append(place.code)
    return {name: tuple(codes) for name, codes in found.items()}
