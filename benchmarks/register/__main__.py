"""How well facts become entries: pairwise precision, recall and F1 of merging in a generated town.

    python -m benchmarks.register 20000 [seed]

In: a number of documents. Out: a table. Two facts are a pair when they stand behind one entry; the truth says which
pairs are right. «Across» counts entries of papers and events that mix things of truth's different parties.
The second table also mistakes parties, as the reader does: such facts lie beyond what merging could put right.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pobratim.register import Entry, build_register, file_readings

from .town import Town, town

KINDS = {"agreement": "agreements", "event": "events", "person": "persons"}


@dataclass(frozen=True)
class Score:
    """Pairs of facts put into one entry, against the truth."""

    right: int
    made: int
    true: int

    @property
    def precision(self) -> float:
        """Share of made pairs that are right."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Share of true pairs that were made."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Both in one."""
        return 2 * self.right / (self.made + self.true) if self.made + self.true else 1.0


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def score(entries: Iterable[Entry], truth: dict[str, str]) -> Score:
    """The score of entries of one kind."""
    both: Counter[tuple[str, str]] = Counter()
    made: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for entry in entries:
        for fact in entry.facts:
            if thing := truth.get(fact):
                both[entry.id, thing] += 1
                made[entry.id] += 1
                true[thing] += 1
    return Score(_pairs(both.values()), _pairs(made.values()), _pairs(true.values()))


def across(entries: Iterable[Entry], made: Town) -> int:
    """How many entries mix things whose true parties differ."""
    mixed = 0
    for entry in entries:
        sides = {made.sides[made.truth[fact]] for fact in entry.facts if made.truth.get(fact) in made.sides}
        mixed += len(sides) > 1
    return mixed


def register_of(made: Town) -> dict[str, list[Entry]]:
    """The town's entries by kind."""
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in build_register(file_readings(made.readings)):
        by_kind[entry.kind].append(entry)
    return by_kind


def scores(made: Town) -> tuple[dict[str, Score], int]:
    """The scores by kind, and how many entries mix parties."""
    by_kind = register_of(made)
    mixed = across([*by_kind["agreement"], *by_kind["event"]], made)
    return {kind: score(by_kind[kind], made.truth) for kind in KINDS}, mixed


def main(count: int, seed: int = 1) -> None:
    """Print both tables."""
    for misread in (False, True):
        made = town(count, seed, misread=misread)
        began = time.process_time()
        by_kind = register_of(made)
        took = time.process_time() - began
        print(f"{count} documents, {'parties misread too' if misread else 'parties read right'}: {took:.0f} s")
        for kind, name in KINDS.items():
            one = score(by_kind[kind], made.truth)
            print(f"  {name:<11} P {one.precision:.4f}  R {one.recall:.4f}  F1 {one.f1:.4f}  ({one.true} pairs)")
        mixed = across([*by_kind["agreement"], *by_kind["event"]], made)
        print(f"  across different parties: {mixed}")
        asked = score(by_kind["agreement"], made.told)
        print(f"  not scored, of {len(made.papers)} facts of papers:")
        for doubt, times in sorted(made.unclear.items()):
            print(f"    {times:>4}  {doubt}")
        print(f"  with all of them: agreements F1 {asked.f1:.4f}", flush=True)


if __name__ == "__main__":
    main(*(int(value) for value in sys.argv[1:3]))
