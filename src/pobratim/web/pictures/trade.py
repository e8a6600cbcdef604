"""Figures of trade of two parties, sorted for a chart: by currency, measure and year, with each source's own value.

In: figures as the register holds them. Out: `Panel`s (one a currency: nothing is converted), and every figure in order
for the table. Figures of a part of a year are in the table only. Not here: drawing (`bars.py`), wording.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MEASURES = ("turnover", "export", "import")
MIRROR = {"turnover": "turnover", "export": "import", "import": "export"}
MOST_YEARS = 15


@dataclass(frozen=True, slots=True)
class Source:
    """A document that says it."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """A value that sources give for a measure and a period; `mirrored`: it is the other side's figure."""

    measure: str
    period: str
    value: float
    unit: str
    change: str
    sources: tuple[Source, ...]
    mirrored: bool = False

    @property
    def whole_year(self) -> bool:
        """Whether it can stand in a chart of years."""
        return len(self.period) == 4 and self.period.isdigit()


@dataclass(frozen=True, slots=True)
class Point:
    """The values of one measure in one year: the one that most sources give first."""

    measure: str
    year: str
    said: tuple[Said, ...]

    @property
    def differs(self) -> bool:
        """Whether sources contradict each other."""
        return len({one.value for one in self.said}) > 1


@dataclass(frozen=True, slots=True)
class Panel:
    """What one chart shows: one unit, years without gaps."""

    unit: str
    years: tuple[str, ...]
    points: tuple[Point, ...]


def panels(figures: Iterable[Said]) -> tuple[Panel, ...]:
    """Charts, the currency of most values first."""
    yearly: dict[str, dict[tuple[str, str], list[Said]]] = defaultdict(lambda: defaultdict(list))
    for one in figures:
        if one.whole_year:
            yearly[one.unit][one.measure, one.period].append(one)
    order = sorted(yearly, key=lambda unit: (-sum(map(len, yearly[unit].values())), unit))
    return tuple(_panel(unit, yearly[unit]) for unit in order)


def _panel(unit: str, held: dict[tuple[str, str], list[Said]]) -> Panel:
    years = sorted({int(year) for _, year in held})
    shown = tuple(str(year) for year in range(years[0], years[-1] + 1))[-MOST_YEARS:]
    points = (Point(measure, year, united(said)) for (measure, year), said in sorted(held.items()) if year in shown)
    return Panel(unit, shown, tuple(sorted(points, key=lambda one: (one.year, MEASURES.index(one.measure)))))


def united(said: Sequence[Said]) -> tuple[Said, ...]:
    """Equal values as one with all their sources, the best sourced first."""
    counts = Counter(one.value for one in said for _ in one.sources or (None,))
    merged: dict[float, Said] = {}
    for one in sorted(said, key=lambda each: (each.mirrored, each.change == "")):
        held = merged.get(one.value)
        sources = tuple(dict.fromkeys((*(held.sources if held else ()), *one.sources)))
        base = held or one
        merged[one.value] = Said(base.measure, base.period, base.value, base.unit, base.change, sources, base.mirrored)
    return tuple(sorted(merged.values(), key=lambda one: (one.mirrored, -counts[one.value], one.value)))


def in_order(figures: Iterable[Said]) -> tuple[Said, ...]:
    """Every value for the table, the newest first, equal ones united."""
    grouped: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for one in figures:
        grouped[one.period, one.measure, one.unit].append(one)
    order = sorted(grouped, key=lambda key: (MEASURES.index(key[1]), key[2]))
    order.sort(key=lambda key: key[0], reverse=True)
    return tuple(one for key in order for one in united(grouped[key]))
