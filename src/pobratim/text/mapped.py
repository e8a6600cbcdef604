"""Text that remembers where each of its characters came from.

In: raw text and edits. Out: edited text with the raw start and stop of every character. Not here: which edits to make
(`repair.py`, `lookalikes.py`, `unglue.py`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""Characters `[start, stop)` become these; `start == stop` inserts, "" removes."""


@dataclass(frozen=True)
class MappedText:
    """Text whose character i came from raw `[starts[i], stops[i])`; an inserted one has an empty stretch."""

    text: str
    starts: array[int]
    stops: array[int]

    @classmethod
    def of(cls, raw: str) -> MappedText:
        """Raw text, unedited."""
        return cls(raw, array("q", range(len(raw))), array("q", range(1, len(raw) + 1)))

    def edited(self, edits: Iterable[Edit]) -> MappedText:
        """The text after edits that stand in order and do not overlap."""
        pieces: list[str] = []
        starts, stops = array("q"), array("q")
        done = 0
        for start, stop, new in edits:
            pieces += (self.text[done:start], new)
            starts += self.starts[done:start]
            stops += self.stops[done:start]
            self._place(start, stop, len(new), starts, stops)
            done = stop
        if not pieces:
            return self
        pieces.append(self.text[done:])
        return MappedText("".join(pieces), starts + self.starts[done:], stops + self.stops[done:])

    def _place(self, start: int, stop: int, length: int, starts: array[int], stops: array[int]) -> None:
        """Raw places of the characters that replace `[start, stop)`."""
        if length == stop - start:
            starts += self.starts[start:stop]
            stops += self.stops[start:stop]
            return
        before = self.stops[start - 1] if start else 0
        first, last = (self.starts[start], self.stops[stop - 1]) if stop > start else (before, before)
        starts += array("q", [first] * length)
        stops += array("q", [last] * length)
