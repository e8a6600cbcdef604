"""Columns and order of agreements, for every report that lists them.

In: entries of kind agreement. Out: fields, lists in order. Not here: which of them a report takes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from pobratim.register import Entry
from pobratim.register.lives import OVER, LifeState
from pobratim.wording import word

from ..paper import Cell
from .cells import AREAS, NUMBER, ORGANISATIONS, PARTIES, Field, Row, cell_of, date_cell, state_cell, title_cell
from .material import Asked, Material
from .states import over_since, paper_state

PAPER = Field("paper", title_cell, 2.0)
SIGNED = Field("signed", lambda row: date_cell(row, "signed"), 1.05, "date")
TERM = Field("term", lambda row: date_cell(row, "period"), 1.0)
SIGNERS = Field("signers", lambda row: cell_of(row, "signers"), 1.3)


def _state(row: Row) -> Cell:
    state = paper_state(row.material, row.entry, row.asked.as_of)
    return state_cell(row, word("life", state, row.language), "stage", "period")


def _until(row: Row) -> Cell:
    if row.entry.until is None:
        return Cell("")
    said = date_cell(row, "period")
    return Cell(f"{row.entry.until:%d.%m.%Y}", said.sources, said.marks, row.entry.until)


STATE = Field("state", _state, 1.05)
UNTIL = Field("until", _until, 0.9, "date")
LISTED = (NUMBER, PAPER, PARTIES, SIGNED, TERM, SIGNERS, ORGANISATIONS, AREAS, STATE)


def in_order(papers: Iterable[Entry]) -> list[Entry]:
    """By the day of signing; those of unknown days last."""
    return sorted(papers, key=lambda entry: (entry.first or date.max, entry.last or date.max, entry.id))


def standing(material: Material, asked: Asked, states: Collection[LifeState]) -> list[Entry]:
    """The papers that stand so on the day of the report, in order."""
    papers = material.of_kind("agreement")
    return in_order(entry for entry in papers if paper_state(material, entry, asked.as_of) in states)


def signed_within(material: Material, since: date, until: date) -> list[Entry]:
    """The papers signed in a period, as far as the texts tell it exactly enough."""
    papers = [entry for entry in material.of_kind("agreement") if getattr(entry.content, "signed", None)]
    return in_order(entry for entry in papers if _lies_within(entry, since, until))


def _lies_within(entry: Entry, since: date, until: date) -> bool:
    return bool(entry.first and entry.last and since <= entry.first and entry.last <= until)


def over_within(material: Material, since: date, until: date) -> list[Entry]:
    """The papers whose term ran out or that were ended in a period."""
    found = []
    for entry in material.of_kind("agreement"):
        over = over_since(material, entry)
        if over and since <= over <= until and paper_state(material, entry, until) in OVER:
            found.append(entry)
    return in_order(found)
