"""Agreements live: what follows whom, what stands under what, and in which state a paper is on a day.

In: entries of kinds `agreement` and `partnership` with their facts, in groups that share a pair of regions or
countries. Out: links between entries and phases of each paper, equal for equal entries. Posts of people in time are
here too (`holders.py`). Not here: which facts make an entry (`pobratim.register.build`), rows (`pobratim.storage`),
words for the codes that come out (`pobratim.wording`).
"""

from .build import build_lives, lives_of_pair
from .members import Member, Telling, member_of
from .nouns import LIVE, OVER, LifeState, Link, Lives, Phase, Relation, Standing, Why
from .pairs import has_life, pairs_of_block, pairs_of_entry, pairs_of_parties
from .standing import EXPIRING_DAYS, holds_on, standing_now, standing_on

__all__ = [
    "EXPIRING_DAYS",
    "LIVE",
    "OVER",
    "LifeState",
    "Link",
    "Lives",
    "Member",
    "Phase",
    "Relation",
    "Standing",
    "Telling",
    "Why",
    "build_lives",
    "has_life",
    "holds_on",
    "lives_of_pair",
    "member_of",
    "pairs_of_block",
    "pairs_of_entry",
    "pairs_of_parties",
    "standing_now",
    "standing_on",
]
