"""The audit trail as files that other programs read.

In: rows of the trail. Out: lines of CSV or of JSON, one row after the other, so that a long trail needs no memory. Not
here: which rows (`audit.trail`).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from pobratim.briefing.writers.csv import no_formula
from pobratim.storage.russian import PlainLetters

from .models import AuditRecord

COLUMNS = ("id", "at", "who", "place", "what", "about", "why", "before", "after", "chain")


def as_csv(rows: Iterable[AuditRecord]) -> Iterator[str]:
    """Lines of CSV with a heading; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    yield _csv_line(COLUMNS)
    for row in rows:
        yield _csv_line([_cell(value) for value in _values(row)])


def as_json_lines(rows: Iterable[AuditRecord]) -> Iterator[str]:
    """A JSON object a line."""
    for row in rows:
        yield json.dumps(dict(zip(COLUMNS, _values(row), strict=True)), cls=PlainLetters) + "\n"


def _values(row: AuditRecord) -> list[Any]:
    return [
        row.pk,
        row.at.isoformat(),
        row.who,
        row.place,
        row.what,
        row.about,
        row.why,
        row.before,
        row.after,
        row.chain,
    ]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return no_formula(value if isinstance(value, str) else json.dumps(value, cls=PlainLetters))


def _csv_line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
