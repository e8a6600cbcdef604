"""Dates as exact as a text gives them: EDTF values parsed, written, compared.

In: EDTF strings (ISO 8601-2): 2023-02-03, 2023-02, 2023, XXXX-02-03, 2023-23 (autumn), 2023-33 (first quarter),
2023-40 (first half), intervals 2022/2024, ../2021, 2018/... Out: `PartialDate`, bounds as days, a key to sort by.
Not here: finding dates in words (`pobratim.extract.mentions.dates`).
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace

from .content import Date

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
FIRST_QUARTER, FIRST_HALF = 33, 40

# Winter is the one that begins a year: «зима 2024 года» is mostly said of January and February.
MONTHS_OF_PART = {
    **{month: (month, month) for month in range(1, 13)},
    SPRING: (3, 5),
    SUMMER: (6, 8),
    AUTUMN: (9, 11),
    WINTER: (1, 2),
    **{FIRST_QUARTER + i: (3 * i + 1, 3 * i + 3) for i in range(4)},
    **{FIRST_HALF + i: (6 * i + 1, 6 * i + 6) for i in range(2)},
}
_DATE = re.compile(r"^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?$")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps with a part of it (month, season, quarter, half) and a day; the year may be unknown."""

    year: int | None
    part: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return year + "".join(f"-{value:02}" for value in (self.part, self.day) if value is not None)

    def in_year(self, year: int | None) -> PartialDate:
        """The same part of another year."""
        return replace(self, year=year)

    def first(self) -> datetime.date | None:
        """The first day that it may mean; None when the year is unknown."""
        if self.year is None:
            return None
        month = MONTHS_OF_PART[self.part][0] if self.part else 1
        return datetime.date(self.year, month, self.day or 1)

    def last(self) -> datetime.date | None:
        """The last day that it may mean; None when the year is unknown."""
        if self.year is None:
            return None
        month = MONTHS_OF_PART[self.part][1] if self.part else 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_date(text: Date) -> PartialDate:
    """A single EDTF date. ValueError for anything else, such as an interval or 30 February."""
    found = _DATE.match(text)
    if not found:
        raise ValueError(f"not a date as exact as a day, month, part of a year or year: {text!r}")
    year, part, day = (None if value in (None, "XXXX") else int(value) for value in found.groups())
    if part is not None and part not in MONTHS_OF_PART:
        raise ValueError(f"no month, season, quarter or half has the number {part}: {text!r}")
    if day is not None:
        if part is None or part > 12:
            raise ValueError(f"a day needs a month: {text!r}")
        # 2000 was a leap year, so that 29 February of an unknown year is allowed
        datetime.date(year or 2000, part, day)
    return PartialDate(year, part, day)


def parse_interval(text: Date) -> tuple[PartialDate | None, PartialDate | None]:
    """Start and end of an EDTF date or interval; None for an open or unknown end."""
    start, slash, end = text.partition("/")
    if not slash:
        return parse_date(start), parse_date(start)
    return (
        None if start in ("..", "") else parse_date(start),
        None if end in ("..", "") else parse_date(end),
    )


def is_date(text: str) -> bool:
    """Whether the string is an EDTF date or interval that we can read."""
    try:
        parse_interval(text)
    except ValueError:
        return False
    return True


def is_full_day(text: Date | None) -> bool:
    """Whether the date is one known day of a known year."""
    return text is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


def first_day(text: Date) -> datetime.date | None:
    """The first day that the date or interval may mean; None when it is open or its year unknown."""
    start, _ = parse_interval(text)
    return start.first() if start else None


def last_day(text: Date) -> datetime.date | None:
    """The last day that the date or interval may mean; None when it is open or its year unknown."""
    _, end = parse_interval(text)
    return end.last() if end else None


def sort_key(text: Date | None) -> tuple[datetime.date, datetime.date, str]:
    """Key that puts dates in order of time, unknown ones last."""
    start = (first_day(text) or last_day(text)) if text else None
    end = last_day(text) if text else None
    return start or datetime.date.max, end or datetime.date.max, text or ""


def until(text: Date) -> Date:
    """Interval without a start that ends with the date: ../2024-04."""
    return f"../{text.rpartition('/')[2]}"


def since(text: Date) -> Date:
    """Interval without an end that begins with the date: 2018/..."""
    return f"{text.partition('/')[0]}/.."


def between(start: Date, end: Date) -> Date:
    """Interval from one date to the other; a single date when both are equal."""
    return start if start == end else f"{start}/{end}"


def year_of(text: Date | None) -> int | None:
    """The year in which a date or interval begins (ends, if its start is open)."""
    start, end = parse_interval(text) if text else (None, None)
    return (start or end or PartialDate(None)).year


def within(inner: Date, outer: Date) -> bool:
    """Whether `inner` certainly lies in `outer`; an open end of `outer` allows everything on its side."""
    start, end = parse_interval(outer)
    inner_first, inner_last = first_day(inner), last_day(inner)
    if (start and start.year is None) or (end and end.year is None) or not inner_first or not inner_last:
        return inner == outer
    low, high = (start.first() if start else None), (end.last() if end else None)
    return (low is None or low <= inner_first) and (high is None or inner_last <= high)


def add_years(text: Date, years: int) -> Date:
    """The same date some years later; 29 February becomes 28 February where the year has none."""
    date = parse_date(text)
    if date.year is None:
        return text
    day = date.day
    if date.part == 2 and day == 29 and not calendar.isleap(date.year + years):
        day = 28
    return str(PartialDate(date.year + years, date.part, day))
