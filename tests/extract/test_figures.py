"""Numbers about ties: trade, shares, places, counts."""

import pytest

from pobratim.extract.mark import mark
from pobratim.extract.rules.figure import find_figures
from pobratim.facts import Document, Figure


def figures_of(text: str) -> list[Figure]:
    document = mark(Document("x", text, published="2025-02-10"))
    found = []
    for fact in find_figures(document):
        assert isinstance(fact.content, Figure)
        assert all(0 <= start < stop <= len(document.text) for start, stop in fact.words)
        found.append(fact.content)
    return found


def test_turnover_with_partner_period_and_change() -> None:
    text = "За 2023 год товарооборот Псковской области с Латвией вырос на 36,4% и достиг 120,9 миллиона долларов."
    assert figures_of(text) == [
        Figure(measure="turnover", of="RU-PSK", with_="LV", value=120.9e6, unit="USD", period="2023", change="+36.4%")
    ]


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("вырос на треть и составил", "+33%"),
        ("увеличился в 1,8 раза и составил", "+80%"),
        ("вырос втрое, до", "+200%"),
        ("сократился на 7% и составил", "-7%"),
        ("составил", None),
    ],
)
def test_a_change_is_signed(words: str, change: str | None) -> None:
    (figure,) = figures_of(f"Товарооборот Псковской области с Латвией {words} 40 млн рублей.")
    assert (figure.change, figure.value, figure.unit) == (change, 40e6, "RUB")


def test_export_and_import_go_on_with_partner_and_period_of_the_turnover() -> None:
    text = (
        "За девять месяцев 2024 года товарооборот Томской области с Монголией составил 90 млн долларов. "
        "Экспорт составил 70 млн долларов (плюс 8%), импорт — 20 млн (минус 3%)."
    )
    assert [(f.measure, f.with_, f.value, f.period, f.change) for f in figures_of(text)] == [
        ("turnover", "MN", 90e6, "2024-01/2024-09", None),
        ("export", "MN", 70e6, "2024-01/2024-09", "+8%"),
        ("import", "MN", 20e6, "2024-01/2024-09", "-3%"),
    ]


def test_a_part_of_the_turnover_has_its_own_partner() -> None:
    text = (
        "Товарооборот Смоленской области с Беларусью составил 950 млн долларов, из них 300 млн — с Витебской областью."
    )
    assert [(f.with_, f.value) for f in figures_of(text)] == [("BY", 950e6), ("BY-VI", 300e6)]


def test_a_place_among_the_partners_of_the_region() -> None:
    text = "Казахстан занимает второе место среди 96 внешнеторговых партнёров Тюменской области."
    (figure,) = figures_of(text)
    assert (figure.measure, figure.of, figure.with_, figure.rank, figure.out_of) == ("rank", "RU-TYU", "KZ", 2, 96)
    assert figure.scope == "внешнеторговые партнёры Тюменской области"
    assert figure.value is None


def test_a_place_may_be_told_without_the_word() -> None:
    (figure,) = figures_of("Китай остаётся третьим в списке из 64 торговых партнёров Тверской области.")
    assert (figure.with_, figure.rank, figure.out_of) == ("CN", 3, 64)
    assert figure.scope == "торговые партнёры Тверской области"


def test_a_place_among_regions_belongs_to_the_partner() -> None:
    text = "Среди регионов России Тюменская область занимает пятое место по объёму торговли с Казахстаном."
    (figure,) = figures_of(text)
    assert (figure.of, figure.with_, figure.rank, figure.scope) == ("KZ", "RU-TYU", 5, "регионы России")


def test_a_share() -> None:
    text = "На долю Узбекистана приходится 12,5% внешней торговли Оренбургской области."
    (figure,) = figures_of(text)
    assert (figure.measure, figure.with_, figure.value, figure.unit) == ("share", "UZ", 12.5, "%")
    assert figure.scope == "внешняя торговля Оренбургской области"


@pytest.mark.parametrize(
    ("text", "measure", "of", "partner", "value"),
    [
        ("В вузах Омской области обучается около 4,5 тысяч студентов из Казахстана.", "students", "RU-OMS", "KZ", 4500),
        ("С Беларусью сотрудничают свыше 300 организаций Калужской области.", "companies", "RU-KLU", "BY", 300),
        (
            "Астрахань дружит с Казахстаном. В Астраханской области проживает более 140 тысяч казахов.",
            "other",
            "RU-AST",
            "KZ",
            140000,
        ),
        ("За год Астраханскую область посетили 14 делегаций из Ирана.", "other", "IR", "RU-AST", 14),
        ("У Курской области действуют 12 соглашений с регионами Беларуси.", "other", "RU-KRS", "BY", 12),
    ],
)
def test_counts(text: str, measure: str, of: str, partner: str, value: float) -> None:
    (figure,) = figures_of(text)
    assert (figure.measure, figure.of, figure.with_, figure.value, figure.unit) == (
        measure,
        of,
        partner,
        value,
        "count",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет Тверской области вырос на 8% и составил 90 млрд рублей.",
        "Товарооборот Тверской области с Сербией планируется довести до 50 млн долларов.",
        "В ярмарке участвовали 60 предприятий Витебской области, её посетили пять тысяч жителей Твери.",
        "Команда Тверской области заняла второе место на турнире в Минске.",
        "Компания из Минска вложит в завод Тверской области 300 млн рублей и создаст 40 рабочих мест.",
        "Тверская область готова принять 40 студентов из Сербии.",
        "Гости из Сербии посетили в Твери школу, где учатся 800 детей.",
        "15 тверских врачей поедут на стажировку в Сербию.",
        "Гости из Сербии прошли 12 километров по берегам Тверской области.",
    ],
)
def test_plans_guests_sport_and_home_matters_are_no_figures(text: str) -> None:
    assert figures_of(text) == []
