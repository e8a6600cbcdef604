"""Selectors of the morning page: what needs somebody today.

In: days, the register's own party. Out: entries and counts. Not here: the queue of review (`pobratim.desk.queue`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Max, Q

from pobratim.register.lives import LifeState
from pobratim.resolve.parties import ancestors

from .models import Document, Entry, EntryParty, EntryPhase

SOON = 30
"""Days ahead that one morning looks."""
LATE = 90
"""Days back: what was due earlier than that is an old matter, found in the list."""
MOST = 60
LAPSING = 180
LAPSED = 365
QUIET_AFTER = 365
QUIET_EVENTS = 3
"""A partner with fewer events never was in touch, so it cannot go quiet."""
QUIET = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """What falls due soon, the nearest first, and promises whose term has just passed, the latest first."""

    soon: list[Entry]
    late: list[Entry]


def terms(today: date, count: int) -> Terms:
    """Terms around a day."""
    near = Entry.objects.filter(until__gte=today - timedelta(days=LATE), until__lte=today + timedelta(days=SOON))
    wanted = Q(kind__in=("commitment", "event", "agreement"), until__gte=today) | Q(kind="commitment")
    found = near.filter(wanted).exclude(state=Entry.State.REJECTED)
    soon = list(found.filter(until__gte=today).order_by("until", "id")[:count])
    late = list(found.filter(until__lt=today).order_by("-until", "id")[:count])
    return Terms(soon, late)


def lapsing(today: date, count: int) -> list[Entry]:
    """Plans that no other follows and whose term is over since a year at most, or ends within half a year."""
    days = Q(first__gte=today - timedelta(days=LAPSED), first__lte=today + timedelta(days=LAPSING))
    ending = EntryPhase.objects.filter(days, state=LifeState.LAPSED).values("entry")
    found = Entry.objects.filter(pk__in=ending).exclude(state=Entry.State.REJECTED)
    return list(found.order_by(F("until").desc(nulls_last=True), "id")[:count])


@dataclass(frozen=True, slots=True)
class Quiet:
    """A partner with so many events, and the day of the last one."""

    party: str
    events: int
    last: date


def quiet(home: str, today: date) -> list[Quiet]:
    """Partners (of the home party, if there is one) who had events and none for a year, the busiest first."""
    rows = EntryParty.objects.filter(direct=True, entry__kind="event").exclude(entry__state=Entry.State.REJECTED)
    if home:
        rows = rows.filter(entry__in=EntryParty.objects.filter(party=home).values("entry"))
    counted = rows.order_by().values_list("party").annotate(n=Count("id"), newest=Max("entry__last"))
    since = today - timedelta(days=QUIET_AFTER)
    found = [
        Quiet(party, number, newest)
        for party, number, newest in counted.filter(n__gte=QUIET_EVENTS, newest__lt=since)
        if party != home and home not in ancestors(party) and party not in ancestors(home)
    ]
    return sorted(found, key=lambda one: (-one.events, one.party))[:QUIET]


def read_since(moment: datetime) -> int:
    """How many documents were read since then."""
    return Document.objects.filter(read_at__gte=moment).count()
