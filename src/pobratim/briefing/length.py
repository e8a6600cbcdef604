"""How long a brief may be: one page, about five, or everything.

In: a length's name. Out: how many items each list takes, and how much is told of each. Not here: what is told.

The numbers were set by looking at briefs on registers of press releases: at `page` a busy partner fills one A4 page
with its footnotes, at `five` four to five.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NO_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Length:
    """Items in each list of a section, by the section's key; `detail`: whether lesser slots are told; `quote`: signs
    of a source's words that a footnote shows."""

    name: str
    items: dict[str, int] = field(default_factory=dict)
    detail: bool = True
    quote: int = 600

    def of(self, section: str) -> int:
        """How many items a list of that section may have."""
        return self.items.get(section, NO_LIMIT)


LENGTHS = {
    "page": Length(
        "page",
        {"leaders": 2, "papers": 2, "meetings": 1, "trade": 2, "projects": 2, "humanitarian": 1, "promises": 1,
         "talk": 1, "press": 0},
        detail=False,
        quote=110,
    ),
    "five": Length(
        "five",
        {"leaders": 6, "papers": 6, "meetings": 5, "trade": 6, "projects": 6, "humanitarian": 3, "promises": 5,
         "talk": 5, "press": 3},
        quote=220,
    ),
    "full": Length("full"),
}  # fmt: skip
