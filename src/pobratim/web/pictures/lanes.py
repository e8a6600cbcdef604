"""Lanes of a timeline: happenings as points that stack, or as stretches where the day is not known.

In: happenings with their days, the shown days. Out: marks in their places. Not here: papers (`timeline.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 960
LEFT = 16
HEAD = 26
DOT, MOST_STACKED = 10, 6
LONGEST_POINT = 31
"""A happening that may lie anywhere in more days than a month is drawn as a stretch, not as a point."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or a term: the days in which it lies. `style`: held, planned, cancelled, due, past."""

    key: str
    title: str
    address: str
    first: date
    last: date
    style: str


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the left edge to the right one."""

    first: date
    last: date
    width: int = WIDTH

    @property
    def right(self) -> float:
        """The right edge."""
        return self.width - LEFT

    def x(self, day: date) -> float:
        """Where a day begins."""
        share = (day - self.first).days / max((self.last - self.first).days + 1, 1)
        return round(LEFT + (self.right - LEFT) * min(max(share, 0), 1), 1)

    def meets(self, first: date | None, last: date | None) -> bool:
        """Whether a stretch has a day in it."""
        return (first is None or first <= self.last) and (last is None or last >= self.first)


@dataclass(frozen=True, slots=True)
class Mark:
    """Happenings at one place: a point, or a stretch (`width` above 0); `count` where they are too many to stack."""

    x: float
    y: float
    width: float
    style: str
    title: str
    address: str
    count: int

    @property
    def top(self) -> float:
        """The upper side of a stretch."""
        return self.y - 4

    @property
    def count_x(self) -> float:
        """Where the number stands."""
        return round(self.x + self.width + (7 if not self.width else 4), 1)

    @property
    def count_y(self) -> float:
        """The number's base line."""
        return self.y + 4


@dataclass(frozen=True, slots=True)
class Lane:
    """A heading over rows or marks."""

    name: str
    y: float
    marks: tuple[Mark, ...] = ()


def lane(name: str, marks: Sequence[Happening], y: float, span: Span) -> tuple[list[Lane], float]:
    """Marks stacked where they would lie over each other, and where the next lane begins."""
    if not marks:
        return [], y
    stretches = any((one.last - one.first).days > LONGEST_POINT for one in marks)
    groups: dict[tuple[float, float], list[Happening]] = defaultdict(list)
    for one in sorted(marks, key=lambda mark: (mark.first, mark.key)):
        groups[_place(one, span, stretches)].append(one)
    placed, levels = _levelled(groups) if stretches else _stacked(groups)
    base = y + HEAD + DOT / 2
    found = tuple(
        Mark(x, base + level * (DOT + 2), width, style, title, address, count)
        for (x, width), level, (style, title, address, count) in placed
    )
    return [Lane(name, y + 16, found)], y + HEAD + levels * (DOT + 2) + 8


def _place(one: Happening, span: Span, stretches: bool) -> tuple[float, float]:
    if stretches:
        x = span.x(one.first)
        return x, round(max(span.x(one.last + timedelta(days=1)) - x, 6), 1)
    return round(LEFT + DOT * int((span.x(one.first) - LEFT) / DOT) + DOT / 2, 1), 0.0


Placed = tuple[tuple[float, float], int, tuple[str, str, str, int]]


def _stacked(groups: dict[tuple[float, float], list[Happening]]) -> tuple[list[Placed], int]:
    """Points one under another; what does not fit is one mark with a number."""
    found: list[Placed] = []
    for place, group in sorted(groups.items()):
        fitting = group if len(group) <= MOST_STACKED else group[: MOST_STACKED - 1]
        found += [(place, level, (one.style, one.title, one.address, 1)) for level, one in enumerate(fitting)]
        if rest := group[len(fitting) :]:
            titles = "; ".join(one.title for one in rest[:5])
            found.append((place, len(fitting), ("many", titles, "", len(rest))))
    return found, max(level for _, level, _ in found) + 1


def _levelled(groups: dict[tuple[float, float], list[Happening]]) -> tuple[list[Placed], int]:
    """Stretches on as many levels as they need; those of the very same days are one with a number."""
    ends: list[float] = []
    found: list[Placed] = []
    for (x, width), group in sorted(groups.items()):
        level = next((at for at, end in enumerate(ends) if end + 3 <= x), len(ends))
        ends[level : level + 1] = [x + width]
        titles = "; ".join(one.title for one in group[:5])
        found.append(((x, width), level, (group[0].style, titles, group[0].address, len(group))))
    return found, len(ends)
