"""EDTF dates: read, written, compared."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.facts.dates import (
    PartialDate,
    add_years,
    between,
    first_day,
    is_date,
    last_day,
    parse_date,
    since,
    sort_key,
    until,
    within,
    year_of,
)

YEARS = st.integers(min_value=1950, max_value=2100)
DAYS = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2100, 12, 31))
PARTS = st.sampled_from([*range(1, 13), 21, 22, 23, 24, 33, 34, 35, 36, 40, 41])


@given(YEARS, PARTS)
def test_a_part_of_a_year_is_written_as_it_was_read(year: int, part: int) -> None:
    assert str(parse_date(str(PartialDate(year, part)))) == str(PartialDate(year, part))


@given(DAYS)
def test_a_day_begins_and_ends_with_itself(day: datetime.date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day


@given(YEARS, PARTS)
def test_every_part_lies_within_its_year(year: int, part: int) -> None:
    assert within(str(PartialDate(year, part)), str(year))


@given(st.lists(DAYS))
def test_sorting_puts_days_in_order(days: list[datetime.date]) -> None:
    assert sorted((day.isoformat() for day in days), key=sort_key) == [day.isoformat() for day in sorted(days)]


@pytest.mark.parametrize(
    "text", ["2023-13", "2023-02-30", "2023-33-01", "23-02-03", "сегодня", "2023/", "2020-02-30/2021"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert is_date(text) == (text == "2023/")


def test_bounds_of_seasons_quarters_and_halves() -> None:
    assert (first_day("2024-23"), last_day("2024-23")) == (datetime.date(2024, 9, 1), datetime.date(2024, 11, 30))
    assert last_day("2024-33") == datetime.date(2024, 3, 31)
    assert first_day("2024-41") == datetime.date(2024, 7, 1)


def test_an_unknown_year_has_no_bounds_and_sorts_last() -> None:
    assert first_day("XXXX-02-03") is None
    assert sorted(["XXXX-02-03", "2030"], key=sort_key) == ["2030", "XXXX-02-03"]


def test_an_open_end_is_unknown() -> None:
    assert last_day("2018/..") is None
    assert first_day("../2021") is None
    assert year_of("../2021") == 2021


def test_intervals_are_made_from_their_ends() -> None:
    assert (until("2024-04"), since("2018"), between("2022", "2024"), between("2022", "2022")) == (
        "../2024-04",
        "2018/..",
        "2022/2024",
        "2022",
    )


def test_years_are_added_to_any_date() -> None:
    assert add_years("2024-02-29", 1) == "2025-02-28"
    assert add_years("2024", 5) == "2029"
    assert add_years("XXXX-05", 5) == "XXXX-05"


def test_a_day_of_an_unknown_year_may_be_leap_day() -> None:
    assert str(parse_date("XXXX-02-29")) == "XXXX-02-29"
