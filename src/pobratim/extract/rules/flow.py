"""Rules for the kind `flow`.

In: a marked document. Out: found flow facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_flows(document: MarkedDocument) -> Iterator[Found]:
    """Every flow that the text states."""
    yield from ()
