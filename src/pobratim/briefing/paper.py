"""What any paper is made of, however it is written down.

In: nothing. Out: frozen nouns: a paper has sections, a section has blocks, and every sentence and cell carries the
sources that say it. Not here: what a paper says (`outline.py`), how it looks (`writers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

UNCONFIRMED = "unconfirmed"
CONTRADICTED = "contradicted"
Marks = frozenset[str]
NO_MARKS: Marks = frozenset()
ColumnKind = Literal["text", "number", "date"]


@dataclass(frozen=True, slots=True)
class Source:
    """The words that say something, and where they stand: a document's title, address, day (EDTF), the fact."""

    document: str
    title: str
    address: str
    date: str
    quote: str
    fact: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement. `marks` say how sure it is: `unconfirmed` by a person, `contradicted` by other documents.

    A sentence without sources is the paper's own: «Сведений нет», a legend.
    """

    text: str
    sources: tuple[Source, ...] = ()
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Sentences:
    """A paragraph."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one statement an item; `lead` stands above it and is kept with it."""

    items: tuple[Sentence, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width."""

    heading: str
    kind: ColumnKind = "text"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `value` is the date or number behind its text, for sheets that reckon with it."""

    text: str
    sources: tuple[Source, ...] = ()
    marks: Marks = NO_MARKS
    value: date | float | int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each row as long as the columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A bar of a chart: its label, height, and the height in words."""

    label: str
    value: float
    words: str
    sources: tuple[Source, ...] = ()
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, from left to right; all of one unit."""

    title: str
    points: tuple[Point, ...]


Block = Sentences | Bullets | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper under its own heading; `key` is its name in commands."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a whole. `notes` stand at its end: the legend of marks, how it was made. `compact`: small letters,
    so that a page holds more."""

    title: str
    subtitle: str
    as_of: date
    language: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    compact: bool = False


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """Everything that a block states, cells and bars too, as sentences."""
    if isinstance(block, Sentences):
        return block.sentences
    if isinstance(block, Bullets):
        return block.items
    if isinstance(block, Table):
        return tuple(Sentence(cell.text, cell.sources, cell.marks) for row in block.rows for cell in row)
    return tuple(Sentence(f"{point.label}: {point.words}", point.sources, point.marks) for point in block.points)
