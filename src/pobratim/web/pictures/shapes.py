"""What all drawings need: how wide words are, boxes that must not meet, round steps of an axis.

In: words, numbers. Out: estimates, boxes, ticks. Not here: any one picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10

NARROW_LETTERS = frozenset("ilj|.,:;'!()[]/ \u00a0\u202fIгтr1f-")
WIDE_LETTERS = frozenset("мшщжюфыЖШЩЮФМОДmwWMQОЪЫ—@%…")
ELLIPSIS = "…"


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float = 12) -> float:
    """How much room words take: a generous estimate that holds for Arial, Roboto and (nearly) DejaVu Sans."""
    shares = (
        0.36 if letter in NARROW_LETTERS else 0.86 if letter in WIDE_LETTERS else 0.7 if letter.isupper() else 0.58
        for letter in text
    )
    return round(sum(shares) * size, 1)


def shortened(text: str, room: float, size: float = 12) -> str:
    """The words as far as they fit, with an ellipsis where something is left out."""
    if text_width(text, size) <= room:
        return text
    kept = text
    while kept and text_width(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,.;:—-«(") + ELLIPSIS


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides parallel to the page's."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box, gap: float = 0) -> bool:
        """Whether the two lie over each other, or nearer than the gap."""
        apart_across = self.x + self.width + gap <= other.x or other.x + other.width + gap <= self.x
        apart_down = self.y + self.height + gap <= other.y or other.y + other.height + gap <= self.y
        return not (apart_across or apart_down)

    def inside(self, width: float, height: float) -> bool:
        """Whether it lies in a drawing of that size."""
        return self.x >= 0 and self.y >= 0 and self.x + self.width <= width and self.y + self.height <= height


def round_steps(top: float, about: int = 4) -> tuple[float, ...]:
    """Round values from 0 to the first that is not below `top`: 0, 50, 100, 150."""
    if top <= 0:
        return (0.0, 1.0)
    rough = top / about
    size = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    if top >= 1 and step < 1:
        step = 1.0
    steps = [0.0]
    while steps[-1] < top:
        steps.append(round(steps[-1] + step, 10))
    return tuple(steps)
