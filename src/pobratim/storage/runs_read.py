"""What pages ask the run ledger.

In: a run, a state. Out: rows and small records; no question grows with the register. Not here: any writing (`runs.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratim.register.entered import HAND_VERSION

from .models import Document, Entry, EntryFact
from .models_runs import Run, RunDocument, State, Task, Worker
from .runs import LEASE, failed_rows

QUIET = timedelta(minutes=15)
"""A command that told of no document for so long was killed: the longest document that is let in takes less."""
MANY = 10_000
"""Further than this nobody counts."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Whether somebody works the queue off, and with which version of reading."""

    alive: bool
    version: str


def workers() -> Workers:
    """Who works now; without a worker the version is that of the last run."""
    seen = Worker.objects.order_by("-seen_at").first()
    alive = seen is not None and seen.seen_at > timezone.now() - LEASE
    if seen is not None and alive:
        return Workers(True, seen.version)
    last = Run.objects.exclude(version="").order_by("-id").values_list("version", flat=True).first()
    return Workers(False, last or "")


def runs() -> QuerySet[Run]:
    """All runs, newest first."""
    return Run.objects.order_by("-id")


def is_broken_off(run: Run) -> bool:
    """Whether a command's run ended without saying so."""
    if run.finished_at or run.task != Task.COMMAND:
        return False
    return (run.seen_at or run.asked_at) < timezone.now() - QUIET


def rows_of(run: Run, state: str = "") -> QuerySet[RunDocument]:
    """A run's documents in the order given, perhaps only those of one state."""
    rows = RunDocument.objects.filter(run=run).order_by("id")
    return rows.filter(state=state) if state else rows


def reading_now(run: Run) -> list[RunDocument]:
    """What is being read at the moment."""
    return list(RunDocument.objects.filter(run=run, state=State.READING).order_by("id")[:5])


def can_repeat(run: Run | None = None) -> int:
    """How many failed documents can be tried again."""
    return int(failed_rows(run).count())


def outdated(version: str) -> QuerySet[Document]:
    """Documents that another version of reading read; texts given for entries by hand are for people only."""
    found = Document.objects.filter(Q(reading_version__lt=version) | Q(reading_version__gt=version))
    return found.exclude(reading_version=HAND_VERSION).order_by("id")


def count_outdated(version: str) -> int:
    """How many documents another version read; counted no further than `MANY`."""
    return outdated(version).order_by()[: MANY + 1].count() if version else 0


def new_entries(documents: list[str]) -> dict[str, list[Entry]]:
    """The entries that nobody but one of these documents tells of, by document."""
    links = (
        EntryFact.objects.filter(fact__document__in=documents, entry__document_count=1)
        .select_related("entry")
        .values_list("fact__document", "entry")
        .distinct()
    )
    pairs = list(links)
    entries = Entry.objects.in_bulk([entry for _, entry in pairs])
    found: dict[str, list[Entry]] = {}
    for document, entry in sorted(pairs):
        if entry in entries:
            found.setdefault(document, []).append(entries[entry])
    return found


def same_text(text: str) -> Document | None:
    """A document with exactly this text."""
    from pobratim.resolve.reprints import Print, keys_of, text_digest

    (key,) = keys_of(Print(text_digest(text)))
    found = Document.objects.filter(print_keys__key=key).order_by("id")
    return next((row for row in found if row.text == text), None)
