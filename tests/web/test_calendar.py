"""The calendar: months with whole weeks, vague days in a row of their own, a file that calendar programs read."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from pobratim.storage import write
from pobratim.web.pictures.ical import as_ical
from pobratim.web.pictures.month import Entered, bounds, end_of, month_of, shown_days, year_of
from tests.web.picture_sample import pictured_readings

TODAY = date(2026, 11, 22)
MOST_QUERIES = 12
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.fixture
def pictured(db: None) -> None:
    write.keep_readings(pictured_readings())
    write.rebuild_dirty_blocks()


def text_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def entered(when: str, first: date, last: date, **more: str) -> Entered:
    told = {"key": "k", "what": "held", "kind": "события", "title": "Встреча", "words": "Встреча", "address": "/e/k"}
    return Entered(when=when, first=first, last=last, **{**told, **more})  # type: ignore[arg-type]


# --- days -------------------------------------------------------------------------------------------------------------


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_month_is_shown_in_whole_weeks_from_monday(year: int, month: int) -> None:
    made = month_of([], year, month, TODAY)
    days = [day.day for week in made.weeks for day in week]
    assert days[0].weekday() == 0
    assert days[-1].weekday() == 6
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    assert [day.day for week in made.weeks for day in week if day.inside] == [
        date(year, month, number) for number in range(1, bounds(year, month)[1].day + 1)
    ]
    assert (days[0], days[-1]) == shown_days(year, month)


@given(st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=30))
def test_an_exact_day_is_found_in_its_month_and_on_all_its_days(told: list[tuple[date, int]]) -> None:
    held = [
        entered(f"{first}/{first + timedelta(days=more)}", first, first + timedelta(days=more), key=str(number))
        for number, (first, more) in enumerate(told)
    ]
    for one in held:
        made = month_of(held, one.first.year, one.first.month, TODAY)
        on = [day.day for week in made.weeks for day in week if one in day.entered]
        end = min(one.last, made.weeks[-1][-1].day)
        assert on == [one.first + timedelta(days=number) for number in range((end - one.first).days + 1)]
        assert made.vague == ()


@pytest.mark.parametrize(
    "when", ["2026", "2026-11", "2026-23", "2026-36", "", "2026-11-01/2026", "2026-01-01/2026-12-31"]
)
def test_a_vague_day_stands_on_no_day(when: str) -> None:
    one = entered(when, date(2026, 1, 1), date(2026, 12, 31))
    made = month_of([one], 2026, 11, TODAY)
    assert made.vague == (one,)
    assert not any(day.entered for week in made.weeks for day in week)
    assert made.count == 0


def test_a_year_has_twelve_months_and_each_thing_in_its_own() -> None:
    one = entered("2026-11-10/2026-11-12", date(2026, 11, 10), date(2026, 11, 12))
    assert [month.count for month in year_of([one], 2026, TODAY)] == [0] * 10 + [1, 0]


def test_the_end_of_a_term_is_as_exact_as_it_is_told() -> None:
    assert [end_of(said) for said in ("2019/2022", "2023-03-10/2028-03-09", "2018/..", "2026-12")] == [
        "2022", "2028-03-09", "", "2026-12",
    ]  # fmt: skip


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("pictured")
@pytest.mark.parametrize(
    "address",
    [
        "/calendar/",
        "/calendar/?month=2026-11",
        "/calendar/?view=year&year=2026",
        "/calendar/?view=list&month=2026-12&kind=commitment",
        "/calendar/?view=list&year=2026&partner=RU-TUL&with=KZ-27",
        "/calendar/?view=year",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_calendar_works_in_both_languages_with_few_questions(address: str, prefix: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = text_of(prefix + address)
    assert len(asked) <= MOST_QUERIES
    assert ' style="' not in page


@pytest.mark.usefixtures("pictured")
def test_a_month_shows_what_lies_on_its_days_and_what_lies_on_none() -> None:
    page = text_of("/calendar/?month=2026-11").replace("\xa0", " ")
    table, vague = page.split("<table", 1)[1], page.split("calendar-vague", 1)[1].split("</section>")[0]
    assert len(re.findall(r"<a [^>]*>[^<]*Заседание: ", table)) == 3
    assert "Отменено: Визит" in table
    assert "Дни, дружбы; и песни" in vague
    assert "Дни, дружбы; и песни" not in table
    assert "Форум соседей" not in page
    assert 'aria-current="date"' in text_of("/calendar/")


@pytest.mark.usefixtures("pictured")
def test_terms_stand_on_the_day_on_which_they_run_out() -> None:
    page = text_of("/calendar/?view=list&month=2026-12").replace("\xa0", " ")
    assert re.search(r'id="d-2026-12-15".*?Срок: Открыть склад льна', page, re.S)
    assert "2026 год</span> " in page
    assert "Срок: Построить дорогу" in page.split("calendar-vague", 1)[1].split("</section>")[0]
    assert "Истекает: Соглашение о поставках льна" in text_of("/calendar/?month=2028-03")


@pytest.mark.usefixtures("pictured")
def test_the_calendar_is_leafed_and_keeps_its_choice() -> None:
    page = text_of("/calendar/?month=2026-12&partner=KZ&kind=event")
    assert 'rel="prev" href="/calendar/?view=month&month=2026-11&partner=KZ&kind=event"' in page
    assert 'rel="next" href="/calendar/?view=month&month=2027-01&partner=KZ&kind=event"' in page
    assert 'rel="prev"' not in text_of("/calendar/?view=year&year=1800")


@pytest.mark.usefixtures("pictured")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("month=2026-13", "Месяц «2026-13» не понят"),
        ("month=0000-01", "Месяц «0000-01» не понят"),
        ("year=99", "Год «99» не понят"),
        ("view=week", "Нет такого значения: «week»"),
        ("kind=party", "Нет такого значения: «party»"),
        ("partner=XX", "Нет такого значения: «XX»"),
    ],
)
def test_a_parameter_that_is_not_understood_is_named(query: str, said: str) -> None:
    assert said in text_of(f"/calendar/?{query}", 400)


@pytest.mark.usefixtures("pictured")
def test_a_month_without_anything_says_so() -> None:
    assert "Ничего не назначено и не истекает." in text_of("/calendar/?month=2001-01")


# --- the file ---------------------------------------------------------------------------------------------------------

LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Z]+)*):(?P<value>.*)", re.S)
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}


def events_of(text: str) -> list[dict[str, str]]:
    """A strict reader of what RFC 5545 allows in such a file."""
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")[:-1]
    assert all(len(line.encode()) <= 75 and "\n" not in line for line in lines)
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert unfolded[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert sum(line.startswith("PRODID:") for line in unfolded) == 1
    events: list[dict[str, str]] = []
    inside = False
    for line in unfolded[1:-1]:
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if line == "BEGIN:VEVENT":
            assert not inside
            inside, held = True, dict[str, str]()
        elif line == "END:VEVENT":
            assert set(held) >= ONCE
            inside = False
            events.append(held)
        elif inside:
            assert name not in held
            held[name] = value
            if name in ("SUMMARY", "CATEGORIES"):
                assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    return events


def test_the_file_holds_exact_days_only_and_ends_after_the_last_day() -> None:
    told = [
        entered(
            "2026-11-10/2026-11-12", date(2026, 11, 10), date(2026, 11, 12), words="Дни, дружбы; и\nпесни \\ пляски"
        ),
        entered("2026", date(2026, 1, 1), date(2026, 12, 31), key="vague"),
    ]
    found = events_of(as_ical(told, name="Побратим", site="https://example.org", stamp=TODAY))
    assert [event["UID"] for event in found] == ["k-event@pobratim"]
    assert (found[0]["DTSTART"], found[0]["DTEND"]) == ("20261110", "20261113")
    assert found[0]["SUMMARY"] == "Дни\\, дружбы\\; и\\nпесни \\\\ пляски"
    assert found[0]["URL"] == "https://example.org/e/k"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_long_lines_are_folded_without_cutting_a_letter(words: str) -> None:
    one = entered("2026-11-10", date(2026, 11, 10), date(2026, 11, 10), words=words)
    found = events_of(as_ical([one], name="Имя", site="", stamp=TODAY))[0]["SUMMARY"]
    assert re.sub(r"\\(.)", r"\1", found) == words


@pytest.mark.usefixtures("pictured")
def test_the_file_of_a_partner_keeps_its_identifiers() -> None:
    first, again = (Client().get("/calendar.ics?partner=KZ") for _ in range(2))
    assert first.headers["Content-Type"].startswith("text/calendar")
    assert first.content == again.content
    found = events_of(first.content.decode())
    assert len({event["UID"] for event in found}) == len(found)


def test_cancelled_and_planned_are_told_apart_in_the_file() -> None:
    day = date(2026, 11, 30)
    told = [entered("2026-11-30", day, day, what=what, key=what) for what in ("held", "planned", "cancelled", "due")]
    found = events_of(as_ical(told, name="Имя", site="", stamp=TODAY))
    assert [event.get("STATUS") for event in found] == [None, "TENTATIVE", "CANCELLED", None]
