"""Columns and order of events, projects, figures and commitments, for every report that lists them.

In: entries. Out: fields, lists in order. Not here: which of them a report takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pobratim.facts import Figure
from pobratim.register import Entry

from ..paper import Cell
from .cells import (
    AREAS,
    NUMBER,
    ORGANISATIONS,
    PARTIES,
    Field,
    Row,
    cell_of,
    date_cell,
    number_cell,
    state_cell,
    title_cell,
    worded,
)
from .material import Material
from .states import event_state, promise_state
from .words import say


def _event(row: Row) -> Cell:
    said = cell_of(row, "type")
    title = getattr(row.entry.content, "title", None)
    text = str(title or said.text)
    if title and not text.casefold().startswith(said.text.casefold()):
        text = f"{said.text}: {title}"
    slots = ("type", "title") if title else ("type",)
    return Cell(text[:1].upper() + text[1:], row.material.sources(row.entry, *reversed(slots)), said.marks)


def _value(row: Row) -> Cell:
    return number_cell(row, "rank" if getattr(row.entry.content, "measure", "") == "rank" else "value")


def _measure(row: Row) -> Cell:
    figure = row.entry.content
    assert isinstance(figure, Figure)
    slots = ("scope",) if figure.measure == "other" and figure.scope else ("measure", "scope")
    said = cell_of(row, *slots, join=": ")
    return Cell(said.text[:1].upper() + said.text[1:], said.sources, said.marks)


def _unit(row: Row) -> Cell:
    figure = row.entry.content
    assert isinstance(figure, Figure)
    return Cell(worded("figure", "unit", figure.unit, row.language) if figure.unit not in (None, "count") else "")


def _state_of_event(row: Row) -> Cell:
    return state_cell(row, say(f"state.{event_state(row.entry, row.asked.as_of)}", row.language), "stage")


def _state_of_promise(row: Row) -> Cell:
    return state_cell(row, say(f"state.{promise_state(row.entry, row.asked.as_of)}", row.language), "due")


def _basis(row: Row) -> Cell:
    """The plan whose row it is, else what kind of promise."""
    plan = row.material.plan_of(row.entry)
    if plan is None:
        return cell_of(row, "type")
    named = title_cell(replace(row, entry=plan))
    return Cell(named.text, named.sources, named.marks)


EVENTS = (
    NUMBER,
    Field("date", lambda row: date_cell(row, "date"), 0.9, "date"),
    Field("event", _event, 1.6),
    Field("place", lambda row: cell_of(row, "place"), 1.0),
    PARTIES,
    Field("people", lambda row: cell_of(row, "people"), 1.4),
    AREAS,
    Field("state", _state_of_event, 1.1),
)
PROMISES = (
    NUMBER,
    Field("what", lambda row: cell_of(row, "what"), 2.4),
    Field("by", lambda row: cell_of(row, "by"), 1.3),
    Field("to", lambda row: cell_of(row, "to"), 1.0),
    Field("basis", _basis, 1.3),
    Field("due", lambda row: date_cell(row, "due"), 0.9, "date"),
    Field("state", _state_of_promise, 1.05),
)
PROJECTS = (
    NUMBER,
    Field("project", lambda row: cell_of(row, "name"), 1.8),
    PARTIES,
    ORGANISATIONS,
    Field("investment", lambda row: number_cell(row, "investment"), 0.9, "number"),
    Field("currency", lambda row: cell_of(row, "investment"), 0.5),
    Field("jobs", lambda row: number_cell(row, "jobs"), 0.6, "number"),
    Field("stage", lambda row: cell_of(row, "stage"), 1.1),
)
FIGURES = (
    NUMBER,
    Field("measure", _measure, 1.6),
    Field("of", lambda row: cell_of(row, "of"), 1.1),
    Field("with", lambda row: cell_of(row, "with_"), 1.0),
    Field("value", _value, 0.9, "number"),
    Field("unit", _unit, 0.5),
    Field("change", lambda row: cell_of(row, "change"), 0.7),
    Field("figure_period", lambda row: cell_of(row, "period"), 0.9),
)


def of_period(material: Material, kind: str, since: date, until: date) -> list[Entry]:
    """The entries of a kind whose own days meet a period; what is due in it, and projects told of in it, count too."""
    return [entry for entry in material.of_kind(kind) if _meets(entry, since, until)]


def _meets(entry: Entry, since: date, until: date) -> bool:
    stretches = [(entry.first, entry.last)]
    if entry.kind == "commitment":
        stretches.append((entry.until, entry.until))
    if entry.kind == "project":
        stretches.append((entry.seen_first, entry.seen_last))
    return any(first and last and first <= until and last >= since for first, last in stretches)


def by_day(entries: Iterable[Entry]) -> list[Entry]:
    """In the order of time; what has no day last."""
    return sorted(entries, key=lambda entry: (entry.first or date.max, entry.last or date.max, entry.id))


def by_due(entries: Iterable[Entry]) -> list[Entry]:
    """What is due first stands first; what has no day last."""
    return sorted(entries, key=lambda entry: (entry.until or date.max, entry.first or date.max, entry.id))
