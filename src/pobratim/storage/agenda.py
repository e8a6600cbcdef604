"""Selectors of the calendar: what happens, runs out or falls due between two days.

In: days, a party, kinds. Out: rows of entries, at most `MOST` of each kind. Not here: days of the calendar
(`pobratim.web.pictures.month`), words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

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
    happening = Entry.objects.filter(kind="event", first__lte=last, first__gte=first - LONGEST, last__gte=first)
    ending = Entry.objects.filter(until__gte=first, until__lte=last)
    asked = (
        ("event", happening.order_by("first", "id")),
        ("agreement", ending.filter(kind="agreement").order_by("until", "id")),
        ("commitment", ending.filter(kind="commitment").order_by("until", "id")),
    )
    found = {kind: _of(rows, party, partner) if kind in kinds else [] for kind, rows in asked}
    complete = all(len(rows) <= MOST for rows in found.values())
    return Agenda(found["event"][:MOST], found["agreement"][:MOST], found["commitment"][:MOST], complete)


def _of(rows: QuerySet[Entry], party: str, partner: str) -> list[Entry]:
    for code in filter(None, (party, partner)):
        rows = rows.filter(pk__in=EntryParty.objects.filter(party=canonical(code)).values("entry"))
    return list(rows.exclude(state=Entry.State.REJECTED)[: MOST + 1])
