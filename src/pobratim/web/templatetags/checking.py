"""Small things of the pages of checking.

In: addresses, lines. Out: addresses, yes or no. Not here: words.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from ..checking import Line
from ..views.review_way import Way

register = template.Library()


@register.simple_tag
def way_to(way: Way, entry: str, **more: str) -> str:
    """The page of an entry, with more in its address."""
    return way.to(entry, **more)


@register.filter
def has_empty(lines: Iterable[Line]) -> bool:
    """Whether a slot has no value yet."""
    return any(not line.items for line in lines)
