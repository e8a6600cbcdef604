"""Whether stretches of text touch or hold others, asked many times: in time that hardly grows with their number.

In: `[start, stop)` offsets in any order, overlapping or not. Out: yes or no. Not here: which mention it is
(`marked.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches of a text, sorted once; for each, where the farthest of it and of those before it stops."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((stop for _, stop in ordered), max))

    def touch(self, start: int, stop: int) -> bool:
        """Whether one of them has a character in common with `[start, stop)`."""
        before = bisect_left(self._starts, stop)
        return before > 0 and self._reach[before - 1] > start

    def hold(self, start: int, stop: int) -> bool:
        """Whether `[start, stop)` lies wholly within one of them."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= stop
