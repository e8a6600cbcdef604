"""Rules for the kind `project`.

In: a marked document. Out: found project facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_projects(document: MarkedDocument) -> Iterator[Found]:
    """Every project that the text states."""
    yield from ()
