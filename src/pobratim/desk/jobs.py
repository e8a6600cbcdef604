"""The worker: takes documents from the queue one by one and reads them into the register.

In: rows of the run ledger. Out: documents, facts and entries; what became of each row. A document is held by a lease
that a thread of its own keeps up; whatever happens to this process, the row is read by the next one, and facts that are
kept already are not found again. Not here: how a row is taken (`pobratim.storage.runs`), which document it means
(`documents.py`).
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

from django.db import Error, InterfaceError, OperationalError, transaction
from django.utils import timezone

from pobratim.errors import PobratimError, StoreError
from pobratim.extract.version import reading_version
from pobratim.register import Reading
from pobratim.storage import runs
from pobratim.storage.connect import disconnect, storing
from pobratim.storage.models_runs import Kind, RunDocument, Stage, Worker
from pobratim.storage.store import DatabaseStore

from .documents import Fetch, Placed, members, outdated, placed

PAUSE = 1.0
"""Seconds between looks into an empty queue."""
REBUILD_EVERY = 2.0
"""Seconds: entries of several documents are made together, for they often meet in the same blocks."""
LONGEST = 30 * 60.0
"""Seconds for one document. The largest that is let in takes a third of it; what takes longer hangs."""
HUNG = 75


@dataclass(frozen=True, slots=True)
class Kept:
    """A row whose facts are in the register and whose entries are to be made."""

    row: RunDocument
    seconds: float


class Clerk:
    """A worker over the connected database; without `fetch` it goes to no address."""

    def __init__(self, *, fetch: Fetch | None = None, stopping: threading.Event | None = None) -> None:
        self.stopping = stopping or threading.Event()
        self.fetch = fetch
        self.version = reading_version()
        self.store = DatabaseStore()
        self.kept: list[Kept] = []
        self.rebuilt = time.monotonic()
        now = timezone.now()
        self.worker = Worker(
            id=secrets.token_hex(12),
            place=f"{socket.gethostname()}:{os.getpid()}"[:200],
            version=self.version,
            fetches=fetch is not None,
            started_at=now,
            seen_at=now,
        )
        self.pulse = Pulse(self.worker)

    def work(self, *, until_empty: bool = False) -> None:
        """Works the queue off until told to stop; with `until_empty` until nothing waits."""
        with storing():
            runs.tidy()
            self.pulse.start()
            try:
                while not self.stopping.is_set():
                    if not self._next() and not self._make_entries():
                        if until_empty:
                            break
                        self.stopping.wait(PAUSE)
                self._make_entries()
            finally:
                self.pulse.stop()
                self._leave()

    def _next(self) -> bool:
        """Reads the next row; False when there is none."""
        row = runs.claim(self.worker.id, self.version) if runs.waits() else None
        if row is None:
            return False
        self.pulse.hold(row, [kept.row for kept in self.kept])
        since = time.perf_counter()
        try:
            self._read(row, since)
        except KeyboardInterrupt:
            runs.give_back([row])
            raise
        except PobratimError as error:
            if _is_trouble(error):
                raise
            runs.fail(row, row.stage or Stage.READ, error.message, time.perf_counter() - since)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            sentence = f"ошибка программы ({type(error).__name__}: {error})"[:500] + "; сообщите нам этот текст"
            runs.fail(row, row.stage or Stage.READ, sentence, time.perf_counter() - since)
        self.pulse.hold(None, [kept.row for kept in self.kept])
        if self.kept and time.monotonic() - self.rebuilt > REBUILD_EVERY:
            self._make_entries()
        return True

    def _read(self, row: RunDocument, since: float) -> None:
        """The stages of one row."""
        if row.kind in (Kind.ARCHIVE, Kind.OUTDATED):
            runs.reach(row, Stage.DECODE)
            self._expand(row)
            return
        if row.kind == Kind.REBUILD:
            runs.reach(row, Stage.REBUILD)
            self.store.rebuild(everything=True)
            runs.settle(row, time.perf_counter() - since)
            return
        if row.stage != Stage.REBUILD:
            runs.reach(row, Stage.FETCH if row.kind == Kind.ADDRESS else Stage.DECODE)
            if not self._keep(row, placed(row, self.fetch)):
                runs.settle(row, time.perf_counter() - since)
                return
        self.kept.append(Kept(row, time.perf_counter() - since))
        if row.attempts > 1:
            # What took the last worker down may wait behind it: it shall not count against this one
            self._make_entries()

    def _expand(self, row: RunDocument) -> None:
        """Puts what a row stands for into the queue."""
        if row.kind == Kind.ARCHIVE:
            runs.expand(row, list(members(row)))
            return
        last = False
        while not last:
            items = outdated(row, self.version)
            last = len(items) < runs.EXPANDED_AT_ONCE
            if not runs.expand(row, items, last=last):
                return

    def _keep(self, row: RunDocument, found: Placed) -> bool:
        """Finds facts and keeps them; False when the register has the document as it is."""
        from pobratim.extract.reader import read  # loads what reading needs with the first document

        document, known = found.document, found.known
        if known and known.is_current(document, self.version):
            row.outcome, row.document = "unchanged", document.id
            runs.kept(row, row.outcome, row.document, 0)
            return False
        runs.reach(row, Stage.READ)
        reading = read(document)
        facts = tuple(reading.facts)
        runs.reach(row, Stage.KEEP)
        with transaction.atomic():
            self.store.keep([Reading(reading.document, facts, self.version)])
            runs.kept(row, "changed" if known else "new", document.id, len(facts))
        return True

    def _make_entries(self) -> bool:
        """Makes the entries of what was kept and settles it; False when there was nothing."""
        kept, self.kept, self.rebuilt = self.kept, [], time.monotonic()
        if not kept:
            return False
        try:
            self.store.rebuild()
        except Exception as error:
            if _is_trouble(error):
                self.kept = kept
                raise
            for one in kept:
                runs.fail(one.row, Stage.REBUILD, f"записи не составлены: {error}"[:500], one.seconds)
            return True
        for one in kept:
            runs.settle(one.row, one.seconds)
        self.pulse.hold(None, [])
        return True

    def _leave(self) -> None:
        """What is not settled goes back at once; if the database is gone, when the lease runs out."""
        with suppress(Error, StoreError):
            runs.give_back([kept.row for kept in self.kept])
            runs.leave(self.worker)


def _is_trouble(error: Exception) -> bool:
    """Whether the database itself fails, and no document is to blame."""
    cause = error.__cause__ if isinstance(error, StoreError) else error
    return isinstance(cause, OperationalError | InterfaceError)


class Pulse:
    """Keeps up the leases of what a worker holds, from a thread of its own; ends a process that hangs."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.held: frozenset[int] = frozenset()
        self.since: float | None = None
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self._beat, name="pulse", daemon=True)

    def start(self) -> None:
        """The worker is there from now on."""
        runs.beat(self.worker)
        self.thread.start()

    def stop(self) -> None:
        """No more beats."""
        self.ending.set()
        self.thread.join()

    def hold(self, current: RunDocument | None, others: list[RunDocument]) -> None:
        """These are the rows held now; `current` is being read."""
        self.since = time.monotonic() if current else None
        self.held = frozenset(row.pk for row in [*others, *([current] if current else [])])

    def _beat(self) -> None:
        every = runs.LEASE.total_seconds() / 6
        try:
            while not self.ending.wait(every):
                since = self.since
                if since is not None and time.monotonic() - since > LONGEST:
                    os._exit(HUNG)  # nothing else ends a thread that does not listen
                with suppress(Error):  # the next beat may succeed; if none does, the rows go back, as they should
                    runs.beat(self.worker)
                    runs.extend(self.held, self.worker.id)
        finally:
            disconnect()
