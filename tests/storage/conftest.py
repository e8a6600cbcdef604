"""Every test here runs over SQLite and over PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Server, connected, postgres_server, prepared_file

__all__ = ["postgres_server"]


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """Which database the test runs over."""
    return str(request.param)


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path}/register.sqlite3"
    server: Server = request.getfixturevalue("postgres_server")
    return server.new_database()


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the SQLite database lies whose tables are made once."""
    return tmp_path_factory.mktemp("prepared")


@pytest.fixture
def database(engine: str, request: pytest.FixtureRequest, tmp_path: Path, prepared_folder: Path) -> Iterator[str]:
    """A connected database with its tables; the process's own one is back afterwards."""
    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock():
        if engine == "sqlite":
            address = prepared_file(prepared_folder, tmp_path / "register.sqlite3")
        else:
            address = request.getfixturevalue("postgres_server").prepared_database()
        with connected(address):
            yield address
