"""`pobratim audit` gives the trail as a file and says whether it is whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .conftest import Run

DATABASE = ("--database", "sqlite:///register.sqlite3")


def test_an_export_is_itself_recorded(run: Run, tmp_path: Path) -> None:
    first = run("audit", *DATABASE, "-o", "one.csv")
    assert first.returncode == 0, first.stderr
    second = run("audit", *DATABASE)
    assert "audit.export" in second.stdout
    assert "file:one.csv" in second.stdout


def test_a_trail_altered_in_the_file_is_told_with_its_row(run: Run, tmp_path: Path) -> None:
    run("audit", *DATABASE, "-o", "one.jsonl")
    assert "Журнал цел" in run("audit", *DATABASE, "--verify").stdout
    with sqlite3.connect(tmp_path / "register.sqlite3") as file:
        file.execute("drop trigger desk_audit_no_update")
        file.execute("update desk_auditrecord set who = 'никто'")
    broken = run("audit", *DATABASE, "--verify")
    assert broken.returncode == 1
    assert "строка 1 не следует из предыдущей" in broken.stderr
