"""Counts over the whole register, remembered until it changes.

In: parties' codes. Out: what `storage` counts. Not here: the counting, and anything about one entry.
"""

from __future__ import annotations

from functools import lru_cache

from pobratim.storage import pages, read
from pobratim.storage.models import Document
from pobratim.storage.read import Partner

SOURCES = 20
Mark = tuple[object, ...]


def register_mark() -> Mark:
    """What the functions below are asked with: equal as long as the register is."""
    return pages.mark()


@lru_cache(maxsize=256)
def partners(mark: Mark, code: str = "") -> tuple[Partner, ...]:
    """All parties with their counts, or those beside one party."""
    return tuple(read.partners(code))


@lru_cache(maxsize=256)
def kinds(mark: Mark, code: str, partner: str) -> dict[str, int]:
    """How many entries of each kind concern a party (and a partner)."""
    return pages.counts_of_party(code, partner)


@lru_cache(maxsize=256)
def areas(mark: Mark, code: str, partner: str) -> tuple[tuple[str, int], ...]:
    """In which areas a party cooperates (with a partner)."""
    return tuple(pages.areas_of_party(code, partner))


@lru_cache(maxsize=256)
def years(mark: Mark, code: str, partner: str) -> tuple[tuple[int, int], ...]:
    """How many entries a party (and a partner) has in each year, the latest first."""
    return tuple(pages.years_of_party(code, partner))


@lru_cache(maxsize=256)
def sources(mark: Mark, code: str, partner: str) -> tuple[Document, ...]:
    """The newest documents that tell of a party (and a partner)."""
    return tuple(pages.documents_of_party(code, partner)[:SOURCES])
