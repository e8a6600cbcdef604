"""Counts over the whole register, remembered until it changes.

In: parties' codes. Out: what `storage` counts. Not here: the counting, and anything about one entry.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pobratim.register.lives.holders import Seat
from pobratim.storage import glance, morning, pages, read, standing
from pobratim.storage.glance import Tally
from pobratim.storage.morning import Quiet
from pobratim.storage.read import Around, Partner, Totals

Mark = tuple[object, ...]


def register_mark() -> Mark:
    """What the functions below are asked with: equal as long as the register is."""
    return pages.mark()


@lru_cache(maxsize=256)
def partners(mark: Mark, code: str = "") -> tuple[Partner, ...]:
    """All parties with their counts, or those beside one party."""
    return tuple(around(mark, code).partners if code else read.partners())


@lru_cache(maxsize=256)
def around(mark: Mark, code: str) -> Around:
    """What is counted of a party."""
    return read.around(code)


@lru_cache(maxsize=4)
def totals(mark: Mark) -> Totals:
    """How much the register holds."""
    return read.totals()


@lru_cache(maxsize=16)
def quiet(mark: Mark, home: str, today: date) -> tuple[Quiet, ...]:
    """Partners of whom nothing was heard for a year."""
    return tuple(morning.quiet(home, today))


@lru_cache(maxsize=32)
def parties_of_kind(mark: Mark, kind: str) -> tuple[str, ...]:
    """Parties that a list of a kind can be narrowed to."""
    return tuple(pages.parties_of_kind(kind))


@lru_cache(maxsize=256)
def tally(mark: Mark, code: str, partner: str, today: date) -> Tally:
    """How many entries of each kind concern a party (and a partner), and in which state its papers are today."""
    return glance.tally(code, partner, today, held=None if partner else around(mark, code).held)


@lru_cache(maxsize=256)
def seats(mark: Mark, code: str) -> tuple[Seat, ...]:
    """The posts of a party that one person holds at a time."""
    return tuple(standing.seats([code]).values())
