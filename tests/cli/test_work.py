"""`pobratim work`: what waits in the queue is read, also when the worker is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from pobratim.storage import runs
from pobratim.storage.connect import connect, disconnect
from pobratim.storage.models_runs import Kind, Task
from pobratim.storage.runs import Item, Origin

from .conftest import POBRATIM
from .test_read import RELEASES, rows

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
COUNTS = 'select documents, "left", "new", changed, unchanged, failed, facts from storage_run order by id'


def pobratim(*arguments: object, folder: Path) -> str:
    """What the command says; it must end well."""
    done = subprocess.run([POBRATIM, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0 or arguments[0] == "read", done.stderr
    return done.stderr


def asked(register: Path, query: str) -> list[tuple]:
    with sqlite3.connect(register) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def read_by_command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose register a command filled with three releases; one file was broken."""
    folder = tmp_path_factory.mktemp("command")
    (folder / "releases").mkdir()
    for name, text in RELEASES.items():
        (folder / "releases" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "releases" / "bad.txt").write_bytes(bytes(20))
    pobratim("read", "releases", "--database", "sqlite:///register.sqlite3", folder=folder)
    return folder


@pytest.fixture(scope="module")
def read_by_killed_workers(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A register whose queue held the same; one worker was killed on it, another one emptied it."""
    register = tmp_path_factory.mktemp("queue") / "register.sqlite3"
    with django_db_blocker.unblock():
        own = dict(connections.databases["default"])
        connect(f"sqlite:///{register}")
        items = [Item(Kind.FILE, f"{name}.txt", data=text.encode()) for name, text in RELEASES.items()]
        runs.open_run(Task.UPLOAD, [*items, Item(Kind.FILE, "bad.txt", data=bytes(20))], Origin("anna", "desk"))
        disconnect()
        connections.databases["default"] = own
        del connections["default"]
    command = [POBRATIM, "work", "--database", f"sqlite:///{register}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=ENVIRONMENT) as process:
        while process.poll() is None and not at_work(register):
            time.sleep(0.005)  # a poll of another process's work, bounded by that process's own end
        process.send_signal(signal.SIGKILL)
    held = asked(
        register, "update storage_rundocument set lease_until = '2020-01-01' where state = 'reading' returning 1"
    )
    assert held
    pobratim("work", "--until-empty", "--database", f"sqlite:///{register}", folder=register.parent)
    return register


def at_work(register: Path) -> bool:
    """Whether one document is kept and something is being read."""
    kept = asked(register, "select count(*) from storage_document") > [(0,)]
    return kept and asked(register, "select count(*) from storage_rundocument where state = 'reading'") > [(0,)]


def test_a_killed_worker_loses_nothing_and_doubles_nothing(read_by_killed_workers: Path, read_by_command: Path) -> None:
    assert rows(read_by_killed_workers) == rows(read_by_command / "register.sqlite3")
    ((*counts, facts),) = asked(read_by_killed_workers, COUNTS)
    assert counts == [4, 0, 3, 0, 0, 1]
    assert facts == len(rows(read_by_killed_workers)["facts"])


def test_a_worker_that_ended_well_takes_its_name_off(read_by_killed_workers: Path) -> None:
    assert len(asked(read_by_killed_workers, "select id from storage_worker")) == 1  # the killed one's


def test_a_command_that_reads_is_in_the_ledger_and_what_failed_can_be_repeated(read_by_command: Path) -> None:
    register = read_by_command / "register.sqlite3"
    assert asked(register, COUNTS)[0][:6] == (4, 0, 3, 0, 0, 1)
    told = asked(register, "select state, stage, document, error from storage_rundocument order by name")
    assert told[0][:3] == ("failed", "decode", "")
    assert "не текст" in told[0][3]
    assert told[1][:3] == ("done", "rebuild", "gomel")
    (read_by_command / "releases" / "bad.txt").write_text("Акимат Костаная принял гостей.", encoding="utf-8")
    again = ("work", "--again", "failed", "--until-empty", "--database", "sqlite:///register.sqlite3")
    assert "Поставлено в очередь документов: 1" in pobratim(*again, folder=read_by_command)
    assert asked(register, COUNTS)[1][:6] == (1, 0, 1, 0, 0, 0)
    assert asked(register, "select what from desk_auditrecord") == [("run.again",)]


def test_the_worker_of_a_killed_server_ends_with_it(tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite3"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{register}"}
    command = [POBRATIM, "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=tmp_path) as server:
        assert server.stderr is not None
        server.stderr.readline()
        while not (places := asked(register, "select place from storage_worker")):
            time.sleep(0.05)  # a poll of another process's start
            assert server.poll() is None
        server.send_signal(signal.SIGKILL)
        server.wait()
        assert is_gone(int(places[0][0].rpartition(":")[2]))


def is_gone(process: int) -> bool:
    """Whether a process that is no child of ours ends within ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text():
            return True
        time.sleep(0.05)
    return False
