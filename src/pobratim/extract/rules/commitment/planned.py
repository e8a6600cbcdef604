"""Notices rows of plans and road maps: «№ | Мероприятие | Срок | Ответственные» and numbered lines below a plan's head.

In: a marked document. Out: drafts of type `agreed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.actors import actors_in
from pobratim.extract.marked import MarkedDocument

from .draft import Draft, due_in

SEPARATOR = re.compile(r"\s*[|\t]\s*")
COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("due", re.compile(r"срок|дата|период", re.I)),
    ("by", re.compile(r"ответствен|исполнител", re.I)),
    ("what", re.compile(r"мероприяти|наименовани|содержани|действи|меры|пункт", re.I)),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its offsets."""

    start: int
    stop: int


def plan_rows(document: MarkedDocument) -> Iterator[Draft]:
    """Rows below a head that names the columns of what and of term or responsible."""
    columns: dict[str, int] | None = None
    for line in re.finditer(r"[^\n]+", document.text):
        cells = list(_cells(document, line.start(), line.end()))
        if len(cells) < 2:
            continue
        head = _columns(document, cells)
        if head:
            columns = head
        elif columns and len(cells) > max(columns.values()):
            yield _row(document, cells, columns)


def _cells(document: MarkedDocument, start: int, stop: int) -> Iterator[Cell]:
    begin = start
    for cut in SEPARATOR.finditer(document.text, start, stop):
        if cut.start() > begin:
            yield Cell(begin, cut.start())
        begin = cut.end()
    if begin < stop:
        yield Cell(begin, stop)


def _columns(document: MarkedDocument, cells: list[Cell]) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        text = document.text[cell.start : cell.stop]
        name = next((name for name, pattern in COLUMNS if name not in found and pattern.search(text)), None)
        if name and len(text) < 60:
            found[name] = index
    return found if "what" in found and len(found) > 1 else None


def _row(document: MarkedDocument, cells: list[Cell], columns: dict[str, int]) -> Draft:
    what = cells[columns["what"]]
    due = cells[columns["due"]] if "due" in columns else what
    by = cells[columns["by"]] if "by" in columns else None
    text = document.text[what.start : what.stop].strip(" .;")
    first = text.split(" ")[0]
    proper = "«" in first or any(m.start == what.start for m in (*document.parties, *document.organisations))
    return Draft(
        type="agreed",
        what=text if proper else text[:1].lower() + text[1:],
        words=(what.start, cells[-1].stop),
        trigger=(what.start, what.stop),
        doing=what.start,
        rule="plan_row",
        why="a row of a plan",
        by=actors_in(document, by.start, by.stop) if by else (),
        due=due_in(document, due.start, due.stop),
    )
