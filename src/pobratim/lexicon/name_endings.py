"""How names decline by their endings, in whatever language they come from.

In: `data/name_endings.csv` (pattern of the stem, ending, ending of the nominative, genders, cases, how far the row is
trusted, an example). Out: rows whose ending a word has, as nominatives. `trust`: `typical` endings of Russian surnames,
`pattern` of consonant stems, `ending` of other stems, `indeclinable`. Not here: which reading of a name is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .tables import rows_of

SHORTEST_TYPICAL = 4  # letters of a stem: «Лев», «Ким» are no surnames on -ев, -им


@dataclass(frozen=True, slots=True)
class NameEnding:
    """One row: words of that stem and ending are, in these genders and cases, forms of stem plus nominative."""

    stem: re.Pattern[str]
    ending: str
    nominative: str
    genders: tuple[str, ...]
    cases: tuple[str, ...]
    trust: str

    def nominative_of(self, word: str) -> str | None:
        """The nominative of a word (small letters) that ends so, else None."""
        if not word.endswith(self.ending):
            return None
        stem = word[: len(word) - len(self.ending)]
        if not self.stem.match(stem) or (self.trust == "typical" and len(stem) < SHORTEST_TYPICAL):
            return None
        return stem + self.nominative


@cache
def _rows() -> tuple[NameEnding, ...]:
    return tuple(
        NameEnding(
            stem=re.compile(row["stem"]),
            ending=row["ending"],
            nominative=row["nominative"],
            genders=tuple(row["genders"].split()),
            cases=tuple(row["cases"].split()),
            trust=row["trust"],
        )
        for row in rows_of("name_endings")
    )


def endings_of(word: str) -> Iterator[tuple[NameEnding, str]]:
    """The rows that fit a word (small letters), each with the nominative it means."""
    for row in _rows():
        nominative = row.nominative_of(word)
        if nominative:
            yield row, nominative
