"""Finders of what a text mentions, used by every rule.

In: an `Analysis` and the document. Out: mentions with offsets in repaired text. Not here: facts.
"""

from .nouns import (
    AmountMention,
    DateMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PostMention,
)

__all__ = [
    "AmountMention",
    "DateMention",
    "Mention",
    "OrganisationMention",
    "PartyMention",
    "PersonMention",
    "PostMention",
]
