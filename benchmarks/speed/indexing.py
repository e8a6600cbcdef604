"""What the search index costs when one document is added, with the invented documents of `register.py`.

    python -m benchmarks.speed.indexing sqlite:////tmp/indexing.sqlite3 1000

The register is filled up to so many documents and rebuilt; then 60 documents are added and taken out again, one at a
time, each rebuilt. Prints the time (CPU) of a document, that which went into the index, and its share.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from benchmarks.speed.register import News
from pobratim.storage.connect import open_store

SINGLE = 60
PARTS = ("keep_documents", "keep_entries")


class Clock:
    """The time that calls of the index take."""

    def __init__(self) -> None:
        self.spent = 0.0

    def timed(self, call: Callable[..., None]) -> Callable[..., None]:
        """The call; its time is added up."""

        def measured(*given: Any) -> None:
            began = time.process_time()
            call(*given)
            self.spent += time.process_time() - began

        return measured


@contextmanager
def clock() -> Iterator[Clock]:
    """A clock on the index's calls."""
    from pobratim.storage.search import index  # its tables need a connected database

    found, plain = Clock(), {name: getattr(index, name) for name in PARTS}
    for name, call in plain.items():
        setattr(index, name, found.timed(call))
    try:
        yield found
    finally:
        for name, call in plain.items():
            setattr(index, name, call)


def measure(address: str, size: int) -> None:
    """Fill the register, add documents, print."""
    store = open_store(address)
    store.keep(islice(News(1), size))
    store.rebuild()
    whole, own = [], []
    with clock() as ticking:
        for reading in islice(News(2), SINGLE):
            began, before = time.process_time(), ticking.spent
            store.keep([reading])
            store.rebuild()
            whole.append(1000 * (time.process_time() - began))
            own.append(1000 * (ticking.spent - before))
            store.forget(reading.document.id)
            store.rebuild()
    each, part = statistics.median(whole), statistics.median(own)
    print(f"a document: median {each:.0f} ms, its index {part:.1f} ms; {100 * sum(own) / sum(whole):.0f} % of all")


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]))
