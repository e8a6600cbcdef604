"""Verbs that say how a tie between parties fares.

In: `data/ties.csv`. Out: the state of the tie. Not here: whether a noun of ties hangs on the verb (`extract`).
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


@cache
def _states() -> dict[str, str]:
    return {row["verb"]: row["state"] for row in rows_of("ties")}


def tie_state(lemma: str) -> str | None:
    """`starting`, `active`, `renewed`, `suspended`, or None for a verb that tells nothing of ties."""
    return _states().get(lemma)
