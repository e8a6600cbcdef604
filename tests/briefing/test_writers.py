"""Files of a brief open, and hold what the paper says."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest

from pobratim.briefing.paper import Cell, Column, Paper, Section, Sentence, Sentences, Source, Table, sentences_of
from pobratim.briefing.writers import docx as word
from pobratim.briefing.writers import html, pdf
from pobratim.briefing.writers.shape import notes_of
from tests.briefing import sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = '<b>«A & B»</b> #link("x") {{ y }} $ \\ * _'


def pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def small(text: str, rows: int = 1) -> Paper:
    source = Source("d", f"Источник {text}", "https://example.org/?a=1&b=2", "2024-05-01", f"Слова {text}", "f")
    row = (Cell("товар", (source,)), Cell("5", (source,), value=5))
    table = Table((Column("Что"), Column("Сколько", "number")), (row,) * rows)
    blocks = (Sentences((Sentence(text, (source,), frozenset({"unconfirmed"})),)), table)
    return Paper("Справка", text, sample.DAY, "ru", (Section("one", f"Раздел {text}", blocks),), ("Примечание.",))


def statements(paper: Paper) -> list[str]:
    return [one.text for section in paper.sections for block in section.blocks for one in sentences_of(block)]


def test_the_word_file_holds_every_statement() -> None:
    paper = sample.paper()
    document = docx.Document(BytesIO(word.write(paper)))
    body = " ".join(node.text or "" for node in document.element.iter(f"{W}t"))
    for text in statements(paper):
        for piece in text.split(": ")[-1:]:
            assert piece in body


def test_footnotes_of_the_word_file_are_real_and_each_is_referred_to_once() -> None:
    content = zipfile.ZipFile(BytesIO(word.write(sample.paper())))
    notes = ElementTree.fromstring(content.read("word/footnotes.xml"))
    body = ElementTree.fromstring(content.read("word/document.xml"))
    numbers = [int(note.get(f"{W}id") or 0) for note in notes if not note.get(f"{W}type")]
    referred = [int(one.get(f"{W}id") or 0) for one in body.iter(f"{W}footnoteReference")]
    assert referred == numbers == list(range(1, len(numbers) + 1))
    assert b"footnotes+xml" in content.read("[Content_Types].xml")
    assert "Новость" in "".join(notes.itertext())


def test_links_of_footnotes_lead_somewhere() -> None:
    content = zipfile.ZipFile(BytesIO(word.write(small("ссылка"))))
    assert "https://example.org/?a=1&amp;b=2" in content.read("word/_rels/footnotes.xml.rels").decode()


def test_heads_of_tables_are_repeated_and_rows_are_not_torn() -> None:
    document = docx.Document(BytesIO(word.write(small("таблица", 60))))
    rows = document.tables[0].rows
    assert rows[0]._tr.find(f".//{W}tblHeader") is not None
    assert all(row._tr.find(f".//{W}cantSplit") is not None for row in rows)


def test_headings_stay_with_what_follows() -> None:
    styles = docx.Document(BytesIO(word.write(sample.paper()))).styles
    assert all(styles[name].paragraph_format.keep_with_next for name in ("Heading 1", "Brief Lead"))
    assert styles["Normal"].paragraph_format.widow_control


def test_the_page_has_every_statement_and_needs_no_other_file() -> None:
    paper = sample.paper()
    page = html.write(paper).decode()
    assert "<style>" in page
    assert not re.search(r'(?:src|href)="(?!#|https?://)', page)
    assert "<script" not in page
    for section in paper.sections:
        assert section.heading in page


def test_each_note_of_the_page_leads_to_its_source() -> None:
    page = html.write(sample.paper()).decode()
    wanted = re.findall(r'href="#(source-\d+)"', page)
    assert wanted
    assert all(f'id="{one}"' in page for one in wanted)


def test_the_pdf_holds_the_headings_and_the_sources_words() -> None:
    told = " ".join(" ".join(pages(pdf.write(sample.paper()))).split())
    assert "Обещания и договорённости" in told
    assert "Янка Верас пригласил" in told


def test_equal_papers_are_equal_pdfs() -> None:
    assert pdf.write(sample.paper()) == pdf.write(sample.paper())


@pytest.mark.parametrize("length, most", [("page", 1), ("five", 5)])
def test_a_busy_partner_fills_no_more_pages_than_asked(length: str, most: int) -> None:
    told = sample.readings()
    busy = [sample.renamed(one, f"{one.document.id}-{n}") for n in range(12) for one in told]
    assert len(pages(pdf.write(sample.paper(*busy, length=length)))) == most


@pytest.mark.parametrize("write", [word.write, html.write, pdf.write])
def test_words_of_documents_are_never_markup(write: object) -> None:
    content = write(small(NASTY))  # type: ignore[operator]
    if content.startswith(b"%PDF"):
        assert "#link(" in " ".join(pages(content))
    elif content.startswith(b"PK"):
        assert NASTY in docx.Document(BytesIO(content)).paragraphs[1].text
    else:
        assert "<b>«A" not in content.decode()


def test_a_document_stands_in_a_note_once_with_all_its_words() -> None:
    one, two, other = (Source(d, f"Имя {d}", "", "2024", f"Слова {n}.", str(n)) for n, d in enumerate(["a", "a", "b"]))
    first, second = notes_of("Текст", (one, two, two, other), "ru")
    assert first.quote == "Слова 0.»; «Слова 1."
    assert second.title == "Имя b"


def test_words_that_the_text_quotes_are_not_repeated_in_its_note() -> None:
    source = Source("a", "Имя", "", "2024", "«Мы рады»", "1")
    (note,) = notes_of("Ян Лис: «Мы рады».", (source,), "ru")
    assert note.quote == ""


def test_a_wide_table_turns_the_page() -> None:
    wide = Table(tuple(Column(str(n)) for n in range(8)), (tuple(Cell(str(n)) for n in range(8)),))
    paper = Paper("Отчёт", "", sample.DAY, "ru", (Section("t", "Таблица", (wide,)),))
    section = docx.Document(BytesIO(word.write(paper))).sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    with pypdfium2.PdfDocument(pdf.write(paper)) as document:
        assert document[0].get_width() > document[0].get_height()
