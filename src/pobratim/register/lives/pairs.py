"""The group in which an entry's life is settled: each pair of regions or countries among its parties.

In: entries, or the parties that they name. Out: keys of groups. A paper of many sides has one group of its own.
Not here: what follows within a group.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import combinations

from pobratim.facts import Agreement
from pobratim.resolve.parties import region_of

from ..entry import Entry

KINDS = ("agreement", "partnership")
MOST_SIDES = 4
"""A paper of more sides is compared only with papers of the very same sides: pairs grow as the square."""


def has_life(kind: str) -> bool:
    """Whether entries of a kind have links or phases."""
    return kind in KINDS


def pairs_of_block(block: str) -> bool:
    """Whether entries of a block belong to pairs; told from the key alone."""
    return has_life(block.partition(":")[0])


def pairs_of_entry(entry: Entry) -> frozenset[str]:
    """The groups of an entry."""
    if not has_life(entry.kind):
        return frozenset()
    direct = [link.party for link in entry.parties if link.direct]
    return pairs_of_parties(direct, entry.content.organisations if isinstance(entry.content, Agreement) else ())


def pairs_of_parties(parties: Iterable[str], organisations: Iterable[str] = ()) -> frozenset[str]:
    """The groups of an entry that names these parties (organisations count where there is no party)."""
    roots = sorted({region_of(code) for code in parties})
    if 2 <= len(roots) <= MOST_SIDES:
        return frozenset(_key(pair) for pair in combinations(roots, 2))
    return frozenset({_key(roots or ["", *sorted(set(organisations))])})


def _key(roots: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(roots).encode()).hexdigest()[:24]
