"""A paper of so many pages: which statements stay when not all of them fit.

In: sections, how many lines there are. Out: the same sections with fewer items, each list keeping its first ones. The
first statements of every part come before the second ones of any, so that no part crowds out the others. Not here:
page breaks, which are the writers'.

Lines are estimated; the numbers are those of the .docx (12.5 points on A4), measured on briefs turned into pages by
LibreOffice, and `tests/briefing/test_length.py` looks at the pages of the .pdf.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from .paper import Block, Bullets, Cell, Chart, Section, Sentence, Sentences, Source, Table

LINE, NOTE_LINE, CELL_LINE = 80, 112, 60
"""Signs in a line of text, of a footnote, of a table's whole row."""
NOTE_HEIGHT = 0.68
HEADING, LEAD, AFTER_ITEM, CHART, TABLE_HEAD = 2.0, 1.5, 0.2, 9.0, 2.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may stay: its place (section, block, item), its turn, the lines that it takes."""

    section: int
    block: int
    item: int
    lines: float

    @property
    def turn(self) -> int:
        """Who comes first: first items of first lists."""
        return self.item + self.block


def fitted(sections: Sequence[Section], lines: float, importance: Sequence[str] = ()) -> list[Section]:
    """The sections with what fits into so many lines; those named first in `importance` come first in each turn."""
    rank = {key: at for at, key in enumerate(importance)}
    kept: dict[tuple[int, int], set[int]] = {}
    begun: set[int] = set()
    ranks = [rank.get(section.key, len(rank)) for section in sections]
    for one in sorted(_candidates(sections), key=lambda one: (one.turn, ranks[one.section], one.section, one.block)):
        place = (one.section, one.block)
        needed = one.lines + (HEADING if one.section not in begun else 0)
        needed += _head(sections[one.section].blocks[one.block]) if place not in kept else 0
        if needed <= lines:
            lines -= needed
            begun.add(one.section)
            kept.setdefault(place, set()).add(one.item)
    found = [replace(section, blocks=tuple(_kept(section, at, kept))) for at, section in enumerate(sections)]
    return [section for section in found if section.blocks]


def _candidates(sections: Sequence[Section]) -> Iterator[Candidate]:
    for at, section in enumerate(sections):
        for place, block in enumerate(section.blocks):
            for item, lines in enumerate(_lines(block)):
                yield Candidate(at, place, item, lines)


def _lines(block: Block) -> Iterable[float]:
    if isinstance(block, Bullets):
        return [_height(one) + AFTER_ITEM for one in block.items]
    if isinstance(block, Table):
        return [_row_height(row) for row in block.rows]
    if isinstance(block, Sentences):
        return [sum(_height(one) for one in block.sentences)]
    assert isinstance(block, Chart)
    return [CHART]


def _height(sentence: Sentence) -> float:
    return ceil(len(sentence.text) / LINE) + _notes_height(sentence.sources, sentence.text)


def _row_height(row: Sequence[Cell]) -> float:
    cells = max(ceil(len(cell.text) * len(row) / CELL_LINE) for cell in row)
    return cells * 0.85 + 0.4 + _notes_height({source for cell in row for source in cell.sources}, "")


def _notes_height(sources: Iterable[Source], text: str) -> float:
    said = sum(len(one.title) + 16 + (0 if one.quote in text else len(one.quote)) for one in sources)
    return ceil(said / NOTE_LINE) * NOTE_HEIGHT


def _head(block: Block) -> float:
    if isinstance(block, Bullets):
        return LEAD if block.lead else 0
    return TABLE_HEAD if isinstance(block, Table) else 0


def _kept(section: Section, at: int, kept: dict[tuple[int, int], set[int]]) -> Iterator[Block]:
    for place, block in enumerate(section.blocks):
        items = kept.get((at, place))
        if not items:
            continue
        if isinstance(block, Bullets):
            yield replace(block, items=tuple(one for item, one in enumerate(block.items) if item in items))
        elif isinstance(block, Table):
            yield replace(block, rows=tuple(row for item, row in enumerate(block.rows) if item in items))
        else:
            yield block
