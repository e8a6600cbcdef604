"""Nouns that name joint undertakings, and the verbs and nouns that say one is made, run or provided for.

In: `data/undertakings.csv`, `data/creating.csv`. Out: classes by lemma. Not here: how the two stand together.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .tables import rows_of

COMPOUNDS = ("завод", "комбинат", "центр", "фабрика", "школа", "парк", "комплекс")


@cache
def _classes(table: str) -> dict[str, str]:
    return {row["word"]: row["class"] for row in rows_of(table)}


@lru_cache(maxsize=100_000)
def undertaking_class(lemma: str) -> str | None:
    """`facility`, `work`, `route`, `course`, `programme`, `exchange`, or None for a noun that names no undertaking."""
    known = _classes("undertakings")
    if lemma in known:
        return known[lemma]
    return next((known[word] for word in COMPOUNDS if lemma.endswith(word) and word in known), None)


def creating_class(lemma: str) -> str | None:
    """`make`, `resume`, `host`, `run`, `provide`, `plan`, `cost`, `talk`, `train`, or None for any other word."""
    return _classes("creating").get(lemma)
