"""Makes the templates that come with Pobratim: src/pobratim/briefing/templates/*.docx.

In: nothing. Out: three .docx with placeholders. Run it after changing it and look at what comes out.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Row

FOLDER = Path(__file__).parents[1] / "src" / "pobratim" / "briefing" / "templates"
FONT = "Times New Roman"
LIST_COLUMNS = (
    ("№", "номер", 1.1),
    ("Документ", "документ", 5.2),
    ("Стороны", "стороны", 4.2),
    ("Дата подписания", "дата_подписания", 2.6),
    ("Срок действия", "срок_действия", 3.0),
    ("Подписали", "подписали", 3.6),
    ("Состояние", "состояние", 2.6),
    ("Источники", "источники", 2.4),
)


def blank(*, landscape: bool = False) -> Docx:
    """An empty page of an office: A4, margins of official papers, Times."""
    document = Document()
    document.core_properties.title = ""
    document.core_properties.comments = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(6)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin, page.right_margin = (Cm(2), Cm(2)) if landscape else (Cm(3), Cm(1.5))
    page.top_margin = page.bottom_margin = Cm(2)
    return document


def say(document: Docx, text: str, **look: object) -> None:
    """A paragraph: `size`, `bold`, `center`, `right`, `keep` (with the next one)."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bool(look.get("bold"))
    run.font.size = Pt(float(str(look.get("size", 12))))
    if look.get("center"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.get("right"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.keep_with_next = bool(look.get("keep"))


def letterhead(document: Docx) -> None:
    """Lines that the office replaces by its own."""
    header = document.sections[0]
    header.different_first_page_header_footer = True
    lines = header.first_page_header
    for number, text in enumerate(("НАИМЕНОВАНИЕ УЧРЕЖДЕНИЯ", "адрес, телефон, адрес электронной почты")):
        paragraph = lines.paragraphs[0] if number == 0 else lines.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.font.size = number == 0, Pt(13 if number == 0 else 9)
    foot = header.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_page_number(foot)
    first = header.first_page_footer.paragraphs[0]
    first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_page_number(first)


def add_page_number(paragraph: object) -> None:
    """The field of the page's number."""
    run = paragraph.add_run()  # type: ignore[attr-defined]
    run.font.size = Pt(9)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        node = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            node.text = text
        else:
            node.set(qn("w:fldCharType"), kind)
        run._r.append(node)


def row_of(row: _Row, texts: tuple[str, ...], *, bold: bool = False, size: float = 9) -> None:
    """Fills a row; it is not broken between pages."""
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def as_head(row: _Row) -> None:
    """The row is repeated on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def grid(document: Docx, columns: int) -> Table:
    """An empty table of that many columns."""
    table = document.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    return table


def sources(document: Docx) -> None:
    """The list of sources, and the notes."""
    say(document, "{%p if источники %}")
    say(document, "Источники", bold=True, size=11, keep=True)
    say(document, "{%p endif %}")
    say(document, "{%p for источник in источники %}")
    say(document, "{{ источник.номер }}. {{ источник.документ }}, {{ источник.дата }}. {{ источник.адрес }} "
        "«{{ источник.цитата }}»", size=9)  # fmt: skip
    say(document, "{%p endfor %}")
    say(document, "{%p for примечание in примечания %}")
    say(document, "{{ примечание }}", size=9)
    say(document, "{%p endfor %}")


def tables_of_section(document: Docx) -> None:
    """Every table of a section, with as many columns as it has."""
    say(document, "{%p for таблица in раздел.таблицы %}")
    table = grid(document, 3)
    head = table.add_row()
    row_of(head, ("{%tc for столбец in таблица.столбцы %}", "{{ столбец }}", "{%tc endfor %}"), bold=True, size=8)
    as_head(head)
    row_of(table.add_row(), ("{%tr for строка in таблица.строки %}", "", ""))
    row_of(table.add_row(), ("{%tc for слова in строка.ячейки %}", "{{ слова }}", "{%tc endfor %}"), size=8)
    row_of(table.add_row(), ("{%tr endfor %}", "", ""))
    say(document, "")
    say(document, "{%p endfor %}")


def sections(document: Docx, *, tables: bool) -> None:
    """Every section: heading, paragraphs, tables."""
    say(document, "{%p for раздел in разделы %}")
    say(document, "{{ раздел.заголовок }}", bold=True, keep=True)
    say(document, "{%p for абзац in раздел.абзацы %}")
    say(document, "{{ абзац }}")
    say(document, "{%p endfor %}")
    if tables:
        tables_of_section(document)
    say(document, "{%p endfor %}")


def letter() -> Docx:
    """A letter with a brief."""
    document = blank()
    letterhead(document)
    say(document, "{{ число }} № ________")
    say(document, "Должность, фамилия и инициалы адресата", right=True)
    say(document, "")
    say(document, "Направляем справку по теме: {{ название }}. {{ подзаголовок }}, по состоянию на {{ дата }}.")
    say(document, "Должность                                                                 И. О. Фамилия")
    document.add_page_break()
    say(document, "{{ название }}", bold=True, size=14, center=True, keep=True)
    say(document, "{{ подзаголовок }}", center=True, keep=True)
    sections(document, tables=True)
    sources(document)
    return document


def agreements() -> Docx:
    """A table of agreements."""
    document = blank(landscape=True)
    letterhead(document)
    say(document, "{{ название }}", bold=True, size=14, center=True, keep=True)
    say(document, "{{ подзаголовок }}", center=True, keep=True)
    table = grid(document, len(LIST_COLUMNS))
    table.autofit = False
    head = table.add_row()
    row_of(head, tuple(heading for heading, _, _ in LIST_COLUMNS), bold=True)
    as_head(head)
    empty = ("",) * (len(LIST_COLUMNS) - 1)
    row_of(table.add_row(), ("{%tr for строка in строки %}", *empty))
    row_of(table.add_row(), tuple(f"{{{{ строка.{name} }}}}" for _, name, _ in LIST_COLUMNS))
    row_of(table.add_row(), ("{%tr endfor %}", *empty))
    for column, (_, _, width) in zip(table.columns, LIST_COLUMNS, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, (_, _, width) in zip(row.cells, LIST_COLUMNS, strict=True):
            cell.width = Cm(width)
    say(document, "")
    sources(document)
    return document


def yearly() -> Docx:
    """A yearly report: landscape, for its wide tables."""
    document = blank(landscape=True)
    letterhead(document)
    say(document, "{{ название }}", bold=True, size=16, center=True, keep=True)
    say(document, "{{ подзаголовок }}", center=True, size=13, keep=True)
    sections(document, tables=True)
    sources(document)
    return document


if __name__ == "__main__":
    for name, make in {"letter": letter, "agreements": agreements, "yearly": yearly}.items():
        make().save(str(FOLDER / f"{name}.docx"))
        print(FOLDER / f"{name}.docx")
