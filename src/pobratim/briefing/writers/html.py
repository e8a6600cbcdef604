"""A paper as one .html file that needs nothing beside it.

In: a `Paper`. Out: bytes. Sources stand at the end, and every statement links to its own. Not here: pages of the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from importlib.resources import files

from pobratim.wording import date_words

from ..paper import Block, Bullets, Chart, Marks, Paper, Sentences, Source, Table
from ..phrases import phrase
from .chart import chart_svg
from .shape import Note, is_wide, noted_cells, notes_of, quoted, signs_of


def write(paper: Paper) -> bytes:
    """The paper as a web page."""
    return _Page(paper).written().encode()


@dataclass
class _Page:
    paper: Paper
    notes: list[tuple[Note, ...]] = field(default_factory=list)

    def written(self) -> str:
        paper, language = self.paper, self.paper.language
        body = "".join(
            f'<section id="{section.key}">{self._heading(section.heading)}'
            f"{''.join(self._block(block) for block in section.blocks)}</section>"
            for section in paper.sections
        )
        day = phrase("as_of", language, date=date_words(paper.as_of.isoformat(), language))
        style = files("pobratim.briefing.writers").joinpath("paper.css").read_text("utf-8")
        legend = "".join(f'<p class="legend">{escape(note)}</p>' for note in paper.notes)
        return (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(paper.title)}: {escape(paper.subtitle)}</title><style>{style}</style></head>"
            f"<body><main{' class=wide' if is_wide(paper) else ''}><header><h1>{escape(paper.title)}</h1>"
            f'<p class="sides">{escape(paper.subtitle)}</p><p class="day">{escape(day)}</p></header>'
            f"{body}{self._sources()}{legend}</main></body></html>\n"
        )

    def _heading(self, words: str) -> str:
        return f"<h2>{escape(words)}</h2>" if words else ""

    def _block(self, block: Block) -> str:
        if isinstance(block, Sentences):
            return f"<p>{' '.join(self._said(one.text, one.sources, one.marks) for one in block.sentences)}</p>"
        if isinstance(block, Bullets):
            lead = f'<p class="lead">{escape(block.lead)}</p>' if block.lead else ""
            items = "".join(f"<li>{self._said(one.text, one.sources, one.marks)}</li>" for one in block.items)
            return f"{lead}<ul>{items}</ul>"
        return self._table(block) if isinstance(block, Table) else self._chart(block)

    def _table(self, table: Table) -> str:
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
        rows = []
        for row in table.rows:
            noted = noted_cells(row)
            said = [
                self._said(cell.text, cell.sources if at in noted else (), cell.marks) for at, cell in enumerate(row)
            ]
            cells = [f'<td class="{one.kind}">{words}</td>' for one, words in zip(table.columns, said, strict=True)]
            rows.append(f"<tr>{''.join(cells)}</tr>")
        body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
        return f'<div class="scroll"><table>{caption}{body}</table></div>'

    def _chart(self, chart: Chart) -> str:
        sources = tuple(source for point in chart.points for source in point.sources)
        drawn = chart_svg(chart)
        return f"<figure><figcaption>{self._said(chart.title, sources, frozenset())}</figcaption>{drawn}</figure>"

    def _said(self, text: str, sources: tuple[Source, ...], marks: Marks) -> str:
        signs = signs_of(marks)
        said = escape(text) + (f'<span class="sign">{signs}</span>' if signs else "")
        notes = notes_of(text, sources, self.paper.language)
        if not notes:
            return said
        self.notes.append(notes)
        number = len(self.notes)
        return f'{said}<a class="note" id="said-{number}" href="#source-{number}">{number}</a>'

    def _sources(self) -> str:
        if not self.notes:
            return ""
        heading = escape(phrase("sources", self.paper.language))
        items = "".join(
            f'<li id="source-{number}">{"; ".join(_note(note) for note in notes)} <a href="#said-{number}">↑</a></li>'
            for number, notes in enumerate(self.notes, start=1)
        )
        return f'<section class="notes"><h2>{heading}</h2><ol>{items}</ol></section>'


def _note(note: Note) -> str:
    title = escape(note.title)
    if note.address:
        title = f'<a href="{escape(note.address)}">{title}</a>'
    said = ", ".join(filter(None, (title, escape(note.date))))
    return f"{said}: {escape(quoted(note.quote))}" if note.quote else said
