"""Finds dates in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text.
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument

from .nouns import DateMention


def find_dates(document: MarkedDocument) -> tuple[DateMention, ...]:
    """All dates that the text mentions."""
    return ()
