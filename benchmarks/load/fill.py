"""Makes a large register for the load test: a small one is read and merged, then multiplied.

    python -m benchmarks.load.fill postgres://user@host/name 100000

In: the address of an empty PostgreSQL database, how many documents. Out: the register.
"""

from __future__ import annotations

import sys
from itertools import islice

from benchmarks.speed.register import News
from pobratim.storage.connect import disconnect, open_store

from .copies import multiply

SMALL = 2500


def fill(address: str, documents: int) -> None:
    """About so many documents, a multiple of `SMALL`."""
    store = open_store(address)
    store.keep(islice(iter(News(1)), SMALL))
    store.rebuild()
    disconnect()
    multiply(address, max(1, round(documents / SMALL)))


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]))
