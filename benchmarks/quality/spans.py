"""Precision, recall and F1 of marked spans and of relations, exact and overlapping.

In: what a person marked and what a program marked, text by text. Out: figures. Not here: where the marks come from.

A span is right *exactly* when its kind and both its ends agree, and *overlapping* when it shares a character with one
of its kind. A relation is right when its kind is and both its arguments are right in the same sense, with their kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from .brat import Marked, Tie

Thing = TypeVar("Thing", Marked, Tie)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: right among the found, found, right among the wanted, wanted."""

    right_found: int = 0
    found: int = 0
    right_wanted: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_wanted + other.right_wanted,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that is found."""
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap(one: Marked, other: Marked) -> bool:
    """Whether two spans of one kind share a character."""
    return one.kind == other.kind and one.start < other.stop and other.start < one.stop


def ties_overlap(one: Tie, other: Tie) -> bool:
    """Whether two relations of one kind have overlapping arguments."""
    return one.kind == other.kind and overlap(one.source, other.source) and overlap(one.target, other.target)


def compare(wanted: Collection[Thing], found: Collection[Thing], alike: Callable[[Thing, Thing], bool]) -> Score:
    """One text's counts under a notion of alikeness."""
    right_found = sum(any(alike(item, gold) for gold in wanted) for item in found)
    right_wanted = sum(any(alike(item, gold) for item in found) for gold in wanted)
    return Score(right_found, len(found), right_wanted, len(wanted))


def exact(wanted: Iterable[Thing], found: Iterable[Thing]) -> Score:
    """One text's counts where only equal counts."""
    gold, read = set(wanted), set(found)
    right = len(gold & read)
    return Score(right, len(read), right, len(gold))
