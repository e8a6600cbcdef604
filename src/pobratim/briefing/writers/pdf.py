"""A paper as a .pdf, set by typst without a network.

In: a `Paper`. Out: bytes, equal for equal papers. What the paper says goes in as data, so that no word of a document
can act as markup. Not here: the look (`brief.typ`).
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from typing import Any

import typst

from pobratim.wording import date_words

from ..paper import Block, Bullets, Chart, Marks, Paper, Sentences, Source, Table
from ..phrases import phrase
from .chart import chart_svg, worded
from .shape import is_wide, noted_cells, notes_of, quoted, signs_of

Data = dict[str, Any]


def write(paper: Paper) -> bytes:
    """The paper as a PDF."""
    data = json.dumps(_paper(paper), ensure_ascii=False)
    with as_file(files("pobratim.briefing.writers").joinpath("brief.typ")) as template:
        return bytes(typst.compile(str(template), sys_inputs={"paper": data}))


def _paper(paper: Paper) -> Data:
    language = paper.language
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "as_of": phrase("as_of", language, date=date_words(paper.as_of.isoformat(), language)),
        "language": language,
        "wide": is_wide(paper),
        "compact": paper.compact,
        "page": phrase("page", language),
        "of_pages": phrase("of_pages", language),
        "notes": list(paper.notes),
        "sections": [
            {"heading": section.heading, "blocks": [_block(block, language) for block in section.blocks]}
            for section in paper.sections
        ],
    }


def _block(block: Block, language: str) -> Data:
    if isinstance(block, Sentences):
        items = [_said(one.text, one.sources, one.marks, language) for one in block.sentences]
        return {"form": "sentences", "items": items}
    if isinstance(block, Bullets):
        items = [_said(one.text, one.sources, one.marks, language) for one in block.items]
        return {"form": "bullets", "lead": block.lead, "items": items}
    return _table(block, language) if isinstance(block, Table) else _chart(block, language)


def _table(table: Table, language: str) -> Data:
    rows = []
    for row in table.rows:
        noted = noted_cells(row)
        rows.append(
            [_said(cell.text, cell.sources if at in noted else (), cell.marks, language) for at, cell in enumerate(row)]
        )
    return {
        "form": "table",
        "caption": table.caption,
        "headings": [column.heading for column in table.columns],
        "shares": [column.share for column in table.columns],
        "kinds": [column.kind for column in table.columns],
        "rows": rows,
    }


def _chart(chart: Chart, language: str) -> Data:
    sources = tuple(source for point in chart.points for source in point.sources)
    return {
        "form": "chart",
        "title": _said(chart.title, sources, frozenset(), language),
        "svg": chart_svg(chart, "Liberation Serif, Libertinus Serif"),
        "alt": "; ".join(f"{point.label}: {worded(point)}" for point in chart.points),
    }


def _said(text: str, sources: tuple[Source, ...], marks: Marks, language: str) -> Data:
    notes = [
        {"title": note.title, "date": note.date, "address": note.address,
         "quote": quoted(note.quote) if note.quote else ""}
        for note in notes_of(text, sources, language)
    ]  # fmt: skip
    return {"text": text, "signs": signs_of(marks), "notes": notes}
