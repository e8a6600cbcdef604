"""Finds posts in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text.
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument

from .nouns import PostMention


def find_posts(document: MarkedDocument) -> tuple[PostMention, ...]:
    """All posts that the text mentions."""
    return ()
