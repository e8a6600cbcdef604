"""What every writer asks of a paper: notes of a sentence, marks as signs, where a row's note stands.

In: sentences, cells, sources. Out: plain records and strings. Not here: any file form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pobratim.wording import date_words

from ..paper import CONTRADICTED, UNCONFIRMED, Cell, Marks, Paper, Source, Table

SIGNS = {UNCONFIRMED: "°", CONTRADICTED: "≠"}
WIDE = 6
"""Tables with more columns turn the page."""


@dataclass(frozen=True, slots=True)
class Note:
    """One source as a note shows it; an empty quote is one that stands in the sentence already."""

    title: str
    date: str
    quote: str
    address: str


def notes_of(text: str, sources: Iterable[Source], language: str) -> tuple[Note, ...]:
    """The notes behind a text: each document once, with all its words that count."""
    found: dict[str, tuple[Source, list[str]]] = {}
    for source in sources:
        _, quotes = found.setdefault(source.document, (source, []))
        told_already = source.quote in quotes or _plain(source.quote) in _plain(text)
        if source.quote and not told_already:
            quotes.append(source.quote)
    return tuple(
        Note(source.title, date_words(source.date, language), "»; «".join(quotes), source.address)
        for source, quotes in found.values()
    )


def _plain(words: str) -> str:
    return words.strip('«»„“”" .…')


def signs_of(marks: Marks) -> str:
    """The signs of marks, in a settled order."""
    return "".join(sign for mark, sign in SIGNS.items() if mark in marks)


def noted_cells(row: Sequence[Cell]) -> frozenset[int]:
    """Where the notes of a row stand: cells with the same sources share one, at the last of them that has words."""
    places: dict[tuple[Source, ...], int] = {}
    for at, cell in enumerate(row):
        if cell.sources and cell.text:
            places[cell.sources] = at
    return frozenset(places.values())


def is_wide(paper: Paper) -> bool:
    """Whether a table of the paper needs a page in landscape."""
    tables = (block for section in paper.sections for block in section.blocks if isinstance(block, Table))
    return any(len(table.columns) > WIDE for table in tables)


def quoted(words: str) -> str:
    """Words in quotation marks, unless they stand in some."""
    return words if words.startswith("«") and words.endswith("»") else f"«{words}»"
