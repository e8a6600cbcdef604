"""Opening the register's database without a site: for commands and workers.

In: the database's address. Out: Django ready to use with the tables up to date, or StoreError in one sentence. A
process that has configured Django itself (the site) calls it without an address and keeps its settings.
Not here: the meaning of an address (`databases.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import Error, connection, connections
from django.db.migrations.executor import MigrationExecutor

from pobratim.errors import StoreError
from pobratim.register import Store

from .databases import database_settings, shown

APP = "pobratim.storage"

_SENTENCES = {
    "unable to open database file": "the register's file cannot be opened: its folder must exist and may be written",
    "readonly database": "the register's file may only be read: give the right to write it, or choose another file",
    "not a database": "this file is no register: choose another name",
    "malformed": "the register's file is damaged: restore a copy and read the documents again",
    "database is locked": "another program holds the register's file for too long: wait for it or end it",
    "disk is full": "the disk is full: free some space and run again",
}


def connect(url: str | None = None) -> None:
    """Make Django use the database at that address (else its own one) and bring the tables up to date."""
    chosen = database_settings(url) if url else None
    if not settings.configured and chosen:
        settings.configure(DATABASES={"default": chosen}, INSTALLED_APPS=[APP], USE_TZ=True, TIME_ZONE="UTC")
    elif chosen:
        _point_at(chosen)
    if not apps.ready:
        django.setup()
    with storing(shown(url) if url else None):
        _update_tables()


def open_store(url: str | None = None) -> Store:
    """The register's store over the database at that address."""
    connect(url)
    from .store import DatabaseStore  # models can be imported only once Django is set up

    return DatabaseStore()


def disconnect() -> None:
    """Close the connection, so that the file can be moved or the database dropped."""
    connections["default"].close()


def _point_at(chosen: dict[str, object]) -> None:
    connections["default"].close()
    connections.databases["default"] = connections.configure_settings({"default": chosen})["default"]
    del connections["default"]


def _update_tables() -> None:
    connection.ensure_connection()
    if not _missing_steps():
        return
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Error:
        # Another process may have brought the tables up to date at the same moment
        if _missing_steps():
            raise


def _missing_steps() -> bool:
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    ours = [step for step in executor.loader.applied_migrations if step[0] == "storage"]
    if any(step not in known for step in ours):
        raise StoreError("the register was written by a newer version of Pobratim: install that version")
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def storing(place: str | None = None) -> Iterator[None]:
    """Turns the database's errors into a StoreError of one sentence."""
    try:
        yield
    except Error as error:
        raise StoreError(_sentence(str(error)), place=place) from error


def _sentence(message: str) -> str:
    for words, sentence in _SENTENCES.items():
        if words in message:
            return sentence
    first_line = " ".join(message.strip().split("\n", 1)[0].split())
    return f"the register's database refused: {first_line or 'no reason given'}"
