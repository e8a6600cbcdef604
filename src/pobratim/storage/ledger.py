"""A command's own reading noted in the run ledger, many documents at a time so that it costs next to nothing.

In: what became of each document. Out: a run and its rows, written now and then and at the end. Not here: the queue
(`runs.py`): a command reads in its own process.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from .connect import storing
from .models_runs import Kind, Run, RunDocument, Stage, State, Task

WRITE_AFTER = 500
WRITE_EVERY = 5.0
"""Seconds: whoever looks at the ledger while a command reads sees it go on."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a document; `error` with its stage for one that was not read."""

    name: str
    outcome: str = ""
    document: str = ""
    facts: int = 0
    seconds: float = 0.0
    stage: str = Stage.REBUILD
    error: str = ""


class Ledger:
    """The run of one command. Nothing is written before `begin`, and nothing for a command that reads nothing."""

    def __init__(self, who: str, place: str, version: str) -> None:
        now = timezone.now()
        self._run = Run(task=Task.COMMAND, who=who, place=place, version=version, asked_at=now, started_at=now)
        self._rows: list[RunDocument] = []
        self._written = time.monotonic()

    def begin(self, documents: int) -> None:
        """So many documents are to be read."""
        self._run.documents = self._run.left = documents
        with storing():
            self._run.save()

    def note(self, told: Told) -> None:
        """One of them was read, or not."""
        state = State.FAILED if told.error else State.DONE
        self._rows.append(
            RunDocument(
                kind=Kind.PATH,
                name=told.name[-300:],
                given={"path": told.name} if told.error else {},
                state=state,
                stage=told.stage,
                outcome=told.outcome,
                document=told.document,
                facts=told.facts,
                seconds=told.seconds,
                error=told.error,
            )
        )
        if len(self._rows) >= WRITE_AFTER or time.monotonic() - self._written > WRITE_EVERY:
            self._write()

    def finish(self, *, interrupted: bool) -> None:
        """The command ends; what it did not come to is counted as left out."""
        if self._run.pk is None:
            return
        self._run.finished_at = timezone.now()
        self._run.interrupted = interrupted
        self._write()

    def _write(self) -> None:
        rows, self._rows, self._written = self._rows, [], time.monotonic()
        run = self._run
        if run.pk is None:
            self._rows = rows
            return
        outcomes = Counter(row.outcome for row in rows if row.outcome)
        run.new += outcomes["new"]
        run.changed += outcomes["changed"]
        run.unchanged += outcomes["unchanged"]
        errors = Counter(row.stage for row in rows if row.error)
        run.failed += errors.total()
        run.errors = dict(Counter(run.errors) + errors)
        run.left = max(0, run.left - len(rows))
        run.facts += sum(row.facts for row in rows)
        run.seconds += sum(row.seconds for row in rows)
        run.seen_at = timezone.now()
        if run.finished_at:
            run.skipped, run.left = run.left, 0
        for row in rows:
            row.run = run
        with storing(), transaction.atomic():
            RunDocument.objects.bulk_create(rows, batch_size=500)
            run.save()
