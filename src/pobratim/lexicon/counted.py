"""What is counted between parties: companies, learners, papers, twins, visits.

In: `data/counted.csv` (noun, sort, an example), `data/ethnonyms.csv` (a people, its country, an example). Out: the sort
of a counted noun, the country of a people. Not here: which counts are figures
(`pobratim.extract.rules.figures.counts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .tables import rows_of


@cache
def _sorts() -> Mapping[str, str]:
    return {row["word"].replace("ё", "е"): row["sort"] for row in rows_of("counted")}


@cache
def _ethnonyms() -> Mapping[str, str]:
    return {row["word"]: row["country"] for row in rows_of("ethnonyms")}


def country_of_people(noun: str | None) -> str | None:
    """The country of a people named by its lemma: «казах» is KZ."""
    return _ethnonyms().get(noun) if noun else None


def sort_of(noun: str | None) -> str | None:
    """The sort of a counted noun (its lemma), None for anything else; ё and е are equal."""
    return _sorts().get(noun.replace("ё", "е")) if noun else None
