"""The calendar: which days a month shows, and what lies on them.

In: happenings with EDTF dates. Out: weeks of days, the year's months, a row for what has no exact day. Not here: the
queries, iCalendar (`ical.py`).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.facts.dates import is_date, is_full_day, parse_interval

LONGEST_STAY = 31
"""Days of an interval of exact days that still stands on each of its days: a festival, not a year of culture."""
DAY = timedelta(days=1)
PER_DAY = 4
"""Things that a day of the month's table names; the rest is in the list."""


@dataclass(frozen=True, slots=True)
class Entered:
    """One thing in the calendar. `what`: held, planned, cancelled, expires, due; `when` is its date as EDTF."""

    key: str
    what: str
    kind: str
    title: str
    words: str
    address: str
    when: str
    first: date
    last: date
    sure: bool = True

    @property
    def exact(self) -> bool:
        """Whether its days are known, so that it may stand on them."""
        if (self.last - self.first).days > LONGEST_STAY:
            return False
        return all(is_full_day(end) for end in self.when.split("/"))

    @property
    def many_days(self) -> bool:
        """Whether it lasts longer than a day."""
        return self.last > self.first


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what lies on it; `inside`: it belongs to the month that is shown."""

    day: date
    inside: bool
    today: bool
    entered: tuple[Entered, ...]

    @property
    def more(self) -> int:
        """How many things a table of the month does not name."""
        return max(0, len(self.entered) - PER_DAY)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: whole weeks from Monday on; `vague` is what may lie in it on no known day."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    vague: tuple[Entered, ...]

    @property
    def count(self) -> int:
        """How many things lie on its own days."""
        return len({(one.key, one.what) for week in self.weeks for day in week if day.inside for one in day.entered})


def bounds(year: int, month: int | None) -> tuple[date, date]:
    """First and last day of a month, or of a year."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shown_days(year: int, month: int) -> tuple[date, date]:
    """The Monday and Sunday between which a month is shown."""
    first, last = bounds(year, month)
    return first - DAY * first.weekday(), last + DAY * (6 - last.weekday())


def month_of(entered: Iterable[Entered], year: int, month: int, today: date) -> Month:
    """A month with everything on its days."""
    held = list(entered)
    first, last = bounds(year, month)
    start, end = shown_days(year, month)
    days = [start + DAY * number for number in range((end - start).days + 1)]
    on_days: dict[date, list[Entered]] = {day: [] for day in days}
    for one in held:
        if one.first <= end and one.last >= start and one.exact:
            begin = max(one.first, start)
            for number in range((min(one.last, end) - begin).days + 1):
                on_days[begin + DAY * number].append(one)
    made = [Day(day, first <= day <= last, day == today, tuple(on_days[day])) for day in days]
    vague = tuple(one for one in held if one.first <= last and one.last >= first and not one.exact)
    return Month(first, tuple(tuple(made[at : at + 7]) for at in range(0, len(made), 7)), in_order(vague))


def year_of(entered: Sequence[Entered], year: int, today: date) -> tuple[Month, ...]:
    """The twelve months."""
    return tuple(month_of(entered, year, month, today) for month in range(1, 13))


def in_order(entered: Iterable[Entered]) -> tuple[Entered, ...]:
    """By day, exact ones before vague ones."""
    return tuple(sorted(entered, key=lambda one: (one.first, not one.exact, one.last, one.what, one.key)))


def end_of(edtf: str) -> str:
    """The end of a date or interval as EDTF; nothing where it is open, absent or unreadable."""
    if not is_date(edtf):
        return ""
    end = parse_interval(edtf)[1]
    return str(end) if end else ""
