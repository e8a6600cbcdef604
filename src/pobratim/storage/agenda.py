"""Selectors of the calendar: what happens, runs out or falls due between two days.

In: days, a party, kinds. Out: rows of entries, at most `MOST` of each kind. Not here: days of the calendar
(`pobratim.web.pictures.month`), words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.resolve.parties import canonical

from .models import Entry, EntryParty

MOST = 600
"""Entries of one kind that a calendar shows: more than 20 on each day of a month."""
LONGEST = timedelta(days=366)
"""What is told to last longer than a year is looked for no further back."""
KINDS = ("event", "agreement", "commitment")


@dataclass(frozen=True, slots=True)
class Agenda:
    """Entries by kind, events by their first day, others by the day on which they run out; whether these are all."""

    events: list[Entry]
    papers: list[Entry]
    commitments: list[Entry]
    complete: bool


def agenda(first: date, last: date, *, party: str = "", partner: str = "", kinds: Sequence[str] = KINDS) -> Agenda:
    """What has a day between the two, for one party, for two together, or for all."""
    codes = [canonical(code) for code in (party, partner) if code]
    found = {kind: _between(kind, first, last, codes) if kind in kinds else [] for kind in KINDS}
    complete = all(len(rows) <= MOST for rows in found.values())
    return Agenda(found["event"][:MOST], found["agreement"][:MOST], found["commitment"][:MOST], complete)


def _between(kind: str, first: date, last: date, codes: Sequence[str]) -> list[Entry]:
    begins = {"first__lte": last, "first__gte": first - LONGEST}
    days: dict[str, date] = begins if kind == "event" else {"until__gte": first, "until__lte": last}
    rows = Entry.objects.filter(kind=kind, **days).exclude(state=Entry.State.REJECTED)
    if kind == "event":
        rows = rows.filter(last__gte=first)
    for code in codes:
        # Parties' own lists know the days too
        rows = rows.filter(pk__in=EntryParty.objects.filter(party=code, kind=kind, **days).values("entry"))
    return list(rows.order_by("first" if kind == "event" else "until", "id")[: MOST + 1])
