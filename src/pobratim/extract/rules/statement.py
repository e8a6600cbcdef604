"""Rules for the kind `statement`.

In: a marked document. Out: found statement facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_statements(document: MarkedDocument) -> Iterator[Found]:
    """Every statement that the text states."""
    yield from ()
