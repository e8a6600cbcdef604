"""A paper as a workbook: a sheet for each table, real dates and numbers, filters, frozen heads, ready to print.

In: a `Paper`. Out: bytes, equal for equal papers. The only module that knows xlsxwriter. Not here: what a sheet holds
(`sheets.py`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pobratim.wording import date_words

from ..paper import CONTRADICTED, Cell, Column, Paper
from ..phrases import phrase
from .sheets import WORDS, Sheet, sheets_of

CHARACTERS = 16
"""Width of a column of share 1, in characters: nine such columns fill a landscape page."""
LONGEST_CELL = 32_000
"""A little less than Excel's own limit for the text of a cell."""
LONGEST_NAME = 31
A4 = 9
LINE, HIGHEST, QUOTED_LINES = 13.5, 400, 2
"""Points of a line and of the highest row, and how many lines of quotes a row shows."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    text: Format
    number: Format
    broken: Format
    day: Format
    doubtful: Format
    title: Format


def write(paper: Paper) -> bytes:
    """The file's content."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        made = datetime.combine(paper.as_of, time())
        book.set_properties({"title": paper.title, "subject": paper.subtitle, "created": made})
        looks = _looks(book)
        names: set[str] = set()
        for sheet in sheets_of(paper):
            _add(book.add_worksheet(_name(sheet.name, names)), sheet, paper, looks)
        _add_about(book.add_worksheet(_name(str(WORDS[paper.language]["about"]), names)), paper, looks)
    return out.getvalue()


def _looks(book: Workbook) -> _Looks:
    plain = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1,
             "border_color": "#BFC5CC"}  # fmt: skip
    head = {"bold": True, "bg_color": "#E8ECF1", "valign": "vcenter", "align": "center"}
    return _Looks(
        head=book.add_format({**plain, **head}),
        text=book.add_format(plain),
        number=book.add_format({**plain, "num_format": "#,##0", "align": "right"}),
        broken=book.add_format({**plain, "num_format": "#,##0.####", "align": "right"}),
        day=book.add_format({**plain, "num_format": "dd.mm.yyyy", "align": "left"}),
        doubtful=book.add_format({**plain, "bg_color": "#FFF1CC"}),
        title=book.add_format({"font_name": "Arial", "font_size": 14, "bold": True, "text_wrap": True}),
    )


def _name(heading: str, taken: set[str]) -> str:
    """A name that Excel accepts, unlike the others, cut between words."""
    plain = _FORBIDDEN.sub(" ", heading).strip() or "1"
    name, number = _cut(plain, LONGEST_NAME), 1
    while name.casefold() in taken:
        number += 1
        name = f"{_cut(plain, LONGEST_NAME - len(str(number)) - 1)} {number}"
    taken.add(name.casefold())
    return name


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length + 1].rpartition(" ")[0] or text[:length]


def _add(page: Worksheet, sheet: Sheet, paper: Paper, looks: _Looks) -> None:
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _width(column))
        page.write_string(0, at, column.heading, looks.head)
    page.set_row(0, 32)
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, _height(sheet, row))
        for at, cell in enumerate(row):
            _put(page, (line, at), cell, looks)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    _set_print(page, sheet.columns[: sheet.own], len(sheet.rows), paper, sheet.name)


def _height(sheet: Sheet, row: tuple[Cell, ...]) -> float:
    """Room for the paper's own words, and for a few lines of quotes: programs do not all find it by themselves."""
    lines = [_lines(cell.text, _width(column)) for cell, column in zip(row, sheet.columns, strict=True)]
    own, told = max(lines[: sheet.own]), max(lines[sheet.own :], default=1)
    return min(HIGHEST, LINE * max(own, min(told, QUOTED_LINES)) + 3)


def _lines(text: str, width: int) -> int:
    """How many lines words take in a column: each word that does not fit begins a new one."""
    lines = 0
    for paragraph in text.split("\n"):
        used = 0
        for word in paragraph.split():
            if used and used + 1 + len(word) > width:
                lines, used = lines + 1, 0
            used += (1 if used else 0) + len(word)
            lines, used = lines + used // (width + 1), used % (width + 1)
        lines += 1
    return lines


def _width(column: Column) -> int:
    return max(6, round(column.share * CHARACTERS))


def _put(page: Worksheet, place: tuple[int, int], cell: Cell, looks: _Looks) -> None:
    line, at = place
    look = looks.doubtful if CONTRADICTED in cell.marks else looks.text
    if isinstance(cell.value, date):
        page.write_datetime(line, at, datetime.combine(cell.value, time()), looks.day)
    elif cell.value is not None:
        page.write_number(line, at, cell.value, looks.number if float(cell.value).is_integer() else looks.broken)
    elif cell.text:
        page.write_string(line, at, cell.text[:LONGEST_CELL], look)
    else:
        page.write_blank(line, at, None, look)


def _set_print(page: Worksheet, own: Iterable[Column], rows: int, paper: Paper, name: str) -> None:
    """The paper's own columns on landscape pages as wide as the sheet, under repeated heads; sources stay on screen."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.5, right=0.5, top=0.9, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.print_area(0, 0, max(1, rows), len(list(own)) - 1)
    page.set_header(f"&L&10{_plain(paper.title)}\n{_plain(_about(paper))}&R&10{_plain(name)}")
    page.set_footer("&R&P / &N")


def _about(paper: Paper) -> str:
    as_of = phrase("as_of", paper.language, date=date_words(paper.as_of.isoformat(), paper.language))
    return ", ".join(filter(None, (paper.subtitle, as_of)))


def _plain(text: str) -> str:
    return text.replace("&", "&&")


def _add_about(page: Worksheet, paper: Paper, looks: _Looks) -> None:
    page.set_column(0, 0, 100)
    page.write_string(0, 0, paper.title, looks.title)
    for line, text in enumerate((_about(paper), *paper.notes), 1):
        page.write_string(line, 0, text, looks.text)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
