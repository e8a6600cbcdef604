"""Which words tell of which subject of cooperation: «агропромышленный комплекс» is `agriculture`.

In: `data/areas.csv` (area, pattern, an example phrase). Out: areas of a row of words. A pattern is one or more words; a
final `*` stands for any ending, `*` alone for any word. Rows of area `-` are phrases that say nothing about a subject
(«торгово-промышленная палата»). Where patterns overlap, the longer one wins. Not here: which sentence is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pobratim.facts import AREAS

from .tables import rows_of

NO_AREA = "-"


@dataclass(frozen=True, slots=True)
class AreaPattern:
    """One row: the words that betray the area."""

    area: str
    words: tuple[str, ...]
    example: str

    def matches(self, words: Sequence[str], at: int) -> bool:
        """Whether the pattern's words stand at that place."""
        if at + len(self.words) > len(words):
            return False
        return all(_fits(mine, words[at + i]) for i, mine in enumerate(self.words))


@dataclass(frozen=True, slots=True)
class AreaHit:
    """Words `[start, stop)` of the asked row tell of the area."""

    start: int
    stop: int
    area: str


def areas_among(words: Sequence[str]) -> list[AreaHit]:
    """Where lower-case words (ё written as е) tell of an area, in order; hits don't overlap."""
    hits = sorted(_hits(words), key=lambda hit: (-(hit[0].stop - hit[0].start), -hit[1], hit[0].start))
    taken: set[int] = set()
    chosen = []
    for hit, _ in hits:
        covered = set(range(hit.start, hit.stop))
        if not covered & taken:
            taken |= covered
            chosen.append(hit)
    return sorted((hit for hit in chosen if hit.area != NO_AREA), key=lambda hit: hit.start)


def _hits(words: Sequence[str]) -> Iterator[tuple[AreaHit, int]]:
    patterns = _by_beginning()
    for at, word in enumerate(words):
        for length in range(1, len(word) + 1):
            for pattern in patterns.get(word[:length], ()):
                if pattern.matches(words, at):
                    weight = sum(map(len, pattern.words))
                    yield AreaHit(at, at + len(pattern.words), pattern.area), weight


def _fits(mine: str, word: str) -> bool:
    return word.startswith(mine[:-1]) if mine.endswith("*") else word == mine


@cache
def _by_beginning() -> Mapping[str, tuple[AreaPattern, ...]]:
    found: dict[str, list[AreaPattern]] = defaultdict(list)
    for pattern in area_patterns():
        found[pattern.words[0].rstrip("*")].append(pattern)
    return {beginning: tuple(patterns) for beginning, patterns in found.items()}


@cache
def area_patterns() -> tuple[AreaPattern, ...]:
    """All rows, checked: an unknown area stops the run."""
    table = rows_of("areas")
    rows = tuple(AreaPattern(row["area"], tuple(row["pattern"].split()), row["example"]) for row in table)
    for row in rows:
        if row.area not in AREAS and row.area != NO_AREA:
            raise ValueError(f"areas.csv: «{row.area}» is no area")
    return rows
