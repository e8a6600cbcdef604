"""Selectors of the morning page: what needs somebody today.

In: days, the register's own party. Out: entries and counts. Not here: the queue of review (`pobratim.desk.queue`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q

from pobratim.register.lives import LifeState

from . import tallies, windows
from .models import Document, Entry, EntryPhase, Tally

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
QUIET_LOOKED = 100
"""Partners with most events among whom the quiet ones are looked for."""


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
    known = Tally.objects.filter(aspect=tallies.kind_aspect("event"), direct__gte=QUIET_EVENTS)
    known = known.filter(party=home).exclude(partner="") if home else known.filter(partner="").exclude(party="")
    name = "partner" if home else "party"
    counts = dict(known.order_by("-direct", name).values_list(name, "direct")[:QUIET_LOOKED])
    since = today - timedelta(days=QUIET_AFTER)
    days = windows.last_events(home, [*counts])
    found = [Quiet(code, counts[code], day) for code, day in days.items() if day < since]
    return sorted(found, key=lambda one: (-one.events, one.party))[:QUIET]


def read_since(moment: datetime) -> int:
    """How many documents were read since then."""
    return Document.objects.filter(read_at__gte=moment).count()
