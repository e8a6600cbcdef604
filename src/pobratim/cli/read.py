"""`pobratim read`: documents and their facts into the register."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import click

from pobratim.extract.reader import read as read_document
from pobratim.extract.version import reading_version
from pobratim.facts import Document
from pobratim.register import Reading, Store

from .batch import Batch, careful
from .database import database_option


@dataclass
class Tally:
    """What one run changed."""

    new: int = 0
    unchanged: int = 0
    facts: int = 0


@click.command()
@click.argument("paths", nargs=-1, metavar="ПУТЬ…")
@database_option
def read(paths: tuple[str, ...], *, database: str) -> None:
    """Читает документы в реестр. Повторное чтение ничего не меняет.

    ПУТЬ — файл .txt или .html, папка с ними или «-» для стандартного ввода.
    """
    from pobratim.storage.connect import open_store

    store = open_store(database)
    tally, batch = Tally(), Batch()
    try:
        batch.each(paths, careful(lambda document: _keep(store, document, tally)))
    finally:
        store.rebuild()
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
        tally.unchanged += 1
        return
    reading = read_document(document)
    store.keep([Reading(reading.document, tuple(reading.facts), version)])
    tally.new += 1
    tally.facts += len(reading.facts)


def distinct_id(document: Document) -> str:
    """The id of a document whose name another one bears already: the same whenever it is read from the same place."""
    return f"{document.id}~{hashlib.sha256((document.address or '').encode()).hexdigest()[:8]}"
