"""The queue: every document is taken by one worker, settled once, and never lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pobratim.storage import runs, runs_read
from pobratim.storage.connect import disconnect
from pobratim.storage.ledger import Ledger, Told
from pobratim.storage.models_runs import Kind, Run, RunDocument, RunInput, Stage, State, Task
from pobratim.storage.runs import Item, Origin
from tests.databases import one_database

__all__ = ["one_database"]

pytestmark = pytest.mark.usefixtures("emptied")
ANNA = Origin("anna", "desk")


@pytest.fixture
def emptied(one_database: None) -> None:
    """The ledger without rows."""
    Run.objects.all().delete()
    runs.Worker.objects.all().delete()


def put(count: int = 3, task: Task = Task.UPLOAD) -> Run:
    return runs.open_run(task, [Item(Kind.FILE, f"{n}.txt", data=b"text") for n in range(count)], ANNA)


def taken(worker: str = "w") -> RunDocument:
    row = runs.claim(worker, "v1")
    assert row is not None
    return row


def let_lease_run_out(row: RunDocument) -> None:
    RunDocument.objects.filter(pk=row.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def numbers(run: Run) -> dict[str, int]:
    run.refresh_from_db()
    names = ("documents", "left", "new", "changed", "unchanged", "failed", "skipped", "facts")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def test_rows_are_taken_in_the_order_given_and_each_once() -> None:
    put(3)
    assert [taken().name for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    assert runs.claim("w", "v1") is None
    assert not runs.waits()


def test_what_people_wait_for_goes_before_what_concerns_the_whole_register() -> None:
    runs.open_run(Task.OUTDATED, [Item(Kind.STORED, "old", document="old")], ANNA)
    put(1)
    assert [taken().name, taken().name] == ["0.txt", "old"]


def test_the_run_counts_what_became_of_its_documents_and_ends_with_the_last() -> None:
    run = put(3)
    for outcome, facts in (("new", 4), ("unchanged", 0)):
        row = taken()
        runs.kept(row, outcome, row.name, facts)
        assert runs.settle(row, 0.5)
    run.refresh_from_db()
    assert run.finished_at is None
    runs.fail(taken(), Stage.DECODE, "не текст", 0.25)
    assert numbers(run) == {"documents": 3, "new": 1, "unchanged": 1, "failed": 1, "facts": 4}
    assert run.errors == {"decode": 1}
    assert run.seconds == 1.25
    assert run.finished_at is not None
    assert run.version == "v1"
    assert [row.input.row_id for row in RunDocument.objects.filter(input__isnull=False)] == [
        RunDocument.objects.get(state=State.FAILED).pk
    ]


def test_a_row_whose_worker_is_gone_is_taken_by_another_and_settled_once() -> None:
    run = put(1)
    lost = taken("first")
    assert not runs.waits()
    let_lease_run_out(lost)
    found = taken("second")
    assert found.pk == lost.pk
    runs.kept(lost, "new", "a", 9)
    assert not runs.settle(lost, 1)
    assert not runs.fail(lost, Stage.READ, "поздно", 1)
    runs.kept(found, "new", "a", 3)
    assert runs.settle(found, 1)
    assert numbers(run) == {"documents": 1, "new": 1, "facts": 3}


def test_a_worker_that_says_it_is_there_keeps_its_rows() -> None:
    put(1)
    row = taken()
    let_lease_run_out(row)
    runs.extend([row.pk], "w")
    assert not runs.waits()
    runs.extend([row.pk], "somebody else")
    runs.give_back([row])
    assert taken("other").attempts == 1


def test_a_document_that_takes_three_workers_down_is_not_given_to_a_fourth() -> None:
    run = put(2)
    for worker in ("a", "b", "c"):
        row = taken(worker)
        assert row.name == "0.txt"
        let_lease_run_out(row)
    assert taken("d").name == "1.txt"
    assert "трижды" in RunDocument.objects.get(state=State.FAILED).error
    assert numbers(run) == {"documents": 2, "left": 1, "failed": 1}


def test_what_waits_can_be_taken_back_and_what_is_read_is_read_to_its_end() -> None:
    run = put(3)
    row = taken()
    assert runs.cancel(run) == 2
    assert runs.cancel(run) == 0
    assert numbers(run) == {"documents": 3, "left": 1, "skipped": 2}
    assert runs.settle(row, 0)
    run.refresh_from_db()
    assert run.finished_at is not None
    assert not RunInput.objects.exists()


def test_a_run_of_nothing_but_refused_files_is_over_at_once() -> None:
    run = runs.open_run(Task.UPLOAD, [Item(Kind.FILE, "a.exe", refused="не читается")], ANNA)
    assert run.finished_at is not None
    assert numbers(run) == {"documents": 1, "failed": 1}
    assert runs_read.can_repeat() == 0


def test_only_what_failed_is_repeated_and_only_once() -> None:
    run = put(3)
    runs.fail(taken(), Stage.READ, "ошибка", 1)
    runs.settle(taken(), 1)
    runs.fail(taken(), Stage.READ, "ошибка", 1)
    assert runs_read.can_repeat(run) == 2
    again = runs.repeat_failed(run, ANNA)
    assert again is not None
    assert again.of == run
    assert [row.name for row in runs_read.rows_of(again)] == ["0.txt", "2.txt"]
    assert [bytes(row.input.data) for row in runs_read.rows_of(again)] == [b"text", b"text"]
    assert runs.repeat_failed(run, ANNA) is None
    assert runs.repeat_failed(None, ANNA) is None
    assert numbers(run)["failed"] == 2


def test_an_archive_gives_way_to_its_members() -> None:
    run = runs.open_run(Task.UPLOAD, [Item(Kind.ARCHIVE, "a.zip", data=b"PK")], ANNA)
    archive = taken()
    members = [Item(Kind.FILE, "a.zip/1.txt", data=b"1"), Item(Kind.FILE, "a.zip/2.doc", refused="не читается")]
    assert runs.expand(archive, members)
    assert not runs.expand(archive, members)
    assert numbers(run) == {"documents": 2, "left": 1, "failed": 1}
    assert taken().name == "a.zip/1.txt"


def test_all_documents_are_put_into_the_queue_in_steps_that_can_be_cut_off() -> None:
    run = runs.open_run(Task.OUTDATED, [Item(Kind.OUTDATED, "all")], ANNA)
    row = taken()
    row.given = {"after": "b"}
    assert runs.expand(row, [Item(Kind.STORED, "a", document="a"), Item(Kind.STORED, "b", document="b")], last=False)
    let_lease_run_out(row)
    assert numbers(run) == {"documents": 3, "left": 3}
    found = taken("next")
    assert (found.kind, found.given) == (Kind.OUTDATED, {"after": "b"})
    assert runs.expand(found, [])
    assert numbers(run) == {"documents": 2, "left": 2}


def test_several_workers_share_the_queue_without_taking_anything_twice() -> None:
    run = put(40)

    def works(worker: str) -> list[str]:
        names = []
        try:
            while row := runs.claim(worker, "v1"):
                runs.kept(row, "new", row.name, 1)
                assert runs.settle(row, 0.5)
                names.append(row.name)
        finally:
            disconnect()
        return names

    with ThreadPoolExecutor(4) as pool:
        done = [name for names in pool.map(works, "abcd") for name in names]
    assert sorted(done) == sorted(f"{n}.txt" for n in range(40))
    assert numbers(run) == {"documents": 40, "new": 40, "facts": 40}


def test_taking_a_row_does_not_cost_more_when_many_wait() -> None:
    put(1500)
    with connection.execute_wrapper(_counting(asked := [])):
        row = taken()
        runs.settle(row, 0)
    assert len(asked) <= 10
    if connection.vendor == "sqlite":
        assert "run_document_queue" in runs.free()[:1].explain()


def _counting(asked: list[str]) -> object:
    def execute(run, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return run(sql, params, many, context)

    return execute


def test_workers_are_alive_while_they_say_so() -> None:
    assert not runs_read.workers().alive
    worker = runs.Worker(id="w", version="v2", started_at=timezone.now(), seen_at=timezone.now())
    runs.beat(worker)
    assert runs_read.workers() == runs_read.Workers(True, "v2")
    runs.Worker.objects.update(seen_at=timezone.now() - 2 * runs.LEASE)
    assert not runs_read.workers().alive


def test_a_command_tells_the_ledger_in_few_statements() -> None:
    ledger = Ledger("anna", "pobratim read", "v1")
    with connection.execute_wrapper(_counting(asked := [])):
        ledger.begin(301)
        for n in range(300):
            ledger.note(Told(f"/releases/{n}.txt", "new" if n % 2 else "unchanged", f"{n}", 2, 0.25))
        ledger.note(Told("/releases/x.txt", stage="decode", error="не текст"))
        ledger.finish(interrupted=False)
    run = Run.objects.get()
    assert len(asked) < 12
    assert numbers(run) == {"documents": 301, "new": 150, "unchanged": 150, "failed": 1, "facts": 600}
    assert run.errors == {"decode": 1}
    assert run.seconds == 75
    assert runs_read.can_repeat(run) == 1
    assert not runs_read.is_broken_off(run)


def test_a_command_that_was_cut_off_leaves_the_rest_uncounted() -> None:
    ledger = Ledger("anna", "pobratim read", "v1")
    ledger.begin(5)
    ledger.note(Told("a.txt", "new", "a"))
    ledger.finish(interrupted=True)
    run = Run.objects.get()
    assert numbers(run) == {"documents": 5, "new": 1, "skipped": 4}
    assert run.interrupted
    Ledger("anna", "pobratim read", "v1").begin(2)
    assert not runs_read.is_broken_off(Run.objects.latest("id"))
    Run.objects.update(asked_at=timezone.now() - 2 * runs_read.QUIET, seen_at=None, finished_at=None)
    assert runs_read.is_broken_off(Run.objects.latest("id"))
