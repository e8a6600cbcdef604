"""Values in words, in Russian and in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.facts import AREAS, KINDS, content
from pobratim.wording import (
    change_words,
    codes,
    counted,
    date_words,
    money_words,
    number_words,
    quantity_words,
    word,
)
from pobratim.wording.parties import name_of
from pobratim.wording.words import missing

SAMPLE_DATES = [
    ("2023-02-03", "3 февраля 2023 года", "3 February 2023"),
    ("XXXX-02-03", "3 февраля (год не указан)", "3 February (year not given)"),
    ("2023-02", "февраль 2023 года", "February 2023"),
    ("XXXX-10", "октябрь (год не указан)", "October (year not given)"),
    ("2019", "2019 год", "2019"),
    ("2023-40", "первое полугодие 2023 года", "first half 2023"),
    ("2024-33", "первый квартал 2024 года", "first quarter 2024"),
    ("XXXX-23", "осень (год не указан)", "autumn (year not given)"),
    ("2022/2024", "2022–2024", "2022–2024"),
    ("2018/..", "с 2018 года", "since 2018"),
    ("../2021", "до 2021 года", "until 2021"),
    ("../2024-11", "до ноября 2024 года", "until November 2024"),
    ("2024-04-17/2024-04-19", "17–19 апреля 2024 года", "17–19 April 2024"),
    ("XXXX-10-23/XXXX-10-25", "23–25 октября (год не указан)", "23–25 October (year not given)"),
    ("2024-01/2024-10", "январь — октябрь 2024 года", "January — October 2024"),
    ("2014/2024-11", "2014 год — ноябрь 2024 года", "2014 — November 2024"),
    ("когда-нибудь", "когда-нибудь", "когда-нибудь"),
    ("2024-99", "2024-99", "2024-99"),
]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("edtf", "russian", "english"), SAMPLE_DATES)
def test_a_date_is_worded_as_exactly_as_it_is_known(edtf: str, russian: str, english: str) -> None:
    assert plain(date_words(edtf)) == russian
    assert plain(date_words(edtf, "en")) == english


def test_a_term_without_an_end_is_open_ended() -> None:
    assert plain(date_words("2024/..", term=True)) == "бессрочно с 2024 года"
    assert plain(date_words("2024/..", "en", term=True)) == "open-ended since 2024"
    assert date_words("../..", term=True) == "бессрочно"


@pytest.mark.parametrize(
    ("amount", "currency", "russian", "english"),
    [
        (2_000_000_000, "RUB", "2 млрд ₽", "2 billion ₽"),
        (186_200_000, "USD", "186,2 млн $", "186.2 million $"),
        (1_500_000_000_000, "RUB", "1,5 трлн ₽", "1.5 trillion ₽"),
        (64_000, "RUB", "64 000 ₽", "64 000 ₽"),
        (900, "XTS", "900 XTS", "900 XTS"),
    ],
)
def test_money_has_its_scale_and_sign(amount: float, currency: str, russian: str, english: str) -> None:
    assert plain(money_words(amount, currency)) == russian
    assert plain(money_words(amount, currency, "en")) == english


def test_figures_carry_their_unit() -> None:
    assert plain(quantity_words(64.5, "%")) == "64,5 %"
    assert quantity_words(64.5, "%", "en") == "64.5%"
    assert plain(quantity_words(12000, "t")) == "12 000 т"
    assert quantity_words(54, "count") == "54"
    assert plain(quantity_words(3, "вагон")) == "3 вагон"


def test_changes_are_signed_or_named() -> None:
    assert plain(change_words("+4.5%")) == "+4,5 %"
    assert plain(change_words("-7%")) == "−7 %"
    assert change_words("+") == "рост"
    assert change_words("-", "en") == "decline"
    assert change_words(None) == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 факт"), (2, "2 факта"), (5, "5 фактов"), (11, "11 фактов"), (21, "21 факт"), (112, "112 фактов")],
)
def test_a_noun_follows_its_number(number: int, said: str) -> None:
    assert plain(counted(number, "fact")) == said


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_no_digit_of_a_number_is_lost(number: int) -> None:
    assert int(plain(number_words(number)).replace(" ", "").replace("−", "-")) == number


@given(st.text(max_size=30))
def test_wording_a_date_never_fails_and_hides_nothing(text: str) -> None:
    assert bool(date_words(text)) is bool(text)


@pytest.mark.parametrize(
    ("group", "wanted"),
    [
        ("kind", frozenset(KINDS) | {"person"}),
        ("kinds", frozenset(KINDS) | {"person"}),
        ("area", AREAS),
        ("instrument", content.INSTRUMENTS),
        ("implements", content.INSTRUMENTS),
        ("agreement_stage", content.AGREEMENT_STAGES),
        ("event_type", content.EVENT_TYPES),
        ("event_stage", content.EVENT_STAGES),
        ("partnership_state", content.PARTNERSHIP_STATES),
        ("project_stage", content.PROJECT_STAGES),
        ("measure", content.MEASURES),
        ("commitment_type", content.COMMITMENT_TYPES),
    ],
)
def test_every_code_of_the_contract_has_words(group: str, wanted: frozenset[str]) -> None:
    assert set(codes(group)) == wanted


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_word_is_missing(lang: str) -> None:
    assert missing(lang) == []


def test_a_code_without_words_stands_for_itself() -> None:
    assert word("area", "astronomy") == "astronomy"
    assert word("area", None) == ""


@pytest.mark.parametrize(
    ("code", "russian", "english"),
    [
        ("RU-TUL", "Тульская область", "Tulskaya oblast"),
        ("RU-TUL/Алексин", "Алексин", "Алексин"),
        ("CN-JL/Цзилинь", "Цзилинь (город)", "Цзилинь (city)"),
        ("ЕАЭС", "ЕАЭС", "ЕАЭС"),
        ("KZ-X9", "KZ-X9", "KZ-X9"),
    ],
)
def test_a_party_is_called_by_its_name(code: str, russian: str, english: str) -> None:
    assert name_of(code) == russian
    assert name_of(code, "en") == english


def test_a_name_of_a_list_is_turned_round_in_english() -> None:
    assert name_of("RU-TA", "en") == "Respublika Tatarstan"
