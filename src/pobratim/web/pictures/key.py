"""The key of a drawing: what each colour or form means, in lines under it.

In: styles with words. Out: places. Not here: SVG (`pictures/svg/key.svg`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .shapes import text_width

SWATCH, GAP, LINE = 22.0, 18.0, 20.0
LETTERS = 12.0


@dataclass(frozen=True, slots=True)
class Item:
    """A style and its words; `form` is box, dot, line or tile."""

    form: str
    style: str
    words: str
    x: float = 0
    y: float = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the sample."""
        return self.x + 8, self.y + 10

    @property
    def top(self) -> float:
        """Its upper side."""
        return self.y + 3

    @property
    def right(self) -> float:
        """The sample's right end."""
        return self.x + 16

    @property
    def words_at(self) -> tuple[float, float]:
        """Where the words begin."""
        return self.x + SWATCH, self.y + 14


@dataclass(frozen=True, slots=True)
class Key:
    """Items in their places, and how much room they take."""

    items: tuple[Item, ...]
    height: float


def key_of(items: Iterable[Item], width: float, left: float = 16) -> Key:
    """Items from left to right, in as many lines as they need."""
    placed: list[Item] = []
    x, y = left, 0.0
    for item in items:
        room = SWATCH + text_width(item.words, LETTERS)
        if x > left and x + room > width:
            x, y = left, y + LINE
        placed.append(Item(item.form, item.style, item.words, round(x, 1), y))
        x += room + GAP
    return Key(tuple(placed), y + LINE if placed else 0.0)
