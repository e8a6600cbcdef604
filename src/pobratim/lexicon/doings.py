"""Verbs whose plain future binds nobody: comings and goings, holding an event, being and becoming.

In: `data/doings.csv`. Out: the class of a verb. Not here: words that make a doing binding (`triggers.py`).
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


@cache
def _classes() -> dict[str, str]:
    return {row["verb"]: row["class"] for row in rows_of("doings")}


def doing_class(lemma: str) -> str | None:
    """Its class (`coming`, `holding`, `happening`, `being`, `becoming`, `sum`, `aid`, `aside`); None if it binds."""
    return _classes().get(lemma)
