"""Rules for the kind `agreement`.

In: a marked document. Out: found agreement facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_agreements(document: MarkedDocument) -> Iterator[Found]:
    """Every agreement that the text states."""
    yield from ()
