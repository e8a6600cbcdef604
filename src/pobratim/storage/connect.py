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
    "unable to open database file": "файл реестра не открыть: его папка должна существовать и допускать запись",
    "readonly database": "файл реестра доступен только для чтения: дайте право на запись или укажите другой файл",
    "not a database": "этот файл — не реестр: укажите другой",
    "malformed": "файл реестра повреждён: восстановите копию или прочитайте документы заново",
    "database is locked": "файл реестра слишком долго занят другой программой: дождитесь её или остановите",
    "disk is full": "диск заполнен: освободите место и запустите ещё раз",
    "onnection refused": "сервер базы не отвечает по этому адресу: запустите его или исправьте адрес",
    "authentication failed": "сервер базы не принял имя или пароль: исправьте их в адресе",
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
        raise StoreError("реестр записан более новой версией Побратима: установите её")
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
    return f"база реестра отказала: {first_line or 'причина не названа'}"
