"""The run ledger, and the queue that it is: who may read a document, and what came of it.

In: what is to be read, signs of workers. Out: rows. A row is taken by one worker at a time and held by a lease; when
the worker is gone the lease runs out, and another one takes it. Only who holds a row may settle it, so that nothing
counts twice. Rows are always locked before their run. Not here: reading itself (`pobratim.desk.jobs`), pages'
questions (`runs_read.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .models_runs import Kind, Run, RunDocument, RunInput, Stage, State, Task, Worker

LEASE = timedelta(seconds=60)
"""A worker that says nothing for so long is gone; it says something every sixth part of it."""
MOST_ATTEMPTS = 3
"""How often a document may take a worker down with it."""
SOON, LATER = 0, 1
"""Places in the queue: what people wait for, and what concerns the whole register."""
AT_ONCE = 500
EXPANDED_AT_ONCE = 2000
"""Rows in one transaction where all documents are put into the queue: others write in between."""
KEPT_INPUTS = timedelta(days=30)
"""What could not be read is kept for so long, for another try."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be read. `refused` is the sentence of one that is not let in."""

    kind: Kind
    name: str
    given: dict[str, Any] = field(default_factory=dict)
    data: bytes = b""
    document: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who asked for a run, from where, and which run it repeats."""

    who: str
    place: str
    of: Run | None = None


# --- putting in -------------------------------------------------------------------------------------------------------


def open_run(task: Task, items: Sequence[Item], origin: Origin) -> Run:
    """A run of these things, ready to be worked off."""
    now = timezone.now()
    with transaction.atomic():
        run = Run.objects.create(task=task, who=origin.who, place=origin.place, of=origin.of, asked_at=now)
        _put(run, items, LATER if task in (Task.OUTDATED, Task.REBUILD) else SOON)
        _finish_if_done(run)
        run.save()
    return run


def _put(run: Run, items: Sequence[Item], queue: int) -> list[RunDocument]:
    rows = [_row(run, item, queue) for item in items]
    RunDocument.objects.bulk_create(rows, batch_size=AT_ONCE)
    inputs = [RunInput(row=row, data=item.data) for row, item in zip(rows, items, strict=True) if item.data]
    RunInput.objects.bulk_create(inputs, batch_size=20)
    refused = [item for item in items if item.refused]
    run.documents += len(items)
    run.left += len(items) - len(refused)
    run.failed += len(refused)
    if refused:
        run.errors = {**run.errors, Stage.DECODE: run.errors.get(Stage.DECODE, 0) + len(refused)}
    return rows


def _row(run: Run, item: Item, queue: int) -> RunDocument:
    row = RunDocument(run=run, kind=item.kind, name=item.name[:300], given=item.given, document=item.document)
    if item.refused:
        row.state, row.stage, row.error = State.FAILED, Stage.DECODE, item.refused
    else:
        row.queue = queue
    return row


def repeat_failed(run: Run | None, origin: Origin) -> Run | None:
    """A run of what failed (in one run, or in all) and was not tried again since; None when there is nothing."""
    with transaction.atomic():
        failed = failed_rows(run).select_for_update()
        before = list(failed)
        if not before:
            return None
        again = Run.objects.create(
            task=Task.FAILED, who=origin.who, place=origin.place, of=run, asked_at=timezone.now()
        )
        rows = _put(again, [Item(Kind(row.kind), row.name, row.given, document=row.document) for row in before], SOON)
        for old, new in zip(before, rows, strict=True):
            old.again = new
        RunDocument.objects.bulk_update(before, ["again"], batch_size=AT_ONCE)
        _move_inputs({old.pk: new.pk for old, new in zip(before, rows, strict=True)})
        again.save()
    return again


def failed_rows(run: Run | None = None) -> Any:
    """Documents that failed, were not tried again since and can be: what was refused at the door cannot."""
    found = RunDocument.objects.filter(state=State.FAILED, again=None)
    came_with_bytes = Q(kind__in=(Kind.FILE, Kind.ARCHIVE, Kind.TEXT))
    found = found.filter(~came_with_bytes | Exists(RunInput.objects.filter(row=OuterRef("pk"))))
    return found.filter(run=run) if run else found


def _move_inputs(moved: dict[int, int]) -> None:
    for old, new in moved.items():
        RunInput.objects.filter(row=old).update(row=new)


def expand(row: RunDocument, items: Sequence[Item], *, last: bool = True) -> bool:
    """Put what a row stands for (an archive, all outdated documents) in its place; False when it is held no more.

    Unless these are the `last` of them the row stays, with what it was given meanwhile.
    """
    with transaction.atomic():
        if not _held(row).select_for_update().exists():
            return False
        run = Run.objects.select_for_update().get(pk=row.run_id)
        queue = SOON if row.queue is None else row.queue
        if last:
            RunDocument.objects.filter(pk=row.pk).delete()
            run.documents -= 1
            run.left -= 1
        else:
            _held(row).update(given=row.given)
        _put(run, items, queue)
        _finish_if_done(run)
        run.save()
    return True


# --- taking -----------------------------------------------------------------------------------------------------------


def waits() -> bool:
    """Whether there is a row to take."""
    return bool(free().exists())


def free() -> Any:
    """Rows that nobody holds, in the order in which they are taken."""
    # Asked without the state, which would lead SQLite away from the index of the queue
    unheld = Q(lease_until=None) | Q(lease_until__lt=timezone.now())
    return RunDocument.objects.filter(unheld, queue__gte=0).order_by("queue", "id")


def claim(worker: str, version: str) -> RunDocument | None:
    """The next row, held by this worker from now on; None when nothing waits."""
    while True:
        with transaction.atomic():
            row: RunDocument | None = free().select_for_update(skip_locked=True).first()
            if row is None:
                return None
            now = timezone.now()
            row.state, row.held_by, row.lease_until = State.READING, worker, now + LEASE
            row.attempts += 1
            row.save(update_fields=["state", "held_by", "lease_until", "attempts"])
            Run.objects.filter(pk=row.run_id, started_at=None).update(started_at=now, version=version)
        if row.attempts <= MOST_ATTEMPTS:
            return row
        fail(row, row.stage or Stage.READ, f"программа трижды остановилась на этом документе: {_ADVICE}", 0)


_ADVICE = "проверьте, не слишком ли он велик, и сообщите нам"


def _held(row: RunDocument) -> Any:
    """The row as long as its worker holds it."""
    return RunDocument.objects.filter(pk=row.pk, held_by=row.held_by, state=State.READING)


def extend(rows: Iterable[int], worker: str) -> None:
    """The worker is still there with these rows."""
    until = timezone.now() + LEASE
    RunDocument.objects.filter(pk__in=list(rows), held_by=worker, state=State.READING).update(lease_until=until)


def reach(row: RunDocument, stage: Stage) -> None:
    """The row reaches a stage."""
    row.stage = stage
    _held(row).update(stage=stage)


def kept(row: RunDocument, outcome: str, document: str, facts: int) -> None:
    """The row's facts are kept: told in the transaction that keeps them, so that the two are never apart."""
    row.stage, row.outcome, row.document, row.facts = Stage.REBUILD, outcome, document, facts
    _held(row).update(stage=row.stage, outcome=outcome, document=document, facts=facts)


def give_back(rows: Iterable[RunDocument]) -> None:
    """The worker leaves before its rows are read."""
    for row in rows:
        _held(row).update(state=State.WAITING, held_by="", lease_until=None, attempts=row.attempts - 1)


# --- settling ---------------------------------------------------------------------------------------------------------


def settle(row: RunDocument, seconds: float) -> bool:
    """The row is done; False when another worker holds it now."""
    with transaction.atomic():
        settled = _held(row).update(
            state=State.DONE, queue=None, held_by="", lease_until=None, seconds=seconds, error=""
        )
        if not settled:
            return False
        RunInput.objects.filter(row=row).delete()
        run = Run.objects.select_for_update().get(pk=row.run_id)
        if row.outcome:
            setattr(run, row.outcome, getattr(run, row.outcome) + 1)
        run.facts += row.facts
        _count_off(run, 1, seconds)
    return True


def fail(row: RunDocument, stage: str, sentence: str, seconds: float) -> bool:
    """The row cannot be read, for this reason; False when another worker holds it now."""
    with transaction.atomic():
        failed = _held(row).update(
            state=State.FAILED, stage=stage, queue=None, held_by="", lease_until=None, seconds=seconds, error=sentence
        )
        if not failed:
            return False
        run = Run.objects.select_for_update().get(pk=row.run_id)
        run.failed += 1
        run.errors = {**run.errors, stage: run.errors.get(stage, 0) + 1}
        _count_off(run, 1, seconds)
    return True


def cancel(run: Run) -> int:
    """Take back what still waits in a run; how many documents that were. What is being read is read to its end."""
    with transaction.atomic():
        waiting = RunDocument.objects.filter(run=run, state=State.WAITING)
        count = waiting.update(state=State.SKIPPED, queue=None)
        RunInput.objects.filter(row__run=run, row__state=State.SKIPPED).delete()
        held = Run.objects.select_for_update().get(pk=run.pk)
        held.skipped += count
        _count_off(held, count, 0)
    return int(count)


def _count_off(run: Run, rows: int, seconds: float) -> None:
    run.left -= rows
    run.seconds += seconds
    run.seen_at = timezone.now()
    _finish_if_done(run)
    run.save()


def _finish_if_done(run: Run) -> None:
    run.finished_at = None if run.left else timezone.now()


# --- workers ----------------------------------------------------------------------------------------------------------


def beat(worker: Worker) -> None:
    """The worker is there."""
    worker.seen_at = timezone.now()
    Worker.objects.bulk_create([worker], update_conflicts=True, unique_fields=["id"], update_fields=["seen_at"])


def leave(worker: Worker) -> None:
    """The worker goes."""
    Worker.objects.filter(pk=worker.pk).delete()


def tidy() -> None:
    """Workers that are long gone and inputs that nobody tried again are forgotten."""
    now = timezone.now()
    Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
    old = Run.objects.filter(finished_at__lt=now - KEPT_INPUTS).values("pk")
    RunInput.objects.filter(row__run__in=old).delete()
