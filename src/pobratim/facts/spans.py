"""Where words stand in a document.

In: nothing. Out: half-open spans in code points of the text *as it was read*. Not here: offsets into repaired text
(those are `pobratim.text`'s).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval `[start, stop)` of code points; never empty."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"a span runs from {self.start} to {self.stop}")

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.stop]

    def touches(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.stop and other.start < self.stop


def tidy(spans: list[Span] | tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans sorted, without repeats, touching or overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if joined and span.start <= joined[-1].stop:
            joined[-1] = Span(joined[-1].start, max(joined[-1].stop, span.stop))
        else:
            joined.append(span)
    return tuple(joined)
