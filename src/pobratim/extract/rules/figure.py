"""Rules for the kind `figure`.

In: a marked document. Out: found figure facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_figures(document: MarkedDocument) -> Iterator[Found]:
    """Every figure that the text states."""
    yield from ()
