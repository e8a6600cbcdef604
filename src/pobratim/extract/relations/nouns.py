"""Things that a text names, and relations between two of them.

In: nothing. Out: frozen records; offsets count characters of the repaired text. Found by the sibling modules.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..mentions.nouns import Mention

KINDS = frozenset("person organisation country region town district place role time money happening".split())
"""`role` is a profession or post with whose it is; `time` words of time; `happening` what happened."""
RELATIONS = frozenset("works_as workplace headquartered_in participant_in takes_place_in point_in_time".split())


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Thing(Mention):
    """Words that name a thing of a kind."""

    kind: str

    def within(self, other: Mention) -> bool:
        """Whether the words lie within those of another."""
        return other.start <= self.start and self.stop <= other.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A person works as a role or at a place; a body sits in a place; somebody takes part; it happens there, then."""

    kind: str
    source: Thing
    target: Thing
