"""Numbers with their units and what they count."""

import pytest

from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.amounts import find_amounts
from pobratim.extract.mentions.dates import find_dates
from pobratim.facts import Document
from pobratim.lexicon.numerals import number_of
from pobratim.text import analyse


def amounts_of(text: str) -> list[tuple[float, str, str | None]]:
    document = MarkedDocument(Document("x", text), analyse(text))
    document = MarkedDocument(document.document, document.analysis, dates=find_dates(document))
    return [(amount.value, amount.unit, amount.noun) for amount in find_amounts(document)]


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("Оборот составил 8,3 млрд рублей.", 8.3e9, "RUB"),
        ("Оборот составил $35,2 млн.", 35.2e6, "USD"),
        ("Оборот составил 312 тыс. долл.", 312e3, "USD"),
        ("Оборот составил 41 млн долларов США.", 41e6, "USD"),
        ("Оборот составил 1,5 млрд ₽.", 1.5e9, "RUB"),
        ("Выделено полмиллиона тенге.", 5e5, "KZT"),
        ("Выделено 15 млн белорусских рублей.", 15e6, "BYN"),
        ("Вложено 7 миллионов евро.", 7e6, "EUR"),
        ("Оборот вырос на 12 процентов.", 12, "%"),
        ("Оборот вырос на 16,4%.", 16.4, "%"),
        ("Оборот вырос на треть.", 33, "%"),
        ("На соседей приходится пятая часть торговли.", 20, "%"),
        ("Отгружено 2,6 тысячи тонн муки.", 2600, "t"),
        ("Склад площадью 2 тыс. кв. м.", 2000, "m2"),
        ("Передано 40 МВт·ч.", 40000, "kWh"),
        ("Длина дороги 1 200 км.", 1200, "km"),
    ],
)
def test_a_number_has_its_unit(phrase: str, value: float, unit: str) -> None:
    assert (value, unit) in [(v, u) for v, u, _ in amounts_of(phrase)]


@pytest.mark.parametrize(
    ("phrase", "value", "noun"),
    [
        ("Работают более 200 предприятий.", 200, "предприятие"),
        ("Учатся 1 250 вьетнамских студентов.", 1250, "студент"),
        ("Заключено двенадцать новых договоров.", 12, "договор"),
        ("Приехали полторы тысячи туристов.", 1500, "турист"),
        ("Пройдено шестьдесят пять пунктов.", 65, "пункт"),
        ("Оборот вырос в 1,7 раза.", 1.7, "раз"),
        ("Оборот вырос вдвое.", 2, "раз"),
    ],
)
def test_a_count_names_what_is_counted(phrase: str, value: float, noun: str) -> None:
    assert (value, "count", noun) in amounts_of(phrase)


@pytest.mark.parametrize("phrase", ["Страна на 4-м месте.", "Страна на четвёртом месте.", "Страна заняла 4-е место."])
def test_a_place_in_a_list_is_an_ordinal(phrase: str) -> None:
    document = MarkedDocument(Document("x", phrase), analyse(phrase))
    assert [(a.value, a.noun, a.ordinal) for a in find_amounts(document)] == [(4, "место", True)]


@pytest.mark.parametrize(
    "phrase",
    [
        "Договор подписан 7 июня 2021 года.",
        "Счёт 2:4 в пользу гостей.",
        "Сбор в 11:00 у школы № 24.",
        "Штраф грозит по статье 16.2 КоАП.",
        "Телефон: (4842) 55-10-10.",
        "Гости осмотрели ТЭЦ-4 и павильон «Экспо-2025».",
        "Один из гостей уехал.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(phrase: str) -> None:
    assert amounts_of(phrase) == []


def test_a_bare_sum_takes_the_currency_of_the_one_before() -> None:
    assert [unit for _, unit, _ in amounts_of("Экспорт составил 1,7 млрд долларов, импорт — 260 млн.")] == [
        "USD",
        "USD",
    ]


def test_words_make_numbers() -> None:
    assert number_of(["сто", "двадцать", "пять"]) == 125
    assert number_of(["две", "тысячи", "триста"]) == 2300
    assert number_of(["две", "области"]) is None
