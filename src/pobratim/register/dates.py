"""Dates of facts as stretches of days, and whether two of them can be one time.

In: EDTF dates and intervals. Out: first and last day (none for what is unknown or unreadable), comparisons.
Not here: the forms of EDTF (`pobratim.facts.dates`), dates in texts (`pobratim.extract`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pobratim.facts.dates import first_day, last_day

_ANY_YEAR = "XXXX"
_OPEN = ("", "..")
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day; None is an open or unknown end."""

    first: date | None = None
    last: date | None = None

    @property
    def known(self) -> bool:
        """Whether it says anything that a day can be compared with."""
        return self.first is not None or self.last is not None

    @property
    def edge(self) -> date | None:
        """Its first day, else its last."""
        return self.first or self.last

    def meets(self, other: Stretch) -> bool:
        """Whether the two may share a day."""
        return not (_after(self.first, other.last) or _after(other.first, self.last))

    def within(self, other: Stretch) -> bool:
        """Whether it certainly lies in the other."""
        starts = other.first is None or (self.first is not None and self.first >= other.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return starts and ends


def _after(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and left > right


@lru_cache(maxsize=20_000)
def stretch(edtf: str | None) -> Stretch:
    """The days that a date covers; nothing known for an absent, unknown-year or unreadable one."""
    if not edtf:
        return Stretch()
    try:
        return Stretch(first_day(edtf), last_day(edtf))
    except ValueError:
        return Stretch()


@lru_cache(maxsize=50_000)
def can_be_one(left: str | None, right: str | None) -> bool:
    """Whether two dates may mean one time: one is absent, or they share a day; an unknown year fits any."""
    if not left or not right or left == right:
        return True
    if _ANY_YEAR in left or _ANY_YEAR in right:
        return any(stretch(a).meets(stretch(b)) for a, b in _with_years(left, right))
    return stretch(left).meets(stretch(right))


def _with_years(left: str, right: str) -> list[tuple[str, str]]:
    """Both dates with unknown years filled in from the other (a leap year where both are unknown)."""
    edges = {edge for side in (left, right) for edge in (stretch(side).first, stretch(side).last) if edge}
    years = sorted({edge.year for edge in edges} or {_LEAP_YEAR})
    return [(left.replace(_ANY_YEAR, str(year)), right.replace(_ANY_YEAR, str(year))) for year in years]


def more_exact(left: str, right: str) -> bool:
    """Whether `left` says the same as `right`, and more exactly; a term is compared end by end."""
    if left == right:
        return False
    if _ANY_YEAR in right:
        return _ANY_YEAR not in left and can_be_one(left, right) and stretch(left).first == stretch(left).last
    if "/" in left and "/" in right:
        return all(_as_exact(*ends) for ends in zip(left.split("/"), right.split("/"), strict=True))
    a, b = stretch(left), stretch(right)
    return a.known and b.known and a.within(b) and not b.within(a)


def _as_exact(left: str, right: str) -> bool:
    """Whether an end of a term says at least as much as that of another one; an open end says nothing."""
    return right in _OPEN or (left not in _OPEN and stretch(left).within(stretch(right)))


def prolongs(later: str, earlier: str) -> bool:
    """Whether a term begins with another one and ends after it."""
    if "/" not in later or "/" not in earlier:
        return False
    starts, ends = zip(later.split("/"), earlier.split("/"), strict=True)
    old, new = stretch(ends[1]), stretch(ends[0])
    longer = old.last is not None and new.first is not None and old.last < new.first
    return longer and starts[0] not in _OPEN and can_be_one(*starts)


def start_year(edtf: str | None) -> str:
    """The year in which a date begins (else ends), as text; empty when it is unknown."""
    edge = stretch(edtf).edge
    return str(edge.year) if edge else ""
