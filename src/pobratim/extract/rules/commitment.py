"""Rules for the kind `commitment`.

In: a marked document. Out: found commitment facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_commitments(document: MarkedDocument) -> Iterator[Found]:
    """Every commitment that the text states."""
    yield from ()
