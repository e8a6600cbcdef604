"""Totals of a year: a row for each partner, a row for each municipality of the home region.

In: the year's material. Out: tables. What a cell counts stands in the lists that follow in the report.
Not here: those lists.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from pobratim.register import Entry
from pobratim.register.lives import LIVE
from pobratim.resolve.parties import ancestors, canonical
from pobratim.wording.parties import kind_of

from ..paper import Cell, Column, Table
from .cells import count_cell, party_words
from .happenings import of_period
from .material import HOME_COUNTRY, Asked, Material
from .papers import over_within, signed_within, standing
from .states import event_state
from .words import say

COUNTED = ("ties", "new", "valid", "over", "events", "projects", "promises")
Counts = dict[str, Counter[str]]
Line = tuple[tuple[str, ...], Counter[str]]


def partners(material: Material, asked: Asked) -> Table:
    """A row for each country, below it its regions; partners at home are regions. Most ties first."""
    counts = _counts(material, asked, lambda entry: _partners_of(entry, asked.home))
    rows: list[Line] = []
    for code in _in_order(counts):
        name = party_words(code, asked.language)
        below = kind_of(code) == "region" and not _at_home(code, asked)
        rows.append(((f"– {name}" if below else name,), counts[code]))
    return _table(("partner",), rows, asked)


def municipalities(material: Material, asked: Asked) -> Table:
    """A row for each municipality of the home region; of all regions, where none is asked."""
    beside: dict[str, set[str]] = defaultdict(set)

    def towns_of(entry: Entry) -> set[str]:
        towns = {code for code in _named(entry) if kind_of(code) == "municipality" and _is_own(code, asked)}
        for town in towns:
            beside[town] |= {code for code in _named(entry) if code != town and not _same_side(code, town)}
        return towns

    counts = _counts(material, asked, towns_of)
    rows: list[Line] = []
    for town in sorted(counts, key=lambda code: party_words(code, asked.language)):
        partners_of_town = ", ".join(party_words(code, asked.language) for code in sorted(beside[town]))
        rows.append(((party_words(town, asked.language), partners_of_town), counts[town]))
    return _table(("municipality", "partners"), rows, asked)


def _counts(material: Material, asked: Asked, rows_of: Callable[[Entry], Iterable[str]]) -> Counts:
    counts: Counts = defaultdict(Counter)
    for name, entries in _lists(material, asked).items():
        for entry in entries:
            for code in rows_of(entry):
                counts[code][name] += 1
    return {code: counted for code, counted in counts.items() if counted.total()}


def _lists(material: Material, asked: Asked) -> dict[str, list[Entry]]:
    assert asked.since is not None
    assert asked.until is not None
    since, until = asked.since, asked.until
    events = [
        entry for entry in of_period(material, "event", since, until) if event_state(entry, asked.as_of) == "held"
    ]
    ties = [entry for entry in material.of_kind("partnership") if not entry.first or entry.first <= until]
    return {
        "ties": [entry for entry in ties if entry.stage != "suspended"],
        "new": signed_within(material, since, until),
        "valid": standing(material, asked, LIVE),
        "over": over_within(material, since, until),
        "events": events,
        "projects": of_period(material, "project", since, until),
        "promises": of_period(material, "commitment", since, until),
    }


def _table(headings: tuple[str, ...], rows: list[Line], asked: Asked) -> Table:
    language = asked.language
    named = [Column(say(f"column.{key}", language), "text", 2.0 if len(headings) == 1 else 1.35) for key in headings]
    headings_of_counts = [say(f"column.{key}", language) for key in COUNTED]
    # A heading of one long word must fit: counts themselves are short
    counted = [Column(heading, "number", 0.4 + 0.05 * len(heading)) for heading in headings_of_counts]
    cells = [
        (*(Cell(name) for name in names), *(count_cell(counts[key], language) for key in COUNTED))
        for names, counts in rows
    ]
    return Table((*named, *counted), tuple(cells))


def _partners_of(entry: Entry, home: str) -> set[str]:
    """The rows in which an entry counts: a foreign party's region and country, a region at home."""
    found: set[str] = set()
    for code in _named(entry):
        if home and (_lies_in(code, home) or _lies_in(home, code)):
            continue
        lines = [one for one in (code, *ancestors(code)) if kind_of(one) != "municipality"]
        found |= {one for one in lines if one != (home[:2] or HOME_COUNTRY)}
    return found


def _in_order(counts: Counts) -> list[str]:
    """Countries (and regions at home) by their ties, each followed by its regions."""

    def key(code: str) -> tuple[int, str, int, str]:
        top = code[:2] if code[:2] in counts and kind_of(code) == "region" else code
        return (-counts[top].total(), top, -counts[code].total() if code != top else -(10**9), code)

    return sorted(counts, key=key)


def _at_home(code: str, asked: Asked) -> bool:
    return code[:2] == (asked.home[:2] or HOME_COUNTRY)


def _is_own(code: str, asked: Asked) -> bool:
    return _lies_in(code, asked.home) if asked.home else _at_home(code, asked)


def _same_side(code: str, town: str) -> bool:
    return _lies_in(code, town.partition("/")[0]) or _lies_in(town, code)


def _lies_in(code: str, outer: str) -> bool:
    return code == outer or outer in ancestors(code)


def _named(entry: Entry) -> list[str]:
    return [canonical(link.party) for link in entry.parties if link.direct]
