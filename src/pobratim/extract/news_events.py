"""Meetings and deals of general news."""

from __future__ import annotations

from .marked import MarkedDocument
from .news_names import Entities, NameWords


def find_meetings(document: MarkedDocument, entities: Entities) -> list[list[NameWords]]:
    """Who met whom."""
    return []


def find_deals(document: MarkedDocument, entities: Entities) -> list[tuple[str, list[NameWords]]]:
    """Who dealt with whom."""
    return []
