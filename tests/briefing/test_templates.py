"""An office's own template: filled with a paper's words, and checked before."""

from __future__ import annotations

import io

import pytest
from docx import Document

from pobratim.briefing.paper import Paper, Section, Sentence, Sentences, Source
from pobratim.briefing.placeholders import listed
from pobratim.briefing.template import fill
from pobratim.briefing.template_check import check
from pobratim.briefing.templates import TEMPLATES, template
from pobratim.errors import BadInput
from tests.briefing.reported import AS_OF, report

SOURCE = Source("n1", "Новость", "https://example.org/n1", "2024-05-01", "Лён & <хлопок>", "f1")
PAPER = Paper(
    title="Справка <о> льне & хлопке",
    subtitle="Тверская область",
    as_of=AS_OF,
    language="ru",
    sections=(Section("one", "Лён", (Sentences((Sentence("Лён растёт.", (SOURCE,)), Sentence("Хлопок нет."))),)),),
    notes=("Прочитано машиной.",),
)


def blank(*paragraphs: str, header: str = "", cells: tuple[str, ...] = ()) -> bytes:
    """A template with these paragraphs, a header and a table of one column."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if cells:
        table = document.add_table(rows=0, cols=2)
        for text in cells:
            table.add_row().cells[1].text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words(content: bytes) -> list[str]:
    """The filled paragraphs, then cells."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def problems(content: bytes) -> list[tuple[str, str]]:
    return [(problem.placeholder, problem.place) for problem in check(content)]


def test_the_offices_words_stay_and_placeholders_become_the_papers() -> None:
    filled = fill(blank("Бланк № 7", "{{ название }} — {{ дата }}", "{{ чей }} и {{ партнёр }}"), PAPER,
                  home="Тверская область", partner="Беларусь")  # fmt: skip
    assert [text.replace("\u00a0", " ") for text in words(filled)] == [
        "Бланк № 7",
        "Справка <о> льне & хлопке — 31 декабря 2024 года",
        "Тверская область и Беларусь",
    ]


def test_every_sentence_refers_to_its_source_by_number() -> None:
    content = blank(
        "{%p for раздел in разделы %}",
        "{%p for абзац in раздел.абзацы %}",
        "{{ абзац }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p for источник in источники %}",
        "{{ источник.номер }}. {{ источник.адрес }} «{{ источник.цитата }}»",
        "{%p endfor %}",
    )
    assert words(fill(content, PAPER)) == [
        "Лён растёт. [1] Хлопок нет.",
        "1. https://example.org/n1 «Лён & <хлопок>»",
    ]


def test_rows_of_a_table_are_named_by_their_columns() -> None:
    content = blank(cells=("{%tr for строка in строки %}", "{{ строка.документ }}: {{ строка.дата_подписания }}",
                           "{%tr endfor %}"))  # fmt: skip
    told = words(fill(content, report("in-force")))
    assert "Меморандум о лесах: 03.03.2024" in told


def test_english_names_stand_for_the_same() -> None:
    assert words(fill(blank("{{ title }}, {{ year }}"), PAPER)) == ["Справка <о> льне & хлопке, 2024"]
    content = blank(cells=("{%tr for row in rows %}", "{{ row.paper }}: {{ row.signed }}", "{%tr endfor %}"))
    english = report("in-force", "en")
    assert any("2021" in text for text in words(fill(content, english)))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (blank("Без подстановок"), []),
        (blank("Первый", "{{ назвние }}"), [("назвние", "абзац 2")]),
        (blank("Первый", header="{{ герб }}"), [("герб", "верхний колонтитул, абзац 1")]),
        (blank(cells=("{{ дата }}", "{{ дата.год }}")), [("год", "таблица 1, строка 2, ячейка 2")]),
        (
            blank("{%p for раздел in разделы %}", "{{ раздел.заголовк }}", "{%p endfor %}"),
            [("заголовк", "абзац 2")],
        ),
        (
            blank(cells=("{%tr for строка in строки %}", "{{ строка.цена }}", "{%tr endfor %}")),
            [("цена", "таблица 1, строка 2, ячейка 2")],
        ),
        (blank("{{ раздел }}"), [("раздел", "абзац 1")]),
        (blank("{{ дата|красиво }}"), [("красиво", "абзац 1")]),
        (blank("{% if партнёр %}{{ партнёр }}{% endif %}"), []),
        (blank("{% if парнёр %}да{% endif %}"), [("парнёр", "абзац 1")]),
    ],
)
def test_an_unknown_placeholder_is_named_with_its_place(content: bytes, found: list[tuple[str, str]]) -> None:
    assert problems(content) == found


@pytest.mark.parametrize("text", ["{{ дата", "{% for раздел in разделы %}", "{{ }}", "{% вставить %}"])
def test_what_cannot_be_understood_is_named_with_its_place(text: str) -> None:
    ((placeholder, place),) = problems(blank("Первый", text))
    assert place == "абзац 2"
    assert placeholder


def test_a_placeholder_cut_by_formatting_is_still_one() -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ назв")
    paragraph.add_run("ание }}").bold = True
    out = io.BytesIO()
    document.save(out)
    assert check(out.getvalue()) == []
    assert words(fill(out.getvalue(), PAPER)) == ["Справка <о> льне & хлопке"]


def test_a_template_with_an_unknown_placeholder_is_not_filled() -> None:
    with pytest.raises(BadInput, match="абзац 1: подпись"):
        fill(blank("{{ подпись }}"), PAPER)


def test_a_template_can_reach_nothing_but_the_papers_words() -> None:
    with pytest.raises(BadInput):
        fill(blank("{{ название.__class__.__mro__ }}"), PAPER)


def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(BadInput, match=r"\.docx"):
        check(b"not a document")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_comes_with_pobratim_is_right_and_can_be_filled(name: str) -> None:
    assert check(template(name)) == []
    told = " ".join(words(fill(template(name), report("yearly", year=2024))))
    assert "{" not in told
    assert "Годовой отчёт" in told
    assert "Егор Ладыгин и Семён Полевой подписали" in told or name == "agreements"


def test_every_placeholder_is_explained() -> None:
    for language in ("ru", "en"):
        assert all(path and what for path, what in listed(language))
    assert ("название", "Название документа") in listed()
