"""A paper as a .docx that Word and LibreOffice open alike.

In: a `Paper`. Out: bytes. Footnotes are real ones (`footnotes.py`), pages are numbered, headings stay with what
follows, a table's head is repeated on every page. Not here: the office's own template.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from pobratim.wording import date_words

from ..paper import Block, Bullets, Chart, Marks, Paper, Sentences, Source, Table
from ..phrases import phrase
from .chart import worded
from .footnotes import Footnotes
from .shape import is_wide, noted_cells, notes_of, signs_of

FONT = "Times New Roman"
ACCENT = RGBColor(0x0B, 0x55, 0x60)
BAR = "0B5560"
SIDE, LONG = Cm(21.0), Cm(29.7)
LEAD, SUBTITLE, DAY, NOTE, CELL = "Brief Lead", "Brief Sides", "Brief Day", "Brief Note", "Brief Cell"


def write(paper: Paper) -> bytes:
    """The paper as a Word document."""
    document = docx.Document()
    _page(document, wide=is_wide(paper))
    _styles(document, paper.language, compact=paper.compact)
    _head_and_foot(document, paper)
    _Writing(document, paper, Footnotes(document, 8 if paper.compact else 9)).write()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@dataclass
class _Writing:
    document: Document
    paper: Paper
    footnotes: Footnotes

    def write(self) -> None:
        paper, document = self.paper, self.document
        document.add_paragraph(paper.title, style="Title")
        document.add_paragraph(paper.subtitle, style=SUBTITLE)
        day = phrase("as_of", paper.language, date=date_words(paper.as_of.isoformat(), paper.language))
        document.add_paragraph(day, style=DAY)
        for section in paper.sections:
            if section.heading:
                document.add_paragraph(section.heading, style="Heading 1")
            for block in section.blocks:
                self._block(block)
        for note in paper.notes:
            document.add_paragraph(note, style=NOTE)
        self.footnotes.finish()

    def _block(self, block: Block) -> None:
        if isinstance(block, Sentences):
            paragraph = self.document.add_paragraph()
            for place, one in enumerate(block.sentences):
                self._say(paragraph, f"{' ' if place else ''}{one.text}", one.sources, one.marks)
        elif isinstance(block, Bullets):
            if block.lead:
                self.document.add_paragraph(block.lead, style=LEAD)
            for one in block.items:
                self._say(self.document.add_paragraph(style="List Bullet"), one.text, one.sources, one.marks)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._chart(block)

    def _say(self, paragraph: Paragraph, text: str, sources: tuple[Source, ...], marks: Marks) -> None:
        paragraph.add_run(text)
        signs = signs_of(marks)
        if signs:
            paragraph.add_run(signs).font.superscript = True
        notes = notes_of(text, sources, self.paper.language)
        if notes:
            if signs:
                paragraph.add_run("\u202f").font.superscript = True
            self.footnotes.add(paragraph, notes)

    def _table(self, table: Table) -> None:
        if table.caption:
            self.document.add_paragraph(table.caption, style=LEAD)
        drawn = self._grid(len(table.columns), [column.share for column in table.columns])
        for cell, column in zip(drawn.rows[0].cells, table.columns, strict=True):
            cell.paragraphs[0].style = CELL
            cell.paragraphs[0].add_run(column.heading).bold = True
            cell._tc.get_or_add_tcPr().append(_shade("E6EFEE"))
        _repeat(drawn.rows[0])
        plain = self.document.styles[CELL].style_id  # looked up once: a report has thousands of cells
        for row in table.rows:
            added, noted = _new_row(drawn), noted_cells(row)
            _unbroken(added)
            for at, (cell, said, column) in enumerate(zip(added.cells, row, table.columns, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph._p.style = plain
                if column.kind == "number":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                self._say(paragraph, said.text, said.sources if at in noted else (), said.marks)
        _widths(drawn)
        self._after_table()

    def _grid(self, columns: int, shares: list[float]) -> DocxTable:
        drawn: DocxTable = self.document.add_table(rows=1, cols=columns, style="Table Grid")
        drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
        drawn.autofit = False
        for column, share in zip(drawn.columns, shares, strict=True):
            column.width = Emu(int(self._room() * share / sum(shares)))
        return drawn

    def _room(self) -> int:
        """The width between the margins."""
        section = self.document.sections[0]
        return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)

    def _after_table(self) -> None:
        gap = self.document.add_paragraph(style=CELL)
        gap.paragraph_format.space_after = Pt(4)

    def _chart(self, chart: Chart) -> None:
        """Bars lie on their side here: shaded paragraphs, which every program draws alike."""
        title = self.document.add_paragraph(style=LEAD)
        self._say(title, chart.title, tuple(s for point in chart.points for s in point.sources), frozenset())
        drawn = self._grid(3, [1.0, 5.0, 2.0])
        most = max((abs(point.value) for point in chart.points), default=0) or 1
        for number, point in enumerate(chart.points):
            row = drawn.rows[0] if number == 0 else _new_row(drawn)
            _unbroken(row)
            for cell, words in ((row.cells[0], point.label), (row.cells[2], worded(point))):
                cell.paragraphs[0].style = CELL
                cell.paragraphs[0].add_run(words)
                cell.paragraphs[0].paragraph_format.keep_with_next = number + 1 < len(chart.points)
            _bar(row.cells[1], drawn.columns[1].width or 0, abs(point.value) / most)
        _widths(drawn)
        _borderless(drawn)
        self._after_table()


def _page(document: Document, *, wide: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SIDE) if wide else (SIDE, LONG)
    section.left_margin, section.right_margin = (Cm(2), Cm(1.5)) if wide else (Cm(3), Cm(1.5))
    section.top_margin = section.bottom_margin = Cm(2)
    section.header_distance = section.footer_distance = Cm(1)


def _styles(document: Document, language: str, *, compact: bool) -> None:
    normal, size = document.styles["Normal"], 11 if compact else 12.5
    _font(normal, size)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.0 if compact else 1.08
    normal.paragraph_format.widow_control = True
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "ru-RU" if language == "ru" else "en-GB")
    normal.element.get_or_add_rPr().append(tongue)
    _title(document)
    _heading(document, compact=compact)
    _added(document, LEAD, size, before=2 if compact else 6, after=1 if compact else 2, bold=True, keep=True)
    _added(document, SUBTITLE, 14, after=0, centred=True, bold=True, keep=True)
    _added(document, DAY, size, after=2 if compact else 8, centred=True, keep=True)
    _added(document, NOTE, 9 if compact else 10, before=3 if compact else 6, after=0, italic=True)
    _added(document, CELL, 10.5, after=0)
    bullet = document.styles["List Bullet"]
    bullet.paragraph_format.space_after = Pt(1 if compact else 3)
    bullet.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _title(document: Document) -> None:
    title = document.styles["Title"]
    _font(title, 16)
    title.font.bold, title.font.color.rgb = True, ACCENT
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(2)
    title.paragraph_format.keep_with_next = True
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _heading(document: Document, *, compact: bool) -> None:
    heading = document.styles["Heading 1"]
    _font(heading, 12 if compact else 13.5)
    heading.font.bold, heading.font.color.rgb = True, ACCENT
    heading.paragraph_format.space_before = Pt(5 if compact else 12)
    heading.paragraph_format.space_after = Pt(1 if compact else 3)
    heading.paragraph_format.keep_with_next = True


def _added(document: Document, name: str, size: float, **look: float | bool) -> None:
    style = document.styles.add_style(name, 1)
    style.base_style = document.styles["Normal"]
    _font(style, size)
    style.font.bold, style.font.italic = bool(look.get("bold")), bool(look.get("italic"))
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.get("before", 0)), Pt(look.get("after", 0))
    form.keep_with_next = bool(look.get("keep"))
    if look.get("centred"):
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)


def _head_and_foot(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = f"{paper.title}: {paper.subtitle}"
    for style in ("Header", "Footer"):
        _font(document.styles[style], 9)
    for foot in (section.footer, section.first_page_footer):
        paragraph = foot.paragraphs[0]
        paragraph.style = document.styles["Footer"]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{phrase('page', paper.language)} ")
        _field(paragraph, "PAGE")
        paragraph.add_run(f" {phrase('of_pages', paper.language)} ")
        _field(paragraph, "NUMPAGES")
    about = document.core_properties
    about.title, about.subject, about.author = paper.title, paper.subtitle, "Pobratim"
    about.comments, about.language = "", paper.language
    about.created = about.modified = datetime.combine(paper.as_of, time())


def _field(paragraph: Paragraph, name: str) -> None:
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)


def _repeat(row: _Row) -> None:
    head = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(head)
    _unbroken(row)


def _new_row(table: DocxTable) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def _unbroken(row: _Row) -> None:
    properties = row._tr.get_or_add_trPr()
    if properties.find(qn("w:cantSplit")) is None:
        properties.insert(0, OxmlElement("w:cantSplit"))


def _widths(table: DocxTable) -> None:
    """Word takes widths from cells, LibreOffice from columns: both are told."""
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width or 0


def _shade(colour: str) -> BaseOxmlElement:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')


def _bar(cell: _Cell, room: int, share: float) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    paragraph.add_run("\u00a0")
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    paragraph._p.get_or_add_pPr().append(_shade(BAR))
    paragraph.paragraph_format.right_indent = int((room - Cm(0.5)) * (1 - max(share, 0.01)))


def _borderless(table: DocxTable) -> None:
    table.style = "Normal Table"
