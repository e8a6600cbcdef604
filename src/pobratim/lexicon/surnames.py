"""Surnames so frequent in Russia that surname and given name do not yet make one person.

In: `data/surnames.csv`, one nominative masculine surname a row. Out: a yes or no. Not here: finding names in text.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def is_frequent(surname: str) -> bool:
    """Whether many people bear the surname (lower case, ё written as е; either gender)."""
    return surname in _frequent() or surname.removesuffix("а") in _frequent() or _masculine(surname) in _frequent()


def _masculine(surname: str) -> str:
    return f"{surname[:-2]}ий" if surname.endswith("ая") else surname


@cache
def _frequent() -> frozenset[str]:
    table = files("pobratim.lexicon").joinpath("data/surnames.csv").read_text(encoding="utf-8")
    return frozenset(row["surname"] for row in csv.DictReader(table.splitlines()))
