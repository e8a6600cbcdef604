"""Nouns that name joint undertakings, and the verbs and nouns that say one is made, run or provided for.

In: `data/undertakings.csv`, `data/creating.csv`. Out: classes by lemma. Not here: how the two stand together.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

COMPOUNDS = ("завод", "комбинат", "центр", "фабрика", "школа", "парк", "комплекс")


@cache
def _classes(name: str) -> dict[str, str]:
    data = files("pobratim.lexicon") / "data" / name
    with data.open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["class"] for row in csv.DictReader(lines)}


def undertaking_class(lemma: str) -> str | None:
    """`facility`, `work`, `route`, `course`, `programme`, `exchange`, or None for a noun that names no undertaking."""
    known = _classes("undertakings.csv")
    if lemma in known:
        return known[lemma]
    return next((known[word] for word in COMPOUNDS if lemma.endswith(word) and word in known), None)


def creating_class(lemma: str) -> str | None:
    """`make`, `resume`, `host`, `run`, `provide`, `plan`, `cost`, `talk`, `train`, or None for any other word."""
    return _classes("creating.csv").get(lemma)
