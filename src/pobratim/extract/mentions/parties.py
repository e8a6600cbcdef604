"""Finds parties in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text.
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument

from .nouns import PartyMention


def find_parties(document: MarkedDocument) -> tuple[PartyMention, ...]:
    """All parties that the text mentions."""
    return ()
