"""`pobratim score`: how right reading was, as far as people checked; documents checked whole as gold."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from pobratim.cli.score import NOTHING, score
from pobratim.register import Decision, Verb
from pobratim.resolve.reprints import text_digest
from pobratim.storage import models, write
from tests.register.making import meeting, paper, reading
from tests.storage.conftest import database, prepared_folder

__all__ = ["database", "prepared_folder"]
NEWS = reading("a", "2021-05-13", paper("2021", stage="signed"), meeting("2021-05-12", stage="held"))
AT = datetime(2024, 2, 3, tzinfo=UTC)


@pytest.fixture
def engine() -> str:
    return "sqlite"


@pytest.fixture
def checked(database: str) -> Iterator[str]:
    """The address of a register with one right paper and one rejected event, its document checked whole."""
    write.keep_readings([NEWS])
    write.rebuild_dirty_blocks()
    for entry, verb in (("agreement", Verb.ACCEPT), ("event", Verb.REJECT)):
        fact = models.Fact.objects.get(kind=entry).id
        write.decide(Decision(id=entry, verb=verb, facts=(fact,), who="Ольга", at=AT))
    write.rebuild_dirty_blocks()
    models.WholeDocument.objects.create(document="a", digest=text_digest(NEWS.document.text), who="Ольга", at=AT)
    yield database


def test_a_register_that_nobody_checked_says_so(run, tmp_path: Path) -> None:
    done = run("score", "--database", f"sqlite:///{tmp_path}/empty.sqlite3")
    assert (done.returncode, done.stdout.strip()) == (0, NOTHING)


def test_the_table_names_kinds_and_months(checked: str) -> None:
    said = CliRunner().invoke(score, ["--database", checked]).output
    assert [line.split() for line in said.splitlines() if line.startswith(("соглашение", "2024-02", "всего"))] == [
        ["соглашение", "1", "1", "0", "1,000", "1,000", "1,000"],
        ["2024-02", "2", "1", "0", "0,500", "1,000", "1,000"],
        ["всего", "2", "1", "0", "0,500", "1,000", "1,000"],
    ]


def test_json_and_csv_say_the_same(checked: str) -> None:
    said = json.loads(CliRunner().invoke(score, ["--json", "--database", checked]).output)
    rows = list(csv.DictReader(CliRunner().invoke(score, ["--csv", "--database", checked]).output.splitlines()))
    assert said["documents_checked_whole"] == 1
    assert said["all"]["precision"] == 0.5
    assert {row["kind"]: row["precision"] for row in rows} == {"agreement": "1.0", "event": "0.0"}
    assert {one["kind"]: one["precision"] for one in said["kinds_by_month"]} == {"agreement": 1.0, "event": 0.0}


def test_documents_checked_whole_become_files_of_gold(checked: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(score, ["--export", str(tmp_path / "gold"), "--database", checked])
    assert "Документов выгружено: 1, фактов: 1." in done.output
    assert sorted(file.name for file in (tmp_path / "gold").iterdir()) == ["a.json", "a.txt"]


def test_the_order_of_the_queue_is_reckoned_anew_when_asked(checked: str) -> None:
    done = CliRunner().invoke(score, ["--recount", "--database", checked])
    assert done.exit_code == 0
    assert models.RuleTally.objects.get(rule="rule").wrong == 1
