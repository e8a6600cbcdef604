"""Rules for the kind `partnership`.

In: a marked document. Out: found partnership facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_partnerships(document: MarkedDocument) -> Iterator[Found]:
    """Every partnership that the text states."""
    yield from ()
