"""Ranked counts as bars.

In: items with counts, most first. Out: `Bar`s with their share of the largest. Not here: drawing (templates).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .shown import Item


@dataclass(frozen=True, slots=True)
class Bar:
    """An item, its count, and its length in hundredths of the longest."""

    item: Item
    count: int
    share: int


def bars_of(counted: Sequence[tuple[Item, int]]) -> list[Bar]:
    """The same order; the largest has 100, none less than 2."""
    largest = max((count for _, count in counted), default=1)
    return [Bar(item, count, max(2, round(100 * count / largest))) for item, count in counted]
