"""What people say about facts, and what follows.

In: decisions in any order. Out: which of them stand, which facts must or must not be one entry, in which block a fact
is. Decisions are only ever added; the later one wins, and one that is undone counts as never said. Not here: what they
make of an entry (`review.py`), who may decide (`pobratim.desk`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any


class Verb(StrEnum):
    """What a person says: about an entry (accept, reject, correct), about two (same, different, unsure), anew (enter),
    or that an earlier word is taken back (undo).
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ENTER = "enter"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word. It is tied to facts, not to entries, because entries are computed anew.

    `facts` are those of the entry that was looked at, `others` those of the second one for same, different, unsure.
    A `reject` with `others` is of some facts of an entry only: they leave the others and stand rejected, each alone.
    `slot` and `value` are what `correct` puts right. `undo` names in `undoes` what it takes back and has its facts.
    `seen` is a fingerprint of that moment: of what was shown, and for `correct` of what the sources alone said.
    """

    id: str
    verb: Verb
    facts: tuple[str, ...]
    others: tuple[str, ...] = ()
    slot: str = ""
    value: Any = None
    seen: str = ""
    undoes: str = ""
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


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """What counts, by time: neither what was undone, nor the undoing. An undo that is undone took nothing back."""
    ordered = in_order(decisions)
    places = {decision.id: number for number, decision in enumerate(ordered)}
    gone: set[str] = set()
    # Only what is earlier is taken back, so the latest undo surely stands and the others follow from it
    for number, decision in reversed(list(enumerate(ordered))):
        taken_back = places.get(decision.undoes, number) < number
        if decision.verb is Verb.UNDO and decision.id not in gone and taken_back:
            gone.add(decision.undoes)
    return [decision for decision in ordered if decision.id not in gone and decision.verb is not Verb.UNDO]


def withdrawn(decisions: Iterable[Decision]) -> set[str]:
    """Facts that somebody entered by hand and that nobody vouches for any more."""
    decisions = list(decisions)
    entered = {fact for decision in decisions if decision.verb is Verb.ENTER for fact in decision.facts}
    held = {fact for decision in standing(decisions) if decision.verb is Verb.ENTER for fact in decision.facts}
    return entered - held


@dataclass(slots=True)
class Ties:
    """Which facts are held together, held apart, or taken out to stand alone; the later decision has won."""

    apart: set[frozenset[str]] = field(default_factory=set)
    together: set[frozenset[str]] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)

    def forbids(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether somebody said that one of the left is not one of the right."""
        if not self.apart:
            return False
        return any(frozenset((a, b)) in self.apart for a in left for b in right)

    def hold(self, facts: Iterable[str]) -> None:
        """Hold these facts together, whatever was said before."""
        held = set(facts)
        self.apart = {pair for pair in self.apart if not pair <= held}
        self.together |= _chain(sorted(held))


def ties(decisions: Iterable[Decision]) -> Ties:
    """What decisions say of pairs of facts."""
    decisions = list(decisions)
    found = Ties()
    for decision in standing(decisions):
        if decision.verb is Verb.SAME:
            found.hold(decision.about)
            found.alone -= decision.about
        elif decision.verb is Verb.DIFFERENT:
            pairs = {frozenset((a, b)) for a in decision.facts for b in decision.others if a != b}
            found.together = _cut(found.together, pairs)
            found.apart |= pairs
            # Each side was looked at as one thing, also where only the other side had held it together
            found.hold(decision.facts)
            found.hold(decision.others)
        elif decision.verb is Verb.REJECT and decision.others:
            found.together = _without(found.together, decision.facts)
            found.alone |= set(decision.facts)
            found.hold(decision.others)
    gone = withdrawn(decisions)
    found.together = _without(found.together, gone)
    found.alone |= gone
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


def _without(together: set[frozenset[str]], facts: Iterable[str]) -> set[frozenset[str]]:
    """What is left of groups when some facts leave them."""
    leaving = set(facts)
    if not any(leaving & pair for pair in together):
        return together
    return {pair for group in _groups(together) for pair in _chain(sorted(group - leaving))}


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
