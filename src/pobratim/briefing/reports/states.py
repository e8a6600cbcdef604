"""How a paper or a promise stands on a day. Pure: the day is given.

In: entries with the facts behind them, a day. Out: states. Not here: how papers live (`pobratim.register.lives`), what
people decided about entries, tables.
"""

from __future__ import annotations

from datetime import date, timedelta

from pobratim.facts import Commitment, Event
from pobratim.register import Entry
from pobratim.register.lives import OVER, LifeState, standing_on

from .material import Material

SOON = timedelta(days=30)
"""A promise whose day is nearer than this is due: a month is what an office needs to ask for a report."""
PREPARED = frozenset({LifeState.PROPOSED, LifeState.DRAFTING})


def paper_state(material: Material, entry: Entry, day: date) -> LifeState | None:
    """Where a paper is in its life on a day; None where it is not known to have been there yet."""
    standing = standing_on(material.phases(entry), day)
    return standing.state if standing else None


def over_since(material: Material, entry: Entry) -> date | None:
    """The day from which a paper binds nobody any more, if that is known."""
    return next((phase.first for phase in material.phases(entry) if phase.state in OVER), None)


def promise_state(entry: Entry, day: date) -> str:
    """`overdue`, `due`, `not_due` or `no_term`. Whether it was kept, no text says for certain."""
    assert isinstance(entry.content, Commitment)
    if entry.until is None:
        return "no_term"
    if entry.until < day:
        return "overdue"
    return "due" if entry.until <= day + SOON else "not_due"


def event_state(entry: Entry, day: date) -> str:
    """`held`, `cancelled`, `planned`, or `unheard`: planned for a day that has passed, and nothing told since."""
    event = entry.content
    assert isinstance(event, Event)
    if event.stage == "cancelled":
        return "cancelled"
    if event.stage != "planned":
        return "held"
    return "unheard" if entry.last and entry.last < day else "planned"
