"""Real databases for tests: a file of SQLite, and one temporary PostgreSQL server a session."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from pobratim.storage.connect import connect, disconnect

PROGRAMS = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="
PORT = 5432


def programs() -> Path:
    """The folder of initdb and pg_ctl; a failure that says what to install where there is none."""
    folders = [Path(found).resolve().parent for found in (shutil.which("pg_ctl"),) if found]
    for pattern in PROGRAMS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    pytest.fail("PostgreSQL's server programs are missing: install them (Debian: apt-get install postgresql)")


@dataclass
class Server:
    """A running server, reached through a socket in its own folder."""

    folder: Path
    prepared: str = ""

    def new_database(self, template: str = "template1") -> str:
        """Make a database, empty or like another one; its address."""
        name = f"t{secrets.token_hex(6)}"
        where = f"host={self.folder} port={PORT} user=pobratim dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(f'create database "{name}" template "{template}" strategy file_copy')
        return f"postgres://pobratim@{str(self.folder).replace('/', '%2F')}:{PORT}/{name}"

    def prepared_database(self) -> str:
        """Make a database that has its tables; its address. Django must be free to change its connection."""
        if not self.prepared:
            address = self.new_database()
            connect(address)
            disconnect()
            self.prepared = address.rpartition("/")[2]
        return self.new_database(self.prepared)


def prepared_file(folder: Path, file: Path) -> str:
    """Make an SQLite database that has its tables; its address. `folder` keeps the one that is copied."""
    whole = folder / "prepared.sqlite3"
    if not whole.exists():
        making = folder / f"making-{secrets.token_hex(4)}.sqlite3"
        connect(f"sqlite:///{making}")
        disconnect()
        making.rename(whole)
    shutil.copyfile(whole, file)
    return f"sqlite:///{file}"


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Django uses the database at that address; the process's own one is back afterwards."""
    own = dict(connections.databases["default"])
    connect(address)
    try:
        yield
    finally:
        disconnect()
        connections.databases["default"] = own
        del connections["default"]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def one_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """One database for all tests of a module: making its tables costs more than they do."""
    with django_db_blocker.unblock():
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('one')}/register.sqlite3"
        else:
            url = request.getfixturevalue("postgres_server").new_database()
        with connected(url):
            yield


def _run(*command: str | Path, home: Path) -> None:
    # initdb refuses to work as root
    prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    environment = {**os.environ, "HOME": str(home)}
    done = subprocess.run([*prefix, *map(str, command)], env=environment, cwd=home, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server for this session, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
    tools, data = programs(), folder / "data"
    options = ["-U", "pobratim", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _run(tools / "initdb", "-D", data, *options, home=folder)
    server = f"-p {PORT} -c unix_socket_directories={folder} {FAST}"
    _run(tools / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", server, "start", home=folder)
    try:
        yield Server(folder)
    finally:
        _run(tools / "pg_ctl", "-D", data, "-m", "immediate", "stop", home=folder)
        shutil.rmtree(folder, ignore_errors=True)
