"""Which party a spot means: the document's other parties decide, then size; what stays open is left out.

In: spots. Out: the chosen code for each, or None. Never a guess between equals. Not here: finding spots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.places import places

# A town this many times bigger than its namesakes is the one meant when nothing else is said.
MUCH_BIGGER = 8


class Surroundings:
    """What the sure names of a document say about its unsure ones."""

    def __init__(self, sure: Iterable[str]) -> None:
        self.parties = Counter(sure)
        self.regions = Counter(r for code in self.parties for r in [lexicon.region_of(code)] if r)
        self.countries = Counter(c for code in self.parties for c in [lexicon.country_of(code)] if c)

    def nearness(self, code: str) -> int:
        """How near a meaning lies to the document's other parties: itself, its region, its country, none."""
        if code in self.parties:
            return 4
        if lexicon.region_of(code) in self.regions:
            return 3
        if lexicon.country_of(code) in self.countries:
            return 2 if lexicon.country_of(code) != "RU" else 1
        return 1 if lexicon.country_of(code) == "RU" else 0

    def choose(self, codes: tuple[str, ...]) -> str | None:
        """The one meaning that is nearest, or by far the biggest among the nearest."""
        if len(codes) == 1:
            return codes[0]
        best = max(map(self.nearness, codes), default=0)
        nearest = [code for code in codes if self.nearness(code) == best]
        if len(nearest) == 1:
            return nearest[0]
        return _outstanding(nearest)


def _outstanding(codes: list[str]) -> str | None:
    kinds = [lexicon.party_kind(code) for code in codes]
    for kind in ("country", "union", "region"):
        if kinds.count(kind) == 1 and kind in kinds:
            return codes[kinds.index(kind)]
    if any(kind != "municipality" for kind in kinds):
        return None
    sizes = sorted(((_population(code), code) for code in codes), reverse=True)
    return sizes[0][1] if sizes and sizes[0][0] > MUCH_BIGGER * max(1, sizes[1][0]) else None


def _population(code: str) -> int:
    place = places().get(code)
    return place.population if place else 0
