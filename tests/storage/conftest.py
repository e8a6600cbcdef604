"""Every test here runs over SQLite and over PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from pobratim.storage.connect import connect, disconnect
from tests.databases import Server, postgres_server

__all__ = ["postgres_server"]


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/register.sqlite3"
    server: Server = request.getfixturevalue("postgres_server")
    return server.new_database()


@pytest.fixture
def database(database_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A connected database with its tables; the process's own one is back afterwards."""
    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock():
        own = dict(connections.databases["default"])
        connect(database_url)
        try:
            yield database_url
        finally:
            disconnect()
            connections.databases["default"] = own
            del connections["default"]
