"""How long a brief may be: one page, about five, or as much as there is in reason.

In: a length's name. Out: how many lines there are for statements, and how much is told of each. Not here: what is told,
which statements stay (`fit.py`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Length:
    """`lines`: room for statements, None for no limit; `items`: most items of one list; `entries`: how many of each
    kind are looked at; `detail`: whether lesser slots are told; `quote`: signs of a source's words that a footnote
    shows; `compact`: small letters."""

    name: str
    lines: float | None = None
    items: int = 1_000_000
    entries: int = 400
    detail: bool = True
    quote: int = 600
    compact: bool = False


# Set by turning briefs into pages with both writers; a page has 47 lines, 58 in small letters
LENGTHS = {
    "page": Length("page", lines=54, items=4, entries=40, detail=False, quote=100, compact=True),
    "five": Length("five", lines=205, items=25, entries=80, quote=220),
    "full": Length("full", items=60, entries=200),
}
