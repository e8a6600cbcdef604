"""How a paper or a promise stands on a day. Pure: the day is given.

In: entries with the facts behind them, a day. Out: codes of states (`words.csv` has their words).
Not here: what people decided about entries, tables.
"""

from __future__ import annotations

from datetime import date, timedelta

from pobratim.facts import Agreement, Commitment, Event
from pobratim.register import Entry
from pobratim.register.dates import stretch

from .material import Material

SOON = timedelta(days=30)
"""A promise whose day is nearer than this is due: a month is what an office needs to ask for a report."""
PREPARED = ("proposed", "drafting")
OVER = ("completed", "ended")


def paper_state(material: Material, entry: Entry, day: date) -> str:
    """`prepared`, `ahead`, `in_force`, `lapsed`, `completed` or `ended`."""
    paper = entry.content
    assert isinstance(paper, Agreement)
    begun = stretch(paper.signed or paper.period).first
    if begun and begun > day:
        return "ahead"
    if paper.stage in PREPARED:
        return "prepared"
    if paper.stage in OVER:
        over = over_since(material, entry)
        if over is None or over <= day:
            return str(paper.stage)
    if entry.until and entry.until < day:
        return "lapsed"
    return "in_force"


def over_since(material: Material, entry: Entry) -> date | None:
    """The day by which a paper was over: the end of its term, else the first day on which that was told."""
    paper = entry.content
    assert isinstance(paper, Agreement)
    if paper.stage not in OVER:
        return entry.until
    told = [stretch(filed.published).last for filed in material.filed(entry) if _stage(filed.content) == paper.stage]
    days = [day for day in (entry.until, *told) if day]
    return min(days, default=None)


def _stage(content: object) -> str | None:
    return content.stage if isinstance(content, Agreement) else None


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
