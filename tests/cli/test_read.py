"""`pobratim read`: what is read is kept once, whatever happens."""

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import POBRATIM

RELEASES = {
    "tula": "Губернатор Тульской области Иван Рогожин и губернатор Калужской области Пётр Лугов подписали соглашение о "
    "сотрудничестве в сфере туризма. Встреча прошла в Туле 3 марта 2024 года.",
    "gomel": "Делегация Гомельской области посетила Брянскую область 5 апреля 2024 года. «Мы договорились открыть "
    "прямой рейс», – сказал губернатор Брянской области Олег Десницын.",
    "uralsk": "Оренбургская область поставляет в Казахстан трубы и муку. Товарооборот в 2023 году составил 1,2 млрд "
    "долларов.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "releases"
    inside.mkdir()
    for name, text in RELEASES.items():
        (inside / f"{name}.txt").write_text(text, encoding="utf-8")
    return inside


def rows(register: Path) -> dict[str, list[tuple]]:
    """All that the register holds, without the times of reading."""
    asked = {
        "documents": "select id, text, reading_version from storage_document order by id",
        "facts": "select id, kind, content, evidence, rule from storage_fact order by id",
        "entries": "select id, kind, content, title from storage_entry order by id",
        "parties": "select entry_id, party, direct from storage_entryparty order by 1, 2",
        "waiting": "select block from storage_dirtyblock",
    }
    with sqlite3.connect(register) as connection:
        return {name: connection.execute(query).fetchall() for name, query in asked.items()}


def test_reading_fills_the_register_and_says_how_much(run, folder: Path, tmp_path: Path) -> None:
    done = run("read", folder)
    assert done.returncode == 0
    assert "Прочитано документов: 3, пропущено: 0. Новых и изменённых: 3" in done.stderr
    held = rows(tmp_path / "var" / "register.sqlite3")
    assert [row[0] for row in held["documents"]] == ["gomel", "tula", "uralsk"]
    assert held["facts"]
    assert held["entries"]
    assert held["waiting"] == []


def test_reading_again_changes_nothing(run, folder: Path, tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite3"
    run("read", folder, DATABASE_URL=f"sqlite:///{register}")
    before = rows(register)
    again = run("read", folder, DATABASE_URL=f"sqlite:///{register}")
    assert "Новых и изменённых: 0, без изменений: 3" in again.stderr
    assert rows(register) == before


def test_a_changed_release_replaces_what_it_said_before(run, folder: Path, tmp_path: Path) -> None:
    register = tmp_path / "var" / "register.sqlite3"
    run("read", folder)
    (folder / "uralsk.txt").write_text("Совсем другой текст без фактов.", encoding="utf-8")
    assert "Новых и изменённых: 1, без изменений: 2" in run("read", folder).stderr
    assert len(rows(register)["documents"]) == 3
    assert not any("Казахстан" in str(row) for row in rows(register)["facts"])


def test_another_release_of_the_same_name_is_kept_beside_the_first(run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "tula.txt").write_text(RELEASES["gomel"], encoding="utf-8")
    run("read", folder / "tula.txt")
    run("read", other / "tula.txt")
    run("read", other / "tula.txt")
    ids = [row[0] for row in rows(tmp_path / "var" / "register.sqlite3")["documents"]]
    assert len(ids) == 2
    assert ids[0] == "tula"
    assert ids[1].startswith("tula~")


def test_a_run_killed_at_any_point_and_run_again_ends_in_the_same_register(run, folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.sqlite3"
    run("read", folder, "--database", f"sqlite:///{whole}")
    killed = tmp_path / "killed.sqlite3"
    command = [POBRATIM, "read", folder, "--database", f"sqlite:///{killed}"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    for documents in (0, 1, 2):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
            while process.poll() is None and kept(killed) <= documents:
                time.sleep(0.005)  # a poll of another process's work, bounded by that process's own end
            process.send_signal(signal.SIGKILL)
    assert run("read", folder, "--database", f"sqlite:///{killed}").returncode == 0
    assert rows(killed) == rows(whole)


def kept(register: Path) -> int:
    """How many documents are kept so far."""
    if not register.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{register}?mode=ro", uri=True) as connection:
            return connection.execute("select count(*) from storage_document").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_a_register_that_cannot_be_opened_is_named_in_one_sentence(run, folder: Path, tmp_path: Path) -> None:
    done = run("read", folder, "--database", f"sqlite:///{tmp_path}/nowhere/register.sqlite3")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "nowhere/register.sqlite3" in done.stderr


def test_a_file_that_is_no_register_is_named_in_one_sentence(run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite3").write_text("это заметки, а не база данных " * 200, encoding="utf-8")
    done = run("read", folder, "--database", f"sqlite:///{tmp_path}/notes.sqlite3")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "notes.sqlite3" in done.stderr


def test_an_address_that_is_no_database_is_refused(run, folder: Path) -> None:
    done = run("read", folder, "--database", "mysql://localhost/register")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
