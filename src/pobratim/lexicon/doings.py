"""Verbs whose plain future binds nobody: comings and goings, holding an event, being and becoming.

In: `data/doings.csv`. Out: the class of a verb. Not here: words that make a doing binding (`triggers.py`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _classes() -> dict[str, str]:
    data = files("pobratim.lexicon") / "data" / "doings.csv"
    with data.open(encoding="utf-8", newline="") as lines:
        return {row["verb"]: row["class"] for row in csv.DictReader(lines)}


def doing_class(lemma: str) -> str | None:
    """Its class (`coming`, `holding`, `happening`, `being`, `becoming`, `sum`, `aid`, `aside`); None if it binds."""
    return _classes().get(lemma)
