"""A paper as one table of text: RFC 4180, UTF-8 with a byte order mark, dates as ISO 8601, numbers with a point.

In: a `Paper`. Out: bytes. Sections are told apart by the first column; columns of one heading are one column. A cell
that a spreadsheet would take for a formula begins with an apostrophe. Not here: sheets (`sheets.py`).
"""

from __future__ import annotations

import csv
import io
from datetime import date

from ..paper import Cell, Paper
from .sheets import WORDS, sheets_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(paper: Paper) -> bytes:
    """The file's content."""
    sheets = sheets_of(paper)
    own = dict.fromkeys(column.heading for sheet in sheets for column in sheet.columns[: sheet.own])
    told = dict.fromkeys(column.heading for sheet in sheets for column in sheet.columns[sheet.own :])
    headings = [*own, *told]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([WORDS[paper.language]["section"], *headings])
    for sheet in sheets:
        for row in sheet.rows:
            said = {column.heading: _text(cell) for column, cell in zip(sheet.columns, row, strict=True)}
            writer.writerow([no_formula(sheet.name), *(said.get(heading, "") for heading in headings)])
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if cell.value is not None:
        return str(cell.value)
    return no_formula(cell.text)


def no_formula(text: str) -> str:
    """The text of a cell; one that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text
