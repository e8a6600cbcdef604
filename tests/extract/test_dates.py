"""Words of time and the years that they mean."""

from dataclasses import replace
from itertools import pairwise

import pytest

from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.dates import find_dates
from pobratim.facts import Document
from pobratim.text import analyse


def dates_of(text: str, today: str | None = None) -> list[tuple[str, str]]:
    document = MarkedDocument(Document("x", text), analyse(text), today=today)
    found = find_dates(document)
    assert all(0 <= mention.start < mention.stop <= len(text) for mention in found)
    return [(mention.date, mention.role) for mention in found]


@pytest.mark.parametrize(
    ("phrase", "date", "role"),
    [
        ("Документ подписан 7 июня 2021 года.", "2021-06-07", "on"),
        ("Документ подписан 07.06.2021.", "2021-06-07", "on"),
        ("Визит состоялся в марте 2022-го.", "2022-03", "on"),
        ("Соглашение заключили в 2009-м.", "2009", "on"),
        ("Сотрудничают с 2011 года.", "2011", "from"),
        ("План действует до 2030 года.", "2030", "until"),
        ("Цех запустят до конца 2027 года.", "2027", "until"),
        ("Перечень нужен не позднее мая 2026 года.", "2026-05", "until"),
        ("Принят план на 2023–2026 годы.", "2023/2026", "span"),
        ("Утверждена программа на 2025 год.", "2025", "span"),
        ("Гости были здесь 11–13 мая 2023 г.", "2023-05-11/2023-05-13", "on"),
        ("Гости были здесь с 30 мая по 2 июня 2023 года.", "2023-05-30/2023-06-02", "on"),
        ("Рост отмечен в первом квартале 2024 года.", "2024-33", "on"),
        ("Рост отмечен во II полугодии 2024 г.", "2024-41", "on"),
        ("Рост отмечен за девять месяцев 2023 года.", "2023-01/2023-09", "on"),
        ("По итогам девяти месяцев 2023 года рост.", "2023-01/2023-09", "on"),
        ("Рост отмечен за январь–май 2023 года.", "2023-01/2023-05", "on"),
        ("Встретятся осенью 2026 года.", "2026-23", "on"),
        ("В 2024/2025 учебном году приехали гости.", "2024/2025", "on"),
        ("Договор заключён сроком на семь лет.", "P7Y", "length"),
        ("Меморандум бессрочный.", "..", "length"),
        ("Это больше показателя 2022 года.", "2022", "against"),
        ("Рост составил 5% по сравнению с 2022 годом.", "2022", "against"),
    ],
)
def test_a_phrase_gives_its_date(phrase: str, date: str, role: str) -> None:
    assert (date, role) in dates_of(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "Дом 2024 стоит на улице 8 линии.",
        "Счёт матча 2:4, броски 11–10.",
        "Встретимся в ближайшее время.",
        "Маршрут назвали «Белый май».",
        "Вложено 2024 рубля.",
        "31.02.2024 не бывает.",
    ],
)
def test_what_is_no_date_gives_none(phrase: str) -> None:
    assert dates_of(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("Вчера прошла встреча.", "2024-03-13"),
        ("Сегодня подписан протокол.", "2024-03-14"),
        ("За прошлый год оборот вырос.", "2023"),
        ("Выставка откроется в мае следующего года.", "2025-05"),
        ("Документ подписали в декабре.", "2023-12"),
        ("Ярмарка пройдёт в июле.", "2024-07"),
        ("Ответ дадут до 1 февраля.", "2025-02-01"),
        ("Год назад стороны заключили договор.", "2023"),
        ("До конца года города обменяются выставками.", "2024"),
        ("В текущем учебном году здесь учатся гости.", "2023/2024"),
        ("До Нового года откроют склад.", "2024-12-31"),
    ],
)
def test_open_words_count_from_the_day_of_publication(phrase: str, date: str) -> None:
    assert [found for found, _ in dates_of(phrase, today="2024-03-14")] == [date]


def test_nowadays_is_no_date() -> None:
    assert dates_of("Сегодня в регионе работают семь заводов.", today="2024-03-14") == []


def test_without_any_year_the_year_stays_open() -> None:
    assert dates_of("Переговоры прошли 19 апреля.") == [("XXXX-04-19", "on")]
    assert dates_of("За прошлый год оборот вырос.") == []


def test_the_day_that_a_text_tells_of_dates_the_rest() -> None:
    text = "Договор подписали 5 июля 2024 года в Твери. Праздник состоится 9 августа.\n\nДень спустя гости уехали."
    assert dates_of(text) == [("2024-07-05", "on"), ("2024-08-09", "on")]


def test_the_day_of_an_older_paper_dates_nothing() -> None:
    text = "По соглашению от 12 мая 2011 года стороны собрались 19 апреля."
    assert dates_of(text) == [("2011-05-12", "on"), ("XXXX-04-19", "on")]


def test_a_month_ahead_of_a_report_has_no_year_but_its_deadline_has() -> None:
    text = "Обзор торговли.\n\nЗа полгода рост. По итогам первого полугодия 2023 года торговля выросла.\n\n"
    assert dates_of(text + "Стороны готовят предстоящую в январе ярмарку.")[-1] == ("XXXX-01", "on")
    assert dates_of(text + "До Нового года откроют склад.")[-1] == ("2023-12-31", "until")


def test_the_same_day_repeats_the_day_before() -> None:
    text = "Делегация приехала 2 мая 2023 года. В тот же день гостей приняли. На следующий день они уехали."
    assert [date for date, _ in dates_of(text)] == ["2023-05-02", "2023-05-02", "2023-05-03"]


def test_months_in_a_row_go_on_in_the_same_year() -> None:
    text = "Форум прошёл 3 марта 2024 года. Группа приедет в мае 2025-го, другая уедет в июне."
    assert [date for date, _ in dates_of(text)] == ["2024-03-03", "2025-05", "2025-06"]


def test_mentions_come_in_order_and_never_overlap() -> None:
    text = "С 12 по 16 ноября 2024 года и в первом квартале 2025 года, до 1 мая и на 2026–2028 годы."
    document = MarkedDocument(Document("x", text), analyse(text))
    found = find_dates(replace(document, today="2024-01-01"))
    assert len(found) == 4
    assert all(left.stop <= right.start for left, right in pairwise(found))
