"""However the work is cut off, the next run ends in the same register."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from pobratim.register import MemoryStore, Reading
from pobratim.storage import models
from pobratim.storage.store import DatabaseStore
from tests.register.making import SAMPLES, many, reading


class Cut(BaseException):
    """The power went."""


def cut_at(statement: int) -> Callable[..., Any]:
    """Lets so many statements through."""
    count = 0

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count > statement:
            raise Cut
        return run(sql, params, many, context)

    return execute


def news() -> list[Reading]:
    days = ("2021-05-13", "2021-05-20", "2022-03-05", "2023-11-30")
    return [reading(f"n{n}", day, *SAMPLES[n * 8 : n * 8 + 8], SAMPLES[n]) for n, day in enumerate(days)]


def expected(readings: list[Reading]) -> list[object]:
    store = MemoryStore()
    store.keep(readings)
    store.rebuild()
    return list(store.entries())


def work(store: DatabaseStore, readings: list[Reading]) -> None:
    for one in readings:
        store.keep([one])
        store.rebuild()


def wipe() -> None:
    for model in (models.Document, models.Entry, models.DirtyBlock):
        model._default_manager.all().delete()


@pytest.mark.usefixtures("database")
def test_cut_off_at_any_statement_the_next_run_ends_in_the_same_register() -> None:
    store, readings = DatabaseStore(), news()
    right = expected(readings)
    for statement in (1, 3, 6, 9, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 35, 40, 50, 60):
        with connection.execute_wrapper(cut_at(statement)), pytest.raises(Cut):
            work(store, readings)
        work(store, readings)
        assert store.entries() == right
        wipe()


@pytest.mark.usefixtures("database")
def test_facts_without_entries_are_made_up_for_by_the_next_rebuild() -> None:
    readings = news()
    DatabaseStore().keep(readings)
    later = DatabaseStore()
    later.rebuild()
    assert later.entries() == expected(readings)


KILLED = """
import os, signal, sys
from pobratim.storage.connect import open_store
from tests.register.making import many
def stream():
    for n, one in enumerate(many()):
        if n == 150:
            os.kill(os.getpid(), signal.SIGKILL)
        yield one
open_store(sys.argv[1]).keep(stream())
"""


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_killed_process_leaves_whole_documents_behind(database: str) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}/src{os.pathsep}{root}"}
    done = subprocess.run([sys.executable, "-c", KILLED, database], env=environment, capture_output=True)
    assert done.returncode == -9, done.stderr.decode()
    assert models.Document.objects.count() == 100
    store = DatabaseStore()
    store.keep(many())
    store.rebuild()
    assert store.entries() == expected(many())
