"""How much happened in each month, quarter or year: months put together into periods.

In: counts by kind and months («2024-05/2024-05»). Out: periods without gaps, counts by kind and period. Not here:
drawing (`bars.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = ("month", "quarter", "year")
PARTS = {"month": 12, "quarter": 4, "year": 1}
SHOWN = {"month": 24, "quarter": 20, "year": 15}
"""Periods that a chart shows when no years are asked for, and at most four times as many."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, quarter or year: its number within the year, from 1; a year has 1."""

    year: int
    part: int

    def next(self, step: str) -> Period:
        """The one after it."""
        return Period(self.year, self.part + 1) if self.part < PARTS[step] else Period(self.year + 1, 1)

    def code(self, step: str) -> str:
        """As files write it: 2024, 2024-Q3, 2024-05."""
        if step == "year":
            return str(self.year)
        return f"{self.year}-Q{self.part}" if step == "quarter" else f"{self.year}-{self.part:02}"


def period_of(month: str, step: str) -> Period:
    """The period in which a month («2024-05») lies."""
    year, number = int(month[:4]), int(month[5:7])
    return Period(year, {"month": number, "quarter": (number + 2) // 3, "year": 1}[step])


def fits(months: str, step: str) -> bool:
    """Whether what lies in these months («2024-03/2024-05») is told exactly enough to stand in one period.

    Two months may meet in one event; a season is no month, half a year no quarter; any year is a year.
    """
    first, last = period_of(months[:7], "month"), period_of(months[8:], "month")
    length = 12 * (last.year - first.year) + last.part - first.part
    return step == "year" or length <= {"month": 1, "quarter": 2}[step]


def by_period(rows: Iterable[tuple[str, str, int]], step: str) -> dict[Period, Counter[str]]:
    """Counts of each kind by period."""
    found: dict[Period, Counter[str]] = {}
    for kind, month, count in rows:
        found.setdefault(period_of(month, step), Counter())[kind] += count
    return found


def periods(first: Period, last: Period, step: str) -> list[Period]:
    """All from the first to the last."""
    found = [first]
    while found[-1] < last:
        found.append(found[-1].next(step))
    return found
