"""The nouns of lives: links between entries, phases of a paper, its standing on a day.

In: nothing. Out: frozen records that compare by value. Not here: how they are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Relation(StrEnum):
    """How an entry is tied to an older, wider or higher one."""

    SUCCEEDS = "succeeds"
    EDITION_OF = "edition_of"
    IMPLEMENTS = "implements"
    UNDER = "under"


class LifeState(StrEnum):
    """Where a paper is in its life. `EXPIRING` is never a phase: it is asked for with a number of days."""

    PROPOSED = "proposed"
    DRAFTING = "drafting"
    SIGNED = "signed"
    REGISTERED = "registered"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    REPLACED = "replaced"
    COMPLETED = "completed"
    ENDED = "ended"


LIVE = frozenset({LifeState.SIGNED, LifeState.REGISTERED, LifeState.IN_FORCE, LifeState.EXPIRING})
"""States in which a paper binds its parties."""


OVER = frozenset({LifeState.EXPIRED, LifeState.LAPSED, LifeState.REPLACED, LifeState.COMPLETED, LifeState.ENDED})
"""States in which a paper binds nobody any more."""


class Why(StrEnum):
    """Why the machine thinks so; each code is a sentence of the wording."""

    SAID = "said"
    SAID_IN_TEXT = "said_in_text"
    LATER_SAME_SUBJECT = "later_same_subject"
    LATER_SAME_SIDES = "later_same_sides"
    TERM_FOLLOWS = "term_follows"
    RECALLED_BESIDE = "recalled_beside"
    SAME_TERM = "same_term"
    CARRIES_OUT = "carries_out"
    CARRIES_OUT_ONE_OF = "carries_out_one_of"
    REGIONS_PAPER = "regions_paper"
    REGIONS_PAPER_ONE_OF = "regions_paper_one_of"
    SIGNED_NO_TERM = "signed_no_term"
    BEFORE_TERM = "before_term"
    WITHIN_TERM = "within_term"
    TERM_OVER = "term_over"
    TERM_OVER_NO_NEXT = "term_over_no_next"
    PROLONGED = "prolonged"
    TOLD_AFTER_TERM = "told_after_term"
    NEXT_SIGNED = "next_signed"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """`entry` stands in `relation` to `other`; `sure` is false where a person should look."""

    entry: str
    relation: Relation
    other: str
    why: Why
    sure: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a paper's life, from `first` to `last`; None is an open or unknown day.

    Between `first` and `certain` it may have begun already: a text that names only the year leaves that open.
    """

    entry: str
    position: int
    state: LifeState
    first: date | None
    certain: date | None
    last: date | None
    why: Why
    sure: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """In which state a paper is on a day, how sure that is, and why."""

    state: LifeState
    why: Why
    sure: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Lives:
    """Links and phases, sorted."""

    links: tuple[Link, ...] = ()
    phases: tuple[Phase, ...] = ()
