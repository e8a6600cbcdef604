"""Finds people in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text.
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument

from .nouns import PersonMention


def find_people(document: MarkedDocument) -> tuple[PersonMention, ...]:
    """All people that the text mentions."""
    return ()
