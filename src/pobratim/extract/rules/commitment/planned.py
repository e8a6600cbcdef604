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
TITLE = re.compile(
    r"^[^\n]{0,40}\b(план (совместных )?(мероприятий|действий)|дорожн(ая|ой) карт(а|ы)|программа сотрудничества)\b"
    r"([^\n]*[^.\n])?$",
    re.IGNORECASE | re.MULTILINE,
)
NUMBER = re.compile(r"\s*\d{1,2}(\.\d{1,2})*[.)]?\s+(?=[А-ЯЁ«])")
CHARGED = re.compile(r"(ответственн|исполнител)\w*\s*[:—–-]\s*", re.IGNORECASE)
TERM = re.compile(r"[.;,(]?\s*\b(срок\w*( исполнения)?|ответственн\w*|исполнител\w*)\s*[:—–-]|[.;(]\s", re.IGNORECASE)
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
    """Rows below a head that names the columns of what and of term or responsible; else numbered lines of a plan."""
    rows = list(_table_rows(document))
    yield from rows or _numbered_lines(document)


def _numbered_lines(document: MarkedDocument) -> Iterator[Draft]:
    """«3. Провести ярмарку. Срок: май 2025 года. Ответственные: …» below a plan's title."""
    title = TITLE.search(document.text)
    if not title:
        return
    for line in re.finditer(r"[^\n]+", document.text[title.end() :]):
        start, stop = title.end() + line.start(), title.end() + line.end()
        number = NUMBER.match(document.text, start, stop)
        charged = CHARGED.search(document.text, start, stop)
        what = _action_end(document, number.end(), stop) if number else None
        due = due_in(document, start, stop)
        if number is None or what is None or not (charged or due):
            continue
        by = actors_in(document, charged.end() if charged else what, stop, people=charged is not None)
        yield _draft(document, number.end(), what, (number.end(), stop), by, due)


def _action_end(document: MarkedDocument, start: int, stop: int) -> int | None:
    """Where the action's words end: before the term, the date, the bracket or the end of the first sentence."""
    cut = TERM.search(document.text, start, stop)
    ends = [cut.start() if cut else stop]
    ends += [m.start for m in document.within(document.dates, start, stop)][:1]
    end = min(ends)
    words = document.text[start:end].rstrip(" .;,(—–-")
    words = re.sub(r"\s+(до|в|к|с|на|не позднее)$", "", words)
    return start + len(words) if len(words.split()) > 1 else None


def _table_rows(document: MarkedDocument) -> Iterator[Draft]:
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
    return _draft(
        document,
        what.start,
        what.stop,
        (what.start, cells[-1].stop),
        _responsible(document, by) if by else (),
        due_in(document, due.start, due.stop),
    )


def _responsible(document: MarkedDocument, cell: Cell) -> tuple[str, ...]:
    """Who answers for the row: known bodies, and what else stands between the commas of the cell."""
    named = actors_in(document, cell.start, cell.stop)
    bodies = document.beginning(document.organisations, cell.start, cell.stop)
    if not bodies or len(bodies) != len(named):
        return named
    parts: list[str] = []
    for part in re.finditer(r"[^,;]+", document.text[cell.start : cell.stop]):
        start, stop = cell.start + part.start(), cell.start + part.end()
        inside = [m.name for m in bodies if start <= m.start < stop]
        loose = part.group().strip(" .") if not any(m.start < stop and start < m.stop for m in bodies) else ""
        parts += inside or ([loose] if loose else [])
    return tuple(dict.fromkeys(parts))


def _draft(
    document: MarkedDocument,
    start: int,
    stop: int,
    words: tuple[int, int],
    by: tuple[str, ...],
    due: str | None,
) -> Draft:
    text = document.text[start:stop].strip(" .;")
    first = text.split(" ")[0]
    named = (document.beginning(some, start, start + 1) for some in (document.parties, document.organisations))
    proper = "«" in first or any(named)
    return Draft(
        type="agreed",
        what=text if proper else text[:1].lower() + text[1:],
        words=words,
        trigger=(start, stop),
        doing=start,
        rule="plan_row",
        why="a row of a plan",
        by=by,
        due=due,
    )
