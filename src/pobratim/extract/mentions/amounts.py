"""Finds amounts in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text.
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument

from .nouns import AmountMention


def find_amounts(document: MarkedDocument) -> tuple[AmountMention, ...]:
    """All amounts that the text mentions."""
    return ()
