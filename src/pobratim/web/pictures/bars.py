"""Charts: columns by period, side by side or stacked; one drawing for one unit.

In: series of values by period. Out: a `Chart` with every place computed. Not here: counting, choosing what may stand on
one scale (`trade.py`), SVG (`pictures/svg/bars.svg`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from .shapes import round_steps, text_width

WIDTH, HEIGHT = 960, 300
LEFT, MARGIN, TOP, FLOOR = 64, 12, 20, 262
WIDEST = 46.0
GAP = 2.0


@dataclass(frozen=True, slots=True)
class Value:
    """A series' value in a period, in words; `others` are what other sources say, `title` is said on hover."""

    amount: float
    title: str
    words: str = ""
    address: str = ""
    others: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted: `style` is its colour, `values` are by period."""

    style: str
    name: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A drawn value; `others` are lines where other sources put its top."""

    x: float
    y: float
    width: float
    height: float
    style: str
    title: str
    words: str
    address: str
    others: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Its middle across."""
        return round(self.x + self.width / 2, 1)

    @property
    def words_y(self) -> float:
        """Where the number above it stands: over other sources' lines too."""
        return round(min((self.y, *self.others)) - 5, 1)

    @property
    def right(self) -> float:
        """Its right side."""
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Label:
    """Words under the axis or beside a line of the scale."""

    x: float
    y: float
    text: str

    @property
    def text_y(self) -> float:
        """The base line of words beside a line."""
        return self.y + 4


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; `scale` are the lines across."""

    width: int
    height: int
    columns: tuple[Column, ...]
    scale: tuple[Label, ...]
    periods: tuple[Label, ...]
    key: tuple[Series, ...]

    @property
    def left(self) -> float:
        """Where the axis begins."""
        return LEFT

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.width - MARGIN


def side_by_side(
    series: Sequence[Series], periods: Sequence[str], labels: Sequence[str], steps: Steps, *, width: int = WIDTH
) -> Chart:
    """A column for each series in each period."""
    tops = [amount for one in series for value in one.values.values() for amount in (value.amount, *value.others)]
    scale = steps.of(max(tops, default=0))
    room = (width - MARGIN - LEFT) / max(len(periods), 1)
    wide = min(WIDEST, room * 0.76 / max(len(series), 1))
    columns = []
    for at, period in enumerate(periods):
        left = LEFT + room * (at + 0.5) - wide * len(series) / 2
        for place, one in enumerate(series):
            if period in one.values:
                columns.append(_column(one, one.values[period], left + place * wide, wide - GAP, scale[-1]))
    return _chart(width, columns, series, _lines(scale, steps), labels)


def stacked(
    series: Sequence[Series], periods: Sequence[str], labels: Sequence[str], steps: Steps, *, width: int = WIDTH
) -> Chart:
    """One column for each period, series over one another, the first at the bottom."""
    totals = [sum(one.values[period].amount for one in series if period in one.values) for period in periods]
    scale = steps.of(max(totals, default=0))
    room = (width - MARGIN - LEFT) / max(len(periods), 1)
    wide = min(WIDEST, room * 0.76)
    columns = []
    for at, period in enumerate(periods):
        left, below = LEFT + room * (at + 0.5) - wide / 2, 0.0
        for one in series:
            if period in one.values:
                value = one.values[period]
                columns.append(_column(one, value, left, wide, scale[-1], below))
                below += value.amount
    return _chart(width, columns, series, _lines(scale, steps), labels)


@dataclass(frozen=True, slots=True)
class Steps:
    """How lines of the scale are worded: in units of this size, with this decimal sign."""

    size: float = 1.0
    decimal: str = ","

    def of(self, top: float) -> tuple[float, ...]:
        """Round values up to the top."""
        return tuple(step * self.size for step in round_steps(top / self.size))

    def label(self, value: float) -> str:
        """A value in the scale's unit."""
        return f"{value / self.size:.10g}".replace(".", self.decimal)


def _column(series: Series, value: Value, x: float, width: float, top: float, below: float = 0.0) -> Column:
    height = _tall(value.amount, top)
    y = FLOOR - _tall(below, top) - height
    others = tuple(round(FLOOR - _tall(other, top), 1) for other in value.others)
    words = value.words if text_width(value.words) <= width + GAP else ""
    return Column(
        round(x, 1), round(y, 1), round(width, 1), round(height, 1), series.style, value.title, words, value.address,
        others,
    )  # fmt: skip


def _tall(amount: float, top: float) -> float:
    return (FLOOR - TOP) * amount / top if top else 0.0


def _lines(scale: Sequence[float], steps: Steps) -> tuple[Label, ...]:
    return tuple(Label(LEFT - 8, round(FLOOR - _tall(value, scale[-1]), 1), steps.label(value)) for value in scale)


def _chart(
    width: int, columns: Sequence[Column], series: Sequence[Series], lines: tuple[Label, ...], labels: Sequence[str]
) -> Chart:
    room = (width - MARGIN - LEFT) / max(len(labels), 1)
    widest = max((text_width(label) for label in labels), default=0)
    every = max(1, ceil((widest + 8) / room))
    shown = tuple(
        Label(round(LEFT + room * (at + 0.5), 1), FLOOR + 20, label)
        for at, label in enumerate(labels)
        if (len(labels) - 1 - at) % every == 0
    )
    return Chart(width, HEIGHT, tuple(columns), lines, shown, tuple(series))
