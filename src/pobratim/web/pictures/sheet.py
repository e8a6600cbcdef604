"""The table beside a picture: the same numbers, for those who read them and as a file.

In: rows of cells. Out: a `Sheet`, and its CSV (RFC 4180, UTF-8 with a byte order mark). Not here: which rows.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from pobratim.briefing.writers.csv import no_formula

MOST_SHOWN = 400
"""Rows on a page: more than any drawing has marks."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words for people, the page that they lead to, and the plain value of a file where it differs."""

    text: str
    address: str = ""
    value: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; numbers stand to the right."""

    heading: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; the first column names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def shown(self) -> list[list[tuple[Column, Cell]]]:
        """Rows for a page, whose cells know their column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows[:MOST_SHOWN]]

    @property
    def left_out(self) -> int:
        """How many rows only the file has."""
        return max(0, len(self.rows) - MOST_SHOWN)


def as_csv(sheet: Sheet) -> bytes:
    """The table as a file; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([no_formula(column.heading) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    if isinstance(cell.value, int | float):
        return f"{cell.value:.10g}" if isinstance(cell.value, float) and cell.value % 1 else str(int(cell.value))
    return no_formula(cell.text if cell.value is None else cell.value)
