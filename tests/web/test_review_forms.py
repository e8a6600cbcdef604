"""What people type into the forms of checking is understood, and what is stored comes back from a form unchanged."""

from __future__ import annotations

from dataclasses import fields
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pobratim.facts import KINDS
from pobratim.facts.dates import PartialDate
from pobratim.facts.wire import content_to_json, slot_name
from pobratim.web.forms import content_form, content_of, read_date, slot_form, slots_of, suggestions, value_of
from pobratim.web.forms.numbers import read_number, write_number
from pobratim.web.forms.parties import codes_of
from pobratim.web.marked import span_of
from pobratim.wording import date_words
from tests.web import review_sample, sample

YEARS = st.integers(1900, 2100)
PERHAPS_YEARS = st.one_of(st.none(), YEARS)
PARTS = st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41])
POINTS = st.one_of(
    st.builds(PartialDate, PERHAPS_YEARS),
    st.builds(PartialDate, YEARS, PARTS),
    st.builds(PartialDate, PERHAPS_YEARS, st.integers(1, 12), st.integers(1, 28)),
).map(str)


class Filled(HTMLParser):
    """What a browser would send of a form that nobody touched."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = QueryDict(mutable=True)
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        ticked = given.get("type") not in ("checkbox", "radio") or "checked" in given
        if tag == "input" and ticked:
            self.sent.appendlist(given["name"] or "", given.get("value") or "")
        elif tag in ("select", "textarea"):
            self.open = given["name"] or ""
        elif tag == "option" and "selected" in given:
            self.sent.appendlist(self.open, given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.open and data.strip() and self.open not in self.sent:
            self.sent.appendlist(self.open, data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self.open = ""


def sent_back(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    page = Filled()
    page.feed(str(content_form(kind)(initial=content)))
    form = content_form(kind)(page.sent)
    assert form.is_valid(), form.errors.as_json()
    return content_of(kind, form.cleaned_data)


def as_lists(content: dict[str, Any]) -> dict[str, Any]:
    return {slot: [value] if slot == "speaker" and isinstance(value, str) else value for slot, value in content.items()}


def samples() -> list[dict[str, Any]]:
    told = [*sample.readings(), *review_sample.readings()]
    return [content_to_json(fact.content) for reading in told for fact in reading.facts]


def test_every_slot_of_every_kind_has_a_field() -> None:
    for name, kind in KINDS.items():
        assert {slot.name for slot in slots_of(name)} == {slot_name(field.name) for field in fields(kind)}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_form_that_nobody_touched_gives_back_the_same(lang: str) -> None:
    with override(lang):
        for content in samples():
            assert sent_back(content["kind"], content) == as_lists(content)


@given(POINTS, st.sampled_from(["ru", "en"]))
@settings(max_examples=150, deadline=None)
def test_a_date_in_words_is_read_as_that_date(date: str, lang: str) -> None:
    assert read_date(date_words(date, lang)) == date


@given(POINTS, POINTS, st.sampled_from(["ru", "en"]))
@settings(max_examples=150, deadline=None)
def test_a_term_in_words_is_read_as_that_term(start: str, end: str, lang: str) -> None:
    if start != end:
        assert read_date(date_words(f"{start}/{end}", lang)) == f"{start}/{end}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16.05.2024", "2024-05-16"),
        ("05.2024", "2024-05"),
        ("16 мая", "XXXX-05-16"),
        ("сен 2024", "2024-09"),
        ("1-й кв. 2024", "2024-33"),
        ("I полугодие 2024 г.", "2024-40"),
        ("летом 2024", "2024-22"),
        ("2022–2024 гг.", "2022/2024"),
        ("с 2022 по 2024 год", "2022/2024"),
        ("16-18 мая 2024", "2024-05-16/2024-05-18"),
        ("16.05.2024-20.05.2024", "2024-05-16/2024-05-20"),
        ("до конца 2031 года", "../2031"),
        ("с 1998 года", "1998/.."),
        ("бессрочно с мая 2024", "2024-05/.."),
        ("May 16, 2024", "2024-05-16"),
        ("Q2 2024", "2024-34"),
        ("2024-05", "2024-05"),
    ],
)
def test_dates_are_understood_as_people_type_them(typed: str, meant: str) -> None:
    assert read_date(typed) == meant


@pytest.mark.parametrize("typed", ["завтра", "31.02.2024", "13.13.2024", "2024-99", ""])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no "):
        read_date(typed)


@given(st.one_of(st.integers(-(10**14), 10**14), st.floats(-1e12, 1e12, allow_nan=False).map(lambda n: round(n, 6))))
@example(-0.5)
@settings(max_examples=150, deadline=None)
def test_a_number_in_a_field_is_read_as_that_number(number: float) -> None:
    assert read_number(write_number(number)) == number


@pytest.mark.parametrize(
    ("typed", "meant"), [("4,2 млрд", 4.2e9), ("1 200", 1200), ("350 миллионов", 3.5e8), ("2.5 bn", 2.5e9), ("−3", -3)]
)
def test_numbers_are_understood_with_their_scale(typed: str, meant: float) -> None:
    assert read_number(typed.replace("−", "-")) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Тульская область", "RU-TUL"),
        ("ru-tul".upper(), "RU-TUL"),
        ("Кузбасс", "RU-KEM"),
        ("Kazakhstan", "KZ"),
        ("Тула (RU-TUL/Тула)", "RU-TUL/Тула"),
        ("RU-TUL/Новое Место", "RU-TUL/Новое Место"),
        ("ЕАЭС", "ЕАЭС"),
        ("такого нет", None),
    ],
)
def test_a_party_is_found_by_name_or_code(typed: str, meant: str | None) -> None:
    assert codes_of(typed) == ((meant,) if meant else ())


def test_namesakes_are_not_guessed() -> None:
    assert len(codes_of("Киров")) > 1
    form = slot_form("flow", "from")({"value": "Киров"})
    assert not form.is_valid()
    assert "Калужская область" in str(form.errors)


def test_suggestions_put_the_nearest_first() -> None:
    assert suggestions("тул")[0].text == "Тульская область (RU-TUL)"
    assert suggestions("tatar")[0].text == "Республика Татарстан (RU-TA)"
    assert suggestions("   ") == []


def test_a_slot_can_be_emptied_unless_it_is_needed() -> None:
    empty = QueryDict("value=")
    form = slot_form("agreement", "signed")(empty)
    assert form.is_valid()
    assert value_of(form.cleaned_data) is None
    assert not slot_form("agreement", "instrument")(empty).is_valid()


def test_a_wrong_value_is_refused_with_what_was_typed() -> None:
    form = slot_form("agreement", "signed")({"value": "когда-нибудь"})
    assert not form.is_valid()
    assert "«когда-нибудь»" in str(form.errors)


def test_marked_words_are_found_where_they_were_marked() -> None:
    text = "Подписан план.\nПозже подписан план снова."
    second = text.rindex("план")
    assert span_of(text, "план", "Позже подписан ") == (second, second + 4)
    assert span_of(text, "Подписан   план.\n Позже") == (0, text.index("Позже") + 5)
    assert span_of(text, "договор") is None
    assert span_of(text, "  ") is None
