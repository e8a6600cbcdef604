"""Rules for the kind `post`.

In: a marked document. Out: found post facts. Not here: uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument


def find_posts(document: MarkedDocument) -> Iterator[Found]:
    """Every post that the text states."""
    yield from ()
