"""Reports over an invented register: the right rows, the right words, every value with the words that say it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pobratim.briefing.paper import UNCONFIRMED, Cell, Table
from pobratim.briefing.reports import REPORTS, period_of
from pobratim.briefing.reports.words import keys, say
from pobratim.errors import BadInput
from tests.briefing.reported import column, report, rows

READ = {
    "Документ", "Стороны", "Дата подписания", "Срок действия", "Подписали", "Дата", "Событие", "Место", "Участники",
    "Мера", "Исполнитель", "С кем", "Срок", "Проект", "Значение", "Рабочие места", "Вложения", "Изменение", "Период",
}  # fmt: skip


def test_papers_in_force_on_a_day_are_those_signed_by_then_whose_term_runs() -> None:
    assert column(report("in-force"), "in_force", "Документ") == [
        "Соглашение о сотрудничестве в сфере льноводства",
        "Меморандум о лесах",
        "Соглашение двух городов",
    ]


def test_on_an_earlier_day_other_papers_were_in_force() -> None:
    assert column(report("in-force", as_of=date(2022, 1, 1)), "in_force", "Документ") == [
        "Договор о дружбе",
        "Соглашение о сотрудничестве в сфере льноводства",
    ]


def test_the_journal_lists_signed_papers_in_order_with_room_for_the_office() -> None:
    journal = report("journal")
    assert column(journal, "papers", "Дата подписания") == ["20.01.2014", "12.05.2021", "03.03.2024", "30.05.2024"]
    assert column(journal, "papers", "№") == ["1", "2", "3", "4"]
    assert column(journal, "papers", "Истекает")[:2] == ["30.06.2024", "31.12.2026"]
    assert set(column(journal, "papers", "Ответственный")) == {""}


def test_the_journal_of_a_year_holds_that_years_papers() -> None:
    assert column(report("journal", year=2024), "papers", "Документ") == [
        "Меморандум о лесах",
        "Соглашение двух городов",
    ]


def test_meetings_of_a_year_are_told_apart_by_their_state() -> None:
    meetings = report("meetings", year=2024)
    assert column(meetings, "held", "Событие") == ["Визит"]
    assert column(meetings, "unheard", "Событие") == ["Фестиваль «Лён и люди»"]
    assert not rows(meetings, "planned")


def test_what_is_overdue_stands_before_what_is_ahead() -> None:
    plans = report("plans")
    assert [section.key for section in plans.sections] == ["overdue", "not_due", "plans"]
    assert column(plans, "overdue", "Мера") == ["открыть школу ткачества"]
    assert column(plans, "not_due", "Срок") == ["01.06.2025"]
    assert column(plans, "plans", "Документ") == ["План обмена учителями"]


def test_a_promise_is_due_in_the_month_before_its_day() -> None:
    assert column(report("plans", as_of=date(2025, 5, 20)), "due", "Исполнитель") == ["Егор Ладыгин"]


def test_the_yearly_report_counts_ties_by_partner() -> None:
    totals = {row["Партнёр"].text: row for row in rows(report("yearly", year=2024), "summary")}
    assert list(totals) == ["Беларусь", "– Брестская область", "Казахстан", "– Атырауская область"]
    belarus = totals["Беларусь"]
    assert {heading: cell.value for heading, cell in belarus.items() if cell.value} == {
        "Партнёрства": 1,
        "Подписано": 1,
        "Действует": 2,
        "Прекращено": 1,
    }


def test_the_yearly_report_counts_ties_by_municipality() -> None:
    (town,) = rows(report("yearly", year=2024), "municipalities")
    assert town["Муниципалитет"].text == "Торжок (Тверская область)"
    assert town["Партнёры"].text == "Пинск (Брестская область)"
    assert (town["Партнёрства"].value, town["Подписано"].value, town["Прекращено"].value) == (1, 1, None)


def test_the_yearly_report_has_a_section_for_everything_an_office_reports() -> None:
    assert [section.key for section in report("yearly", year=2024).sections] == [
        "summary", "municipalities", "signed", "in_force", "lapsed", "prepared", "events", "trade", "projects",
        "humanitarian", "promises",
    ]  # fmt: skip


def test_papers_of_a_year_are_signed_lapsed_and_prepared_ones() -> None:
    yearly = report("yearly", year=2024)
    assert column(yearly, "signed", "Документ") == ["Меморандум о лесах", "Соглашение двух городов"]
    assert column(yearly, "lapsed", "Документ") == ["Договор о дружбе"]
    assert column(yearly, "prepared", "Документ") == ["План обмена учителями"]


def test_figures_and_projects_of_a_year_are_numbers() -> None:
    yearly = report("yearly", year=2024)
    (figure,) = rows(yearly, "trade")
    assert (figure["Показатель"].text, figure["Значение"].value, figure["Единица"].text) == (
        "Товарооборот",
        4_100_000_000,
        "₽",
    )
    (project,) = rows(yearly, "projects")
    assert (project["Вложения"].value, project["Рабочие места"].value) == (250_000_000, 40)


def test_a_year_without_anything_says_so() -> None:
    empty = report("yearly", year=1990)
    assert all(not isinstance(block, Table) for section in empty.sections for block in section.blocks)
    assert empty.sections[0].blocks[0].sentences[0].text == "Сведений нет."  # type: ignore[union-attr]


@pytest.mark.parametrize("name", REPORTS)
def test_every_read_value_has_a_quote_that_says_it(name: str) -> None:
    checked = 0
    paper = report(name, year=2024 if name in ("yearly", "meetings") else None)
    for section in paper.sections:
        for row in rows(paper, section.key):
            for heading, cell in row.items():
                if heading in READ and cell.text and section.key not in ("summary", "municipalities"):
                    assert says(cell), f"{heading}: {cell}"
                    checked += 1
    assert checked >= 4


def says(cell: Cell) -> bool:
    """Whether the quotes hold every number of the cell (without noughts at its end), and a word of it."""
    quotes = " ".join(source.quote for source in cell.sources).casefold()
    digits = re.sub(r"\D+", " ", quotes.replace(",", "")).split()
    text = cell.text.casefold()
    if cell.value is not None and not isinstance(cell.value, date):
        return str(cell.value).rstrip("0") in [number.rstrip("0") for number in digits]
    if isinstance(cell.value, date):
        return {str(cell.value.year), str(cell.value.day)} <= set(digits)
    numbers = re.findall(r"\d+", text)
    stems = [word[:5] for word in re.findall(r"[а-яё]{4,}", text)]
    return set(numbers) <= set(digits) and (not stems or any(stem in quotes for stem in stems))


def test_what_no_person_has_checked_is_marked_once_in_a_row() -> None:
    for row in rows(report("journal"), "papers"):
        assert sum(UNCONFIRMED in cell.marks for cell in row.values()) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_said_in_english_too(name: str) -> None:
    paper = report(name, "en", year=2024)
    headings = [
        column.heading
        for section in paper.sections
        for block in section.blocks
        if isinstance(block, Table)
        for column in block.columns
    ]
    assert not re.search("[а-яё]", " ".join([paper.title, paper.subtitle, *paper.notes, *headings]), re.I)


def test_every_phrase_is_there_in_both_languages() -> None:
    for key in keys():
        assert say(key, "ru") and say(key, "en"), key


def test_a_yearly_report_is_of_last_year_unless_another_is_asked() -> None:
    assert period_of("yearly", today=date(2025, 1, 15))[0] == date(2024, 1, 1)
    assert period_of("yearly", today=date(2025, 1, 15), year=2020)[1] == date(2020, 12, 31)


def test_a_list_of_agreements_has_no_period_unless_one_is_asked() -> None:
    assert period_of("in-force", today=date(2025, 1, 15)) == (None, None, date(2025, 1, 15))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="позже"):
        period_of("meetings", today=date(2025, 1, 1), since=date(2024, 2, 1), until=date(2024, 1, 1))
