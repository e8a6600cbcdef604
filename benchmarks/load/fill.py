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
AT_ONCE = 5000


def fill(address: str, documents: int) -> None:
    """About so many documents, a multiple of `SMALL`."""
    store = open_store(address)
    store.keep(islice(iter(News(1)), SMALL))
    store.rebuild()
    disconnect()
    multiply(address, max(1, round(documents / SMALL)))
    open_store(address)
    _count_anew()
    disconnect()


def _count_anew() -> None:
    from pobratim.storage import models, tallies  # models need a connected database

    held = tallies.nothing()
    ids = list(models.Entry.objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        some = tallies.of_rows(ids[start : start + AT_ONCE])
        held.n.update(some.n)
        held.direct.update(some.direct)
        held.named.update(some.named)
    models.Tally.objects.all().delete()
    tallies.change(tallies.nothing(), held)
    tallies.move(models.Document.objects.count(), models.Fact.objects.count())


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]))
