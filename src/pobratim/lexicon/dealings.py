"""Words of business between two sides: buying, lending, investing, fining.

In: `data/dealings.csv`. Out: the entries of a lemma: what kind of deal it tells of, and which word must stand with it
(«дал кредит»). Not here: who deals (`pobratim.extract.news_events`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Dealing:
    """One word: a verb or a noun, the kind of deal, the objects of which one must stand with it (none: any)."""

    word: str
    is_noun: bool
    kind: str
    objects: tuple[str, ...]


@cache
def _dealings() -> dict[str, tuple[Dealing, ...]]:
    rows: dict[str, list[Dealing]] = defaultdict(list)
    for row in rows_of("dealings"):
        objects = tuple(row["object"].split())
        rows[row["word"]].append(Dealing(row["word"], row["class"] == "noun", row["kind"], objects))
    return {word: tuple(entries) for word, entries in rows.items()}


def dealings_of(lemma: str) -> tuple[Dealing, ...]:
    """What a word says of a deal, if anything."""
    return _dealings().get(lemma, ())


def dealings() -> tuple[Dealing, ...]:
    """All words."""
    return tuple(entry for entries in _dealings().values() for entry in entries)
