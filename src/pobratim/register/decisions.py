"""What people say about facts, and what follows.

In: decisions in the order of time. Out: which facts must or must not be one entry, in which block a fact is, and the
state of an entry. Decisions are only ever added; the later one wins. Not here: who may decide (`pobratim.web`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any


class Verb(StrEnum):
    """What a person says: about an entry (accept, reject, correct), about two (same, different, unsure), or anew."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ENTER = "enter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word. It is tied to facts, not to entries, because entries are computed anew.

    `facts` are those of the entry that was looked at, `others` those of the second one for same, different, unsure.
    `slot` and `value` are what `correct` puts right. `seen` is the content's fingerprint when it was decided.
    """

    id: str
    verb: Verb
    facts: tuple[str, ...]
    others: tuple[str, ...] = ()
    slot: str = ""
    value: Any = None
    seen: str = ""
    who: str
    at: datetime
    why: str = ""

    @property
    def about(self) -> frozenset[str]:
        """All facts that it concerns."""
        return frozenset(self.facts) | frozenset(self.others)


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions by time, then id."""
    return sorted(decisions, key=lambda decision: (decision.at, decision.id))


@dataclass(slots=True)
class Ties:
    """Which facts are held together and which are held apart; the later decision on a pair has won."""

    apart: set[frozenset[str]] = field(default_factory=set)
    together: set[frozenset[str]] = field(default_factory=set)

    def forbids(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether somebody said that one of the left is not one of the right."""
        if not self.apart:
            return False
        return any(frozenset((a, b)) in self.apart for a in left for b in right)


def ties(decisions: Iterable[Decision]) -> Ties:
    """What decisions say of pairs of facts."""
    found = Ties()
    for decision in in_order(decisions):
        if decision.verb is Verb.SAME:
            pairs = _chain(sorted(decision.about))
            found.apart -= {frozenset((a, b)) for a in decision.about for b in decision.about if a != b}
            found.together |= pairs
        elif decision.verb is Verb.DIFFERENT:
            pairs = {frozenset((a, b)) for a in decision.facts for b in decision.others if a != b}
            found.together = _cut(found.together, pairs)
            found.apart |= pairs
    return found


def _chain(facts: list[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in pairwise(facts)}


def _cut(together: set[frozenset[str]], apart: set[frozenset[str]]) -> set[frozenset[str]]:
    """What is left of groups when some pairs in them are torn: the untorn facts stay with the smallest one left."""
    kept: set[frozenset[str]] = set()
    for group in _groups(together):
        torn = {fact for pair in apart if pair <= group for fact in pair}
        kept |= _chain(sorted(group - torn))
    return kept


def _groups(pairs: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    roots: dict[str, str] = {}

    def root(fact: str) -> str:
        while roots.setdefault(fact, fact) != fact:
            fact = roots[fact]
        return fact

    for pair in pairs:
        low, high = sorted(root(fact) for fact in pair)
        roots[high] = low
    groups: dict[str, set[str]] = {}
    for fact in list(roots):
        groups.setdefault(root(fact), set()).add(fact)
    return [frozenset(group) for _, group in sorted(groups.items())]


def groups_held_together(found: Ties) -> list[frozenset[str]]:
    """Facts that people said are one, as groups."""
    return _groups(found.together)


def placed(native: Mapping[str, str], decisions: Iterable[Decision]) -> dict[str, str]:
    """The block of each fact: its own, or the smallest one among those of the facts that it is held together with.

    Facts of different kinds are never one, whatever was said.
    """
    blocks = dict(native)
    for group in groups_held_together(ties(decisions)):
        present = sorted(fact for fact in group if fact in native)
        for fact in present:
            kind = native[fact].partition(":")[0]
            blocks[fact] = min(native[other] for other in present if native[other].partition(":")[0] == kind)
    return blocks
