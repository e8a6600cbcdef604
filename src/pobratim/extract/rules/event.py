"""Rules for the kind `event`.

In: a marked document. Out: found event facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_events(document: MarkedDocument) -> Iterator[Found]:
    """Every event that the text states."""
    yield from ()
