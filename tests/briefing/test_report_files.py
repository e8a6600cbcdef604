"""Reports as workbooks and tables of text, opened again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from pobratim.briefing.paper import Cell, Column, Paper, Section, Sentence, Sentences, Table
from pobratim.briefing.reports import REPORTS
from pobratim.briefing.writers.forms import MEDIA, MOST_ROWS, form_of, written
from pobratim.errors import BadInput
from tests.briefing.reported import AS_OF, report


def opened(paper: Paper) -> Workbook:
    return load_workbook(io.BytesIO(written(paper, "xlsx")))


def lines(paper: Paper) -> list[dict[str, str]]:
    text = written(paper, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def of_one_table(*texts: str) -> Paper:
    table = Table((Column("Слова"),), tuple((Cell(text),) for text in texts))
    return Paper("Отчёт", "", AS_OF, "ru", (Section("one", "Раздел", (table,)),))


def test_a_sheet_has_frozen_heads_and_filters() -> None:
    page = opened(report("journal"))["Документы"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:{page.cell(1, page.max_column).coordinate.rstrip('1')}{page.max_row}"


def test_a_sheet_prints_in_landscape_as_wide_as_a_page_under_repeated_heads() -> None:
    page = opened(report("journal"))["Документы"]
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$1:$1"
    assert page.print_area.endswith(f"$J${page.max_row}"), "columns of sources stay on the screen"


def test_dates_and_numbers_are_real_ones() -> None:
    book = opened(report("yearly", year=2024))
    papers, figures = book["Документы, подписанные за год"], book["Торговля и экономика в числах"]
    signed = papers.cell(2, 4)
    assert signed.value == datetime(2024, 3, 3)
    assert signed.number_format == "dd.mm.yyyy"
    assert figures.cell(2, 5).value == 4_100_000_000


def test_every_row_names_the_address_date_and_quote_of_its_source() -> None:
    page = opened(report("in-force"))["Действующие документы"]
    heads = [cell.value for cell in page[1]]
    at = {name: heads.index(name) for name in ("Источник: документ", "Источник: дата", "Источник: цитата")}
    first = [cell.value for cell in page[2]]
    assert "Источник: адрес" in heads
    assert first[at["Источник: документ"]] == "Новость flax"
    assert first[at["Источник: дата"]] == datetime(2021, 5, 13)
    assert "подписали 12 мая 2021 года" in first[at["Источник: цитата"]]


def test_words_that_look_like_a_formula_stay_words() -> None:
    book = opened(of_one_table("=1+1", "@SUM(A1)", "http://example.org"))
    cells = [book["Раздел"].cell(line, 1) for line in (2, 3, 4)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("@SUM(A1)", "s", None),
        ("http://example.org", "s", None),
    ]


def test_headings_that_begin_alike_become_sheets_of_their_own() -> None:
    table = Table((Column("А"),), ((Cell("б"),),))
    long = "Документы, срок которых истёк или действие прекращено"
    sections = tuple(Section(str(number), f"{long} [{number}]", (table,)) for number in range(3))
    names = opened(replace(of_one_table(), sections=sections)).sheetnames
    assert len(names) == 4
    assert all(len(name) <= 31 for name in names)


def test_a_section_without_a_table_is_a_sheet_of_sentences() -> None:
    section = Section("one", "Пусто", (Sentences((Sentence("Сведений нет."),)),))
    assert opened(replace(of_one_table(), sections=(section,)))["Пусто"].cell(2, 1).value == "Сведений нет."


def test_a_workbook_is_equal_for_equal_papers() -> None:
    assert written(report("journal"), "xlsx") == written(report("journal"), "xlsx")


def test_a_table_of_text_begins_with_a_mark_and_ends_its_lines_as_the_standard_says() -> None:
    content = written(report("journal"), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(lines(report("journal"))) + 1


def test_a_table_of_text_says_dates_and_numbers_for_machines() -> None:
    told = {line["Раздел"]: line for line in lines(report("yearly", year=2024))}
    assert told["Торговля и экономика в числах"]["Значение"] == "4100000000"
    assert told["Документы, подписанные за год"]["Дата подписания"] == "2024-05-30"


def test_a_promise_that_looks_like_a_formula_is_told_as_it_was_said() -> None:
    (promise,) = [line for line in lines(report("plans")) if "СУММ" in line["Мера"]]
    assert promise["Мера"] == "прислать =СУММ(списки) учителей"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1, max_size=5))
def test_no_cell_of_a_table_of_text_is_a_formula_and_all_can_be_read_back(texts: list[str]) -> None:
    back = [line["Слова"] for line in lines(of_one_table(*texts))]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in back)
    assert [text.removeprefix("'") for text in back] == [text.removeprefix("'") for text in texts]


@pytest.mark.parametrize("form", MEDIA)
@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_written_in_every_form(name: str, form: str) -> None:
    assert len(written(report(name, year=2024), form)) > 1000


@pytest.mark.parametrize("name", ["отчёт", "отчёт.doc", "docx"])
def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(BadInput, match=r"\.docx, \.xlsx"):
        form_of(name)


def test_a_list_too_long_to_print_is_refused_but_fills_a_sheet() -> None:
    paper = of_one_table(*("слово" for _ in range(MOST_ROWS + 1)))
    with pytest.raises(BadInput, match="xlsx"):
        written(paper, "pdf")
    assert opened(paper)["Раздел"].max_row == MOST_ROWS + 2


def test_a_real_day_is_written_as_such() -> None:
    table = Table((Column("День", "date"),), ((Cell("1 мая", value=date(2024, 5, 1)),),))
    paper = replace(of_one_table(), sections=(Section("one", "Дни", (table,)),))
    assert opened(paper)["Дни"].cell(2, 1).is_date
