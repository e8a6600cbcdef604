"""Finds organisations in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text.
"""

from __future__ import annotations

from pobratim.extract.marked import MarkedDocument

from .nouns import OrganisationMention


def find_organisations(document: MarkedDocument) -> tuple[OrganisationMention, ...]:
    """All organisations that the text mentions."""
    return ()
