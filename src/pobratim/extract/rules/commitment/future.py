"""Notices plain futures of parties and bodies: «институт отправит саженцы», «запустим автобус».

In: a marked document. Out: drafts of type `promise`, or `agreed` under words of agreement. Not here: comings and goings
(events), what papers and figures will do.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.marked import MarkedDocument

from .draft import Draft


def plain_futures(document: MarkedDocument) -> Iterator[Draft]:
    """Every future that binds somebody."""
    yield from ()
