"""Verbs that say how a tie between parties fares.

In: `data/ties.csv`. Out: the state of the tie. Not here: whether a noun of ties hangs on the verb (`extract`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _states() -> dict[str, str]:
    data = files("pobratim.lexicon") / "data" / "ties.csv"
    with data.open(encoding="utf-8", newline="") as lines:
        return {row["verb"]: row["state"] for row in csv.DictReader(lines)}


def tie_state(lemma: str) -> str | None:
    """`starting`, `active`, `renewed`, `suspended`, or None for a verb that tells nothing of ties."""
    return _states().get(lemma)
