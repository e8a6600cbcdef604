from __future__ import annotations

import pytest

from pobratim.resolve.judgement import Answer
from pobratim.resolve.letters import likeness, stems_of, words_of
from pobratim.resolve.organisations import core_key, looks_like_body, organisation_key, same_organisation
from pobratim.resolve.parties import ancestors, canonical, is_party, region_of


@pytest.mark.parametrize(
    ("code", "today"),
    [
        ("KZ-ZAP", "KZ-27"),
        ("KZ-27", "KZ-27"),
        ("RU-MOS/Королев", "RU-MOS/Королёв"),
        ("RU-MOS/город Королёв", "RU-MOS/Королёв"),
        ("RU-TVE/Нигдёво", "RU-TVE/Нигдево"),
        ("СНГ", "СНГ"),
    ],
)
def test_a_party_has_one_code(code: str, today: str) -> None:
    assert canonical(code) == today


@pytest.mark.parametrize(
    ("code", "around"),
    [
        ("RU-VGG/Волжский", ("RU-VGG", "RU")),
        ("KZ-ZAP", ("KZ",)),
        ("KZ-ZAP/Уральск", ("KZ-27", "KZ")),
        ("BY", ()),
        ("ЕАЭС", ()),
    ],
)
def test_a_party_lies_in_others(code: str, around: tuple[str, ...]) -> None:
    assert ancestors(code) == around


def test_codes_are_told_from_names() -> None:
    assert [is_party(value) for value in ("RU", "RU-TVE", "RU-TVE/Торжок", "СНГ", "ОАО", "Тверь")] == [True] * 3 + [
        False
    ] * 3
    assert region_of("RU-TVE/Торжок") == "RU-TVE"


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        ("ООО «Лён-Пром»", 'ООО "Лен–Пром"', Answer.SAME),
        ("ООО «Лён»", "«Лён»", Answer.SAME),
        ("ООО «Лён»", "АО «Лён»", Answer.UNSURE),
        ("Тверской университет", "Псковский университет", Answer.DIFFERENT),
        ("Правительство Тверской области", "правительство Тверской области", Answer.SAME),
    ],
)
def test_what_is_one_organisation(left: str, right: str, answer: Answer) -> None:
    assert same_organisation(left, right).answer is answer


def test_bodies_are_told_from_people() -> None:
    bodies = ["ООО «Лён»", "Правительство Тверской области", "Администрация Торжка", "местные предприятия"]
    assert all(looks_like_body(name) for name in bodies)
    assert not any(looks_like_body(name) for name in ["Егор Ладыгин", "Касым-Жомарт Кемелевич Токаев"])


def test_keys_ignore_spelling() -> None:
    assert organisation_key("АО «Лён - Торг»") == organisation_key('ао "лен-торг"')
    assert core_key("холдинг «Лён»") == core_key("«Лен»")


def test_stems_are_equal_for_forms_of_a_word() -> None:
    assert stems_of("льняная ткань") == stems_of("льняной тканью")
    assert likeness(stems_of("завод тканей"), stems_of("завода ткани")) == 1.0
    assert likeness(frozenset(), frozenset()) == 0.0
    assert words_of("Рост — на 5%!") == ("рост", "на", "5%")
