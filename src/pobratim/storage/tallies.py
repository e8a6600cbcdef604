"""How many entries concern whom, kept in step with the entries, so that no page counts a large register.

In: entries before and after they were made anew, in the caller's transaction. Out: rows of counts, equal to what
counting all entries would give; rejected entries are not counted. Not here: what a page makes of the numbers.

A count belongs to a party, or to a party and a partner, and to an aspect: `kind:agreement`, `area:trade`, `confirmed`;
`year:2024` of a pair, `year:2024/event` of a party, `span:2024-05/2024-06/event` (first and last month) of the whole
register, for which the empty party stands. Of two parties one never lies in the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import permutations

from django.db import connection

from pobratim.register import Entry, State
from pobratim.resolve.parties import ancestors

from . import models

ALL = ""
CONFIRMED = "confirmed"
DOCUMENTS, FACTS = "documents", "facts"
"""Aspects of the whole register."""
TIED = ("agreement", "event", "partnership", "project", "figure", "flow", "commitment")
"""Kinds of entries that can tie parties: those that are counted by time."""
_ANSWERED = (State.ACCEPTED, State.CORRECTED, State.ENTERED)
AT_ONCE = 500
_UPSERT = """
insert into storage_tally (party, partner, aspect, n, direct, named) values {rows}
on conflict (party, partner, aspect) do update set
  n = storage_tally.n + excluded.n, direct = storage_tally.direct + excluded.direct,
  named = storage_tally.named + excluded.named
"""

Place = tuple[str, str, str]
"""Party, partner, aspect."""


@dataclass(slots=True)
class Counts:
    """Numbers by place: of all entries, of those that name the partner (else the party) itself, that name both."""

    n: Counter[Place]
    direct: Counter[Place]
    named: Counter[Place]

    def at(self, place: Place) -> tuple[int, int, int]:
        """The numbers of a place."""
        return self.n[place], self.direct[place], self.named[place]


def nothing() -> Counts:
    """No entries."""
    return Counts(Counter(), Counter(), Counter())


@dataclass(frozen=True, slots=True)
class Counted:
    """What of an entry is counted; `parties` are codes with whether the entry names them itself."""

    kind: str
    state: str
    first: date | None
    last: date | None
    parties: Sequence[tuple[str, bool]]
    areas: Sequence[str]


def of_rows(ids: Sequence[str]) -> Counts:
    """What entries count for, as their rows say."""
    parties: dict[str, list[tuple[str, bool]]] = {}
    areas: dict[str, list[str]] = {}
    for entry, party, direct in models.EntryParty.objects.filter(entry__in=ids).values_list("entry", "party", "direct"):
        parties.setdefault(entry, []).append((party, direct))
    for entry, area in models.EntryArea.objects.filter(entry__in=ids).values_list("entry", "area"):
        areas.setdefault(entry, []).append(area)
    rows = models.Entry.objects.order_by().filter(id__in=ids).values_list("id", "kind", "state", "first", "last")
    return _sum(
        Counted(kind, state, first, last, parties.get(pk, ()), areas.get(pk, ()))
        for pk, kind, state, first, last in rows
    )


def of_entries(entries: Iterable[Entry]) -> Counts:
    """What entries count for, before they are written."""
    return _sum(
        Counted(
            one.kind,
            str(one.state),
            one.first,
            one.last,
            [(link.party, link.direct) for link in one.parties],
            one.areas,
        )
        for one in entries
    )


def change(before: Counts, after: Counts) -> None:
    """Write the difference. The last step of a transaction: writers meet in the rows of large parties."""
    places = sorted({*before.n, *after.n})
    _write(
        [
            (
                *place,
                after.n[place] - before.n[place],
                after.direct[place] - before.direct[place],
                after.named[place] - before.named[place],
            )
            for place in places
            if after.at(place) != before.at(place)
        ]
    )


def move(documents: int, facts: int) -> None:
    """So many documents and facts more (or fewer) are in the register."""
    _write([(ALL, ALL, aspect, n, n, n) for aspect, n in ((DOCUMENTS, documents), (FACTS, facts)) if n])


def _write(moved: Sequence[tuple[str, str, str, int, int, int]]) -> None:
    with connection.cursor() as cursor:
        for start in range(0, len(moved), AT_ONCE):
            chunk = moved[start : start + AT_ONCE]
            rows = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(chunk))
            cursor.execute(_UPSERT.format(rows=rows), [value for row in chunk for value in row])


def _sum(entries: Iterable[Counted]) -> Counts:
    counts = nothing()
    for one in entries:
        if one.state == State.REJECTED:
            continue
        shared = [*_aspects(one)]
        years = {depth: _when(one, depth) for depth in range(3)}
        for party, partner, direct, named in _places(tuple(sorted(one.parties))):
            for aspect in (*shared, *years[bool(party) + bool(partner)]):
                counts.n[party, partner, aspect] += 1
                counts.direct[party, partner, aspect] += direct
                counts.named[party, partner, aspect] += named
    return counts


def _aspects(one: Counted) -> Iterable[str]:
    yield kind_aspect(one.kind)
    if one.state in _ANSWERED:
        yield CONFIRMED
    for area in one.areas:
        yield f"area:{area}"


def _when(one: Counted, depth: int) -> tuple[str, ...]:
    """When an entry is, as exactly as it is counted: of the register by months, of a party by kind, of a pair."""
    if not one.first or one.kind not in TIED:
        return ()
    if depth == 0:
        return (f"span:{one.first:%Y-%m}/{one.last or one.first:%Y-%m}/{one.kind}",)
    return (f"year:{one.first:%Y}/{one.kind}",) if depth == 1 else (f"year:{one.first:%Y}",)


def kind_aspect(kind: str) -> str:
    """The aspect of entries of a kind."""
    return f"kind:{kind}"


@lru_cache(maxsize=20_000)
def _places(parties: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, str, bool, bool], ...]:
    alone = [(party, ALL, direct, direct) for party, direct in parties]
    beside = [
        (party, partner, direct, direct and own)
        for (party, own), (partner, direct) in permutations(parties, 2)
        if party not in ancestors(partner) and partner not in ancestors(party)
    ]
    return ((ALL, ALL, True, True), *alone, *beside)


def numbers(party: str, partner: str, prefix: str) -> dict[str, int]:
    """The counts of a party (and a partner) whose aspects begin so, by the rest of the aspect's name."""
    found = models.Tally.objects.filter(party=party, partner=partner, aspect__startswith=prefix, n__gt=0)
    return {aspect.removeprefix(prefix): n for aspect, n in found.values_list("aspect", "n")}


def total(party: str, partner: str, kind: str) -> int:
    """How many entries of a kind concern a party (and a partner); of all parties where none is named."""
    found = models.Tally.objects.filter(party=party, partner=partner, aspect=kind_aspect(kind))
    return found.values_list("n", flat=True).first() or 0
