"""Which party a spot means: the words beside it, then the document's other parties, then size; else it is left out.

In: spots. Out: the chosen code for each, or None. Never a guess between equals. Not here: finding spots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.places import places

from .party_heads import UNKNOWN

# A town this many times bigger than its namesakes is the one meant when nothing else is said.
MUCH_BIGGER = 5
# Countries whose regions and towns Russian releases name without saying where they lie, Russia most of all.
NEAR = frozenset("RU KZ BY UZ KG TJ AM AZ CN MN".split())
WEIGHT_NEAR, WEIGHT_AT_HOME = 3, 6
# An adjective or plural made from a town's name is believed without the town being named from this size on.
WELL_KNOWN = 100_000
# So many first letters of a region's name tell the town that it is named after («Новгородская», «Великий Новгород»).
STEM = 5


class Surroundings:
    """What the sure names of a document say about its unsure ones."""

    def __init__(self, sure: Iterable[str]) -> None:
        self.parties = Counter(code for code in sure if not code.startswith(UNKNOWN))
        self.regions = Counter(r for code in self.parties for r in [lexicon.region_of(code)] if r)
        self.countries = Counter(c for code in self.parties for c in [lexicon.country_of(code)] if c)

    def nearness(self, code: str) -> int:
        """How near a meaning lies to the document's other parties: itself, its region, its country, none."""
        if code in self.parties:
            return 4
        if lexicon.region_of(code) in self.regions:
            return 3
        return 2 if lexicon.country_of(code) in self.countries and lexicon.country_of(code) != "RU" else 0

    def choose(self, codes: tuple[str, ...], beside: Iterable[str] = ()) -> str | None:
        """The one meaning that lies in a party named beside it or is nearest, or by far the biggest of the nearest."""
        within = tuple(code for code in codes if any(lies_in(code, other) for other in beside))
        codes = within or codes
        if len(codes) == 1:
            return codes[0]
        best = max(map(self.nearness, codes), default=0)
        nearest = [code for code in codes if self.nearness(code) == best]
        if len(nearest) == 1:
            return nearest[0]
        return _outstanding(nearest)

    def named(self, codes: Iterable[str]) -> str | None:
        """The only one of the meanings that the document names."""
        named = [code for code in dict.fromkeys(codes) if code in self.parties]
        return named[0] if len(named) == 1 else None

    def namesakes(self, regions: Iterable[str]) -> list[str]:
        """Towns that the document names and from which the regions have their names."""
        stems = [(f"{region}/", lexicon.party_name(region)[:STEM].lower()) for region in regions if "-" in region]
        return [
            code
            for code in self.parties
            if any(code.startswith(within) and stem in lexicon.party_name(code).lower() for within, stem in stems)
        ]

    def nearest(self, codes: Iterable[str]) -> str | None:
        """The only one of the meanings that lies nearest, if any lies near."""
        ranked = sorted(((self.nearness(code), code) for code in codes), reverse=True)
        alone = ranked and ranked[0][0] and (len(ranked) == 1 or ranked[0][0] > ranked[1][0])
        return ranked[0][1] if alone else None


def lies_in(code: str, other: str) -> bool:
    """Whether a party is a part of another one."""
    return code != other and other in (lexicon.region_of(code), lexicon.country_of(code))


def choose_for_word(codes: tuple[str, ...], known: Surroundings) -> str | None:
    """The party of an adjective or plural: region or country before town, a town if it is named or well known.

    Where the text names the town and never its region, the word means the town.
    """
    large = [code for code in codes if lexicon.party_kind(code) != "municipality"]
    if not any(code in known.parties for code in large):
        named = known.named([*(code for code in codes if code not in large), *known.namesakes(large)])
        if named:
            return named
    countries = [code for code in large if "-" not in code]
    if len(large) == 1 or len(countries) == 1:
        return (countries or large)[0]
    if large:
        return known.named(large)
    towns = [code for code in codes if code not in large]
    named = known.named(towns)
    if named or len(towns) != 1:
        return named
    place = places().get(towns[0])
    return towns[0] if place and place.population >= WELL_KNOWN and known.nearness(towns[0]) else None


def _outstanding(codes: list[str]) -> str | None:
    kinds = [lexicon.party_kind(code) for code in codes]
    for kind in ("country", "union", "region"):
        if kinds.count(kind) == 1:
            return codes[kinds.index(kind)]
    if any(kind != "municipality" for kind in kinds):
        return None
    sizes = sorted(((_population(code), code) for code in codes), reverse=True)
    return sizes[0][1] if sizes and sizes[0][0] > MUCH_BIGGER * max(1, sizes[1][0]) else None


def _population(code: str) -> int:
    place = places().get(code)
    weight = WEIGHT_AT_HOME if code.startswith("RU") else WEIGHT_NEAR if code[:2] in NEAR else 1
    return place.population * weight if place else 0
