"""Titles that all name the one head of a party: a governor is also «глава региона», a mayor «глава города».

In: `data/head_titles.csv`. Out: a yes or no. Not here: heads of administrations and governments, who are others.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def is_head_title(title: str) -> bool:
    """Whether a title (nominative, lower case) names the head of the party whose post it is."""
    return title in _titles()


@cache
def _titles() -> frozenset[str]:
    with files("pobratim.lexicon").joinpath("data/head_titles.csv").open(encoding="utf-8") as file:
        return frozenset(row["title"] for row in csv.DictReader(file))
