"""Goods that go from one party to another."""

import pytest

from pobratim.extract.mark import mark
from pobratim.extract.rules.flow import find_flows
from pobratim.facts import Document, Flow


def flows_of(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    document = mark(Document("x", text, published="2025-02-10"))
    found = []
    for fact in find_flows(document):
        assert isinstance(fact.content, Flow)
        (start, stop), (low, high) = fact.words[0], fact.trigger
        assert start <= low < high <= stop <= len(document.text)
        found.append((fact.content.from_, fact.content.to, fact.content.goods))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Самарская область экспортирует в Азербайджан удобрения, автомобили и продукцию нефтехимии.",
            ("RU-SAM", "AZ", ("удобрения", "автомобили", "продукция нефтехимии")),
        ),
        (
            "Тульские предприятия отгружают белорусским партнёрам краску, трубы и оборудование для пекарен.",
            ("RU-TUL", "BY", ("краска", "трубы", "оборудование для пекарен")),
        ),
        (
            "Из Узбекистана в Пермский край поступают текстиль, сухофрукты и керамика.",
            ("UZ", "RU-PER", ("текстиль", "сухофрукты", "керамика")),
        ),
        (
            "Основу экспорта Пермского края в Узбекистан составляют калийные удобрения, бумага и древесина.",
            ("RU-PER", "UZ", ("калийные удобрения", "бумага", "древесина")),
        ),
        (
            "Рязанская область закупает в Молдавии вино, яблоки и орехи.",
            ("MD", "RU-RYA", ("вино", "яблоки", "орехи")),
        ),
    ],
)
def test_a_sentence_says_what_goes_from_whom_to_whom(text: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert flows_of(text) == [expected]


def test_the_way_back_is_a_flow_of_its_own() -> None:
    text = "Башкортостан поставляет в Туркменистан нефтепродукты и лекарства, а закупает хлопок и ковры."
    assert flows_of(text) == [
        ("RU-BA", "TM", ("нефтепродукты", "лекарства")),
        ("TM", "RU-BA", ("хлопок", "ковры")),
    ]


def test_generic_heads_share_the_adjective_before_them() -> None:
    text = "Калужская область поставляет в Армению медицинские приборы и оборудование, легковые автомобили и шины."
    assert flows_of(text)[0][2] == ("медицинские приборы", "медицинское оборудование", "легковые автомобили", "шины")


def test_a_list_under_a_country_takes_the_country() -> None:
    text = "Торговля Курганской области с соседями\n\n1) Казахстан. Экспорт: мука, насосы. Импорт: уголь, рыба."
    assert flows_of(text) == [("RU-KGN", "KZ", ("мука", "насосы")), ("KZ", "RU-KGN", ("уголь", "рыба"))]


@pytest.mark.parametrize(
    "text",
    [
        "Предприятия Кировской области планируют поставлять в Казахстан лифты и мебель.",
        "Кировская область не поставляет в Казахстан лифты и мебель.",
        "Кировская область будет поставлять в Казахстан лифты и мебель.",
        "Гости из Казахстана передали губернатору Кировской области подарки — ковёр и мёд.",
        "Кировская область направила в Казахстан делегацию врачей и письмо с поддержкой.",
        "Кировская область поставляет продукцию.",
    ],
)
def test_wishes_plans_gifts_and_letters_are_no_flows(text: str) -> None:
    assert flows_of(text) == []
