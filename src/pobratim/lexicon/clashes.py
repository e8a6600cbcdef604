"""Names that mean two parties: what a new row of the tables can break without anyone noticing.

In: the tables of places. Out: words with the parties that share them. `python -m pobratim.lexicon.clashes` prints them.
Not here: choosing between the parties in a text (`extract`).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .places import Place, places
from .wordforms import fold


def find_clashes(known: Iterable[Place] | None = None) -> dict[str, tuple[str, ...]]:
    """Words that two countries, two regions or a country and a region share; namesake towns are no news."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for place in places().values() if known is None else known:
        if place.kind != "municipality":
            for word in dict.fromkeys(_words(place)):
                bearers[word].append(place.code)
    return {word: tuple(codes) for word, codes in sorted(bearers.items()) if len(codes) > 1}


def _words(place: Place) -> Iterator[str]:
    yield from map(fold, (place.name, *place.also, *place.adjectives, *place.demonyms))


if __name__ == "__main__":
    for word, codes in find_clashes().items():
        sys.stdout.write(f"{word}: {', '.join(codes)}\n")
