"""Words that tell of something that happened, in news of any sort: «избрать», «концерт».

In: `data/happenings.csv`, one lemma a row. Out: a yes or no. Not here: words that betray events of cooperation
(`gatherings.py`).
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


def is_happening(lemma: str) -> bool:
    """Whether a noun or verb (lower case) tells of a happening."""
    return lemma in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("happenings"))
