"""Numbered measures of a plan: what, who answers for it, until when, and how it stands on a day.

In: facts of kind `commitment` that the reader found in rows of a plan, the plan's own facts. Out: measures in the order
of the text. Not here: whether a measure was carried out: no fact says so, therefore a due one is never called done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pobratim.facts import Agreement, Commitment

from ..dates import stretch
from ..filed import Filed
from .members import PLANS

ROW = "commitment.plan_row"
"""The reader's rule for rows of plans."""


class Fulfilment(StrEnum):
    """How a measure stands: its day has not come, is here, has passed, or is not told."""

    NOT_DUE = "not_due"
    DUE = "due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of a plan."""

    fact: str
    number: int
    text: str
    responsible: tuple[str, ...]
    due: str | None

    def on(self, day: date) -> Fulfilment:
        """How it stands on a day, as far as its term tells."""
        term = stretch(self.due)
        if term.last is None:
            return Fulfilment.UNKNOWN
        if term.last < day:
            return Fulfilment.OVERDUE
        return Fulfilment.DUE if term.first is None or term.first <= day else Fulfilment.NOT_DUE


def measures_of(facts: Iterable[Filed]) -> tuple[Measure, ...]:
    """The rows among the facts of a plan's documents, each text once, numbered in the order of the text."""
    rows: dict[str, Filed] = {}
    for filed in sorted(facts, key=_place):
        if filed.fact.rule == ROW and isinstance(filed.content, Commitment):
            rows.setdefault(filed.content.what, filed)
    return tuple(_measure(number, filed) for number, filed in enumerate(rows.values(), 1))


def plan_of(measures: Iterable[Measure], plans: Iterable[tuple[str, Agreement]]) -> str:
    """To which of a document's plans its rows belong: whose term holds most of their days, else the newest one."""
    days = [stretch(one.due) for one in measures if one.due]

    def fit(plan: tuple[str, Agreement]) -> tuple[int, bool, date, str]:
        number, content = plan
        term = stretch(content.period)
        held = sum(one.known and term.known and one.within(term) for one in days)
        begun = stretch(content.signed).first or term.edge or date.min
        return (held, content.stage not in ("completed", "ended"), begun, number)

    return max(plans, key=fit)[0]


def has_measures(instrument: str) -> bool:
    """Whether papers of an instrument have rows with measures."""
    return instrument in PLANS


def _place(filed: Filed) -> tuple[str, int]:
    return (filed.fact.document, filed.fact.evidence[0].start)


def _measure(number: int, filed: Filed) -> Measure:
    content = filed.content
    assert isinstance(content, Commitment)
    return Measure(filed.fact.id, number, content.what, content.by, content.due)
