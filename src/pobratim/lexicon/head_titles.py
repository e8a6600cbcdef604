"""Titles that all name the one head of a party: a governor is also «глава региона», a mayor «глава города».

In: `data/head_titles.csv`. Out: a yes or no. Not here: heads of administrations and governments, who are others.
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


def is_head_title(title: str) -> bool:
    """Whether a title (nominative, lower case) names the head of the party whose post it is."""
    return title in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"] for row in rows_of("head_titles"))
