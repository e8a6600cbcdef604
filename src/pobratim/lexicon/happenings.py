"""Words that tell of something that happened, in news of any sort: «избрать», «концерт».

In: `data/happenings.csv`, one lemma a row. Out: a yes or no. Not here: words that betray events of cooperation
(`gatherings.py`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def is_happening(lemma: str) -> bool:
    """Whether a noun or verb (lower case) tells of a happening."""
    return lemma in _words()


@cache
def _words() -> frozenset[str]:
    table = files("pobratim.lexicon").joinpath("data/happenings.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(table.splitlines()))
