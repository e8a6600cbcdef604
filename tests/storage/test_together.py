"""Several processes write one register at once, and adding one document touches little."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.register import MemoryStore, Reading
from pobratim.storage.connect import disconnect
from pobratim.storage.store import DatabaseStore
from tests.register.making import SAMPLES, meeting, paper, post, reading

pytestmark = pytest.mark.usefixtures("database")


def _alone(work: Callable[[], None]) -> None:
    """Run with this thread's own connection."""
    try:
        work()
    finally:
        disconnect()


def test_readers_and_rebuilders_do_not_lose_each_others_work() -> None:
    news = [reading(f"n{n}", f"2021-05-{n + 1:02}", *SAMPLES[n % 7 :: 7], paper("2021")) for n in range(12)]

    def reads(part: list[Reading]) -> Callable[[], None]:
        def work() -> None:
            for one in part:
                DatabaseStore().keep([one])
                DatabaseStore().rebuild()

        return work

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(_alone, reads(news[n::4])) for n in range(4)]:
            done.result()
    store, alone = DatabaseStore(), MemoryStore()
    store.rebuild()
    alone.keep(news)
    alone.rebuild()
    assert store.waiting() == 0
    assert store.entries() == alone.entries()


def test_a_new_document_rebuilds_only_the_blocks_that_it_touches() -> None:
    store = DatabaseStore()
    store.keep([reading(f"n{n}", "2021-05-13", content) for n, content in enumerate(SAMPLES)])
    store.rebuild()
    store.keep([reading("new", "2021-05-14", paper("2021"), meeting("2022-03-04"), post("Егор Ладыгин"))])
    assert store.rebuild() == 3


def test_the_number_of_questions_does_not_grow_with_the_register() -> None:
    store = DatabaseStore()

    def questions(name: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            store.keep([reading(name, "2021-05-14", *SAMPLES[:8])])
            store.rebuild()
        return len(asked)

    questions("first")
    few = questions("second")
    store.keep([reading(f"n{n}", "2021-05-13", *SAMPLES[n % 8 :: 8]) for n in range(120)])
    store.rebuild()
    assert questions("third") <= few + 2
