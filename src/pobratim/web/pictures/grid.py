"""The tile-grid map by a measure: regions of Russia and neighbours on the grid, other countries in a strip below.

In: values by party, already worded. Out: a `Grid` with every place computed. Not here: where tiles stand
(`pobratim.lexicon.tiles`), counting, SVG (`pictures/svg/map.svg`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10

from pobratim.lexicon.tiles import tiles

from ..tiles import LEVELS, SIDE, STEP
from .shapes import shortened

STRIP_GAP = 34
TOP = LEFT = 3
LETTERS = 11.0
COLUMNS = 19


@dataclass(frozen=True, slots=True)
class Shade:
    """A value of a party: its number, its words, a short form that fits into a tile; None is unknown."""

    amount: float | None
    words: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Lower bounds of the shades 1 to 5; `inverse`: less is darker (days since the last contact)."""

    bounds: tuple[float, ...]
    inverse: bool = False

    def level(self, amount: float | None) -> int:
        """The shade of a value: 0 for nothing."""
        if amount is None or (amount <= 0 and not self.inverse):
            return 0
        passed = sum(amount >= bound for bound in self.bounds)
        return LEVELS + 1 - max(passed, 1) if self.inverse else max(passed, 1)


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile in its place."""

    code: str
    short: str
    value: str
    title: str
    level: int
    style: str
    address: str
    x: int
    y: int

    @property
    def middle(self) -> float:
        """Where words are centred."""
        return self.x + SIDE / 2

    @property
    def name_y(self) -> float:
        """The name's base line."""
        return self.y + (19 if self.value else 26.5)

    @property
    def value_y(self) -> float:
        """The value's base line."""
        return self.y + 34


@dataclass(frozen=True, slots=True)
class Grid:
    """The drawing; `strip_y` is where the words over the strip stand, None without a strip."""

    width: int
    height: int
    side: int
    tiles: tuple[Tile, ...]
    strip_y: int | None


def scale_of(amounts: Sequence[float], *, whole: bool = True) -> Scale:
    """Round bounds that part the values into at most five shades of equal proportion."""
    positive = sorted(amount for amount in amounts if amount > 0)
    if not positive:
        return Scale((1.0,))
    low, high = (1.0 if whole else positive[0]), positive[-1]
    if whole and high <= LEVELS:
        return Scale(tuple(float(step) for step in range(1, int(high) + 1)))
    bounds = [_rounded(low * (high / low) ** (step / LEVELS)) for step in range(LEVELS)] if high > low else [low]
    bounds[0] = min(bounds[0], low)
    return Scale(tuple(sorted(set(bounds))))


def _rounded(value: float) -> float:
    """Down to 1, 2 or 5 with zeros behind it, as people count."""
    size = 10.0 ** floor(log10(value))
    return max(step * size for step in (1, 2, 5) if step * size <= value * 1.0001)


def grid(
    shades: Mapping[str, Shade],
    scale: Scale,
    *,
    names: Callable[[str], str],
    address: Callable[[str], str],
    russian: bool,
    home: str = "",
) -> Grid:
    """The drawing of values by region of Russia or country; a party without a shade is unknown."""
    drawn = []
    unknown = Shade(None, "")

    def tile(code: str, short: str, column: int, y: int) -> Tile:
        shade = shades.get(code, unknown)
        classes = [f"level-{scale.level(shade.amount)}"]
        classes += ["unknown"] if shade.amount is None else []
        classes += [] if code.startswith("RU") else ["abroad"]
        classes += ["home"] if code == home else []
        title = f"{names(code)}: {shade.words}" if shade.words else names(code)
        link = address(code) if code in shades else ""
        return Tile(
            code, short, shade.short, title, scale.level(shade.amount), " ".join(classes), link, LEFT + column * STEP, y
        )

    placed = {one.code for one in tiles()}
    for one in tiles():
        short = one.label if russian else one.code.rpartition("-")[2]
        drawn.append(tile(one.code, short, one.column, TOP + one.row * STEP))
    bottom = max(one.y for one in drawn) + SIDE
    others = sorted((code for code in shades if code not in placed and "-" not in code), key=names)
    strip_y = bottom + STRIP_GAP - 10 if others else None
    for at, code in enumerate(others):
        short = shortened(names(code), SIDE - 4, LETTERS)
        drawn.append(tile(code, short, at % COLUMNS, bottom + STRIP_GAP + at // COLUMNS * STEP))
    height = max(one.y for one in drawn) + SIDE + TOP
    return Grid((COLUMNS - 1) * STEP + SIDE + 2 * LEFT, height, SIDE, tuple(drawn), strip_y)
