"""Surnames so frequent in Russia that surname and given name do not yet make one person.

In: `data/surnames.csv`, one nominative masculine surname a row. Out: a yes or no. Not here: finding names in text.
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


def is_frequent(surname: str) -> bool:
    """Whether many people bear the surname (lower case, ё written as е; either gender)."""
    return surname in _frequent() or surname.removesuffix("а") in _frequent() or _masculine(surname) in _frequent()


def _masculine(surname: str) -> str:
    return f"{surname[:-2]}ий" if surname.endswith("ая") else surname


@cache
def _frequent() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows_of("surnames"))
