"""Notices actions in lists: rows of plans and road maps, bullets under a heading, lists after a colon.

In: a marked document. Out: drafts.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.marked import MarkedDocument

from .draft import Draft


def plan_rows(document: MarkedDocument) -> Iterator[Draft]:
    """Rows «№ | Мероприятие | Срок | Ответственные»."""
    yield from ()


def bulleted_lists(document: MarkedDocument) -> Iterator[Draft]:
    """Lines under «В планах:», «поручено:»."""
    yield from ()


def inline_lists(document: MarkedDocument) -> Iterator[Draft]:
    """«предложил три шага: …», «договорились о следующем: …»."""
    yield from ()
