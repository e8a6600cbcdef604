"""`pobratim read`: documents and their facts into the register."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from pobratim.errors import PobratimError, StoreError
from pobratim.extract.reader import read as read_document
from pobratim.extract.version import reading_version
from pobratim.facts import Document
from pobratim.register import Reading, Store

from .batch import Batch, Watcher, careful
from .database import database_option
from .desk import who

if TYPE_CHECKING:
    from pobratim.storage.ledger import Ledger


@dataclass
class Tally(Watcher):
    """What one run changed; each document is noted in the run ledger."""

    ledger: Ledger
    new: int = 0
    unchanged: int = 0
    facts: int = 0
    since: float = field(default_factory=time.perf_counter)

    def begin(self, documents: int) -> None:
        """So many documents are to be read."""
        self.ledger.begin(documents)

    def skipped(self, error: PobratimError, *, place: str, loaded: bool) -> None:
        """One was left out."""
        from pobratim.storage.ledger import Told

        stage = "read" if loaded else "decode"
        self.ledger.note(Told(place, stage=stage, error=error.message, seconds=self._passed()))

    def kept(self, document: Document, outcome: str, facts: int = 0) -> None:
        """One was read."""
        from pobratim.storage.ledger import Told

        self.new += outcome != "unchanged"
        self.unchanged += outcome == "unchanged"
        self.facts += facts
        place = document.address or document.id
        self.ledger.note(Told(place, outcome, document.id, facts, self._passed()))

    def _passed(self) -> float:
        """Seconds since the document before."""
        before, self.since = self.since, time.perf_counter()
        return self.since - before


@click.command()
@click.argument("paths", nargs=-1, metavar="ПУТЬ…")
@database_option
def read(paths: tuple[str, ...], *, database: str) -> None:
    """Читает документы в реестр. Повторное чтение ничего не меняет.

    ПУТЬ — файл .txt или .html, папка с ними или «-» для стандартного ввода.
    """
    from pobratim.storage.connect import open_store

    store = open_store(database)
    from pobratim.storage.ledger import Ledger  # models can be imported only once Django is set up

    tally = Tally(Ledger(who(), "pobratim read", reading_version()))
    batch, whole = Batch(tally), False
    try:
        batch.each(paths, careful(lambda document: _keep(store, document, tally)))
        whole = True
    finally:
        with suppress(*() if whole else (StoreError,)):  # what stopped the run is told, not what follows from it
            store.rebuild()
            tally.ledger.finish(interrupted=not whole)
    counted = f"Новых и изменённых: {tally.new}, без изменений: {tally.unchanged}, фактов: {tally.facts}."
    batch.finish(counted)


def _keep(store: Store, document: Document, tally: Tally) -> None:
    """Reads one document and keeps it, unless the register has it as it is."""
    version = reading_version()
    known = store.known(document.id)
    if known and known.document.text != document.text and known.document.address != document.address:
        document = replace(document, id=distinct_id(document))
        known = store.known(document.id)
    if known and known.is_current(document, version):
        tally.kept(document, "unchanged")
        return
    reading = read_document(document)
    store.keep([Reading(reading.document, tuple(reading.facts), version)])
    tally.kept(document, "changed" if known else "new", len(reading.facts))


def distinct_id(document: Document) -> str:
    """The id of a document whose name another one bears already: the same whenever it is read from the same place."""
    return f"{document.id}~{hashlib.sha256((document.address or '').encode()).hexdigest()[:8]}"
