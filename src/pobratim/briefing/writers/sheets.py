"""A paper as plain sheets: what workbooks and tables of text have in common.

In: a `Paper`. Out: `Sheet`s of headings and rows, with columns for the source of each row. Not here: any file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pobratim.facts.dates import is_full_day

from ..paper import CONTRADICTED, UNCONFIRMED, Block, Cell, Column, Paper, Section, Source, Table, sentences_of

WORDS = {
    "ru": {
        "text": "Текст",
        "source": ("Источник: документ", "Источник: адрес", "Источник: дата", "Источник: цитата"),
        "marks": "Отметки",
        UNCONFIRMED: "не проверено",
        CONTRADICTED: "источники расходятся",
        "section": "Раздел",
        "about": "Об отчёте",
    },
    "en": {
        "text": "Text",
        "source": ("Source: document", "Source: address", "Source: date", "Source: quote"),
        "marks": "Marks",
        UNCONFIRMED: "not checked",
        CONTRADICTED: "sources differ",
        "section": "Section",
        "about": "About this report",
    },
}
QUOTE_SHARE = 4.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name; `own` is how many of the columns are the paper's own, the rest tell of sources."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    own: int


def sheets_of(paper: Paper) -> list[Sheet]:
    """A sheet for each table of the paper; other blocks become a sheet of one column, a row a sentence."""
    found = []
    for section in paper.sections:
        tables = [block for block in section.blocks if isinstance(block, Table)]
        others = [block for block in section.blocks if not isinstance(block, Table)]
        if others:
            tables.insert(0, _listed(others, paper.language))
        found += [_sheet(section, table, paper.language) for table in tables]
    return found


def _listed(blocks: Iterable[Block], language: str) -> Table:
    said = [sentence for block in blocks for sentence in sentences_of(block)]
    rows = tuple((Cell(sentence.text, sentence.sources, sentence.marks),) for sentence in said)
    return Table((Column(str(WORDS[language]["text"]), "text", 6.0),), rows)


def _sheet(section: Section, table: Table, language: str) -> Sheet:
    words = WORDS[language]
    document, address, day, quote = words["source"]
    told = (
        Column(str(words["marks"]), "text", 1.0),
        Column(document, "text", 1.6),
        Column(address, "text", 1.6),
        Column(day, "date", 0.9),
        Column(quote, "text", QUOTE_SHARE),
    )
    rows = tuple((*row, *_source_cells(row, language)) for row in table.rows)
    return Sheet(table.caption or section.heading, (*table.columns, *told), rows, len(table.columns))


def _source_cells(row: tuple[Cell, ...], language: str) -> Iterator[Cell]:
    """Marks of the row, then its main source; quotes of its other sources follow in the last cell."""
    marks = {mark for cell in row for mark in cell.marks}
    yield Cell(", ".join(str(WORDS[language][mark]) for mark in (UNCONFIRMED, CONTRADICTED) if mark in marks))
    sources = _by_use(row)
    if not sources:
        yield from (Cell(""), Cell(""), Cell(""), Cell(""))
        return
    main = sources[0]
    yield Cell(main.title)
    yield Cell(main.address)
    yield Cell(main.date, value=date.fromisoformat(main.date) if is_full_day(main.date) else None)
    yield Cell("\n".join(_quoted(source, main) for source in sources))


def _quoted(source: Source, main: Source) -> str:
    return f"«{source.quote}»" if source.document == main.document else f"{source.title}: «{source.quote}»"


def _by_use(row: tuple[Cell, ...]) -> list[Source]:
    """The sources of a row, the one that says most of it first."""
    uses: dict[str, int] = {}
    found: dict[str, Source] = {}
    for source in (source for cell in row for source in cell.sources):
        uses[source.fact] = uses.get(source.fact, 0) + 1
        found[source.fact] = source
    return sorted(found.values(), key=lambda source: -uses[source.fact])
