"""`pobratim user`: accounts from the terminal, each a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def user(run, tmp_path: Path):
    """Runs `pobratim user …` over a register of its own."""

    def call(*arguments: str):
        return run("user", *arguments, "--database", f"sqlite:///{tmp_path}/register.sqlite3")

    return call


def test_somebody_is_added_listed_changed_and_switched_off(user, run, tmp_path: Path) -> None:
    added = user("add", "vera", "--role", "администратор", "--department", "Отдел стран СНГ", "--last-name", "Снегова")
    assert added.returncode == 0, added.stderr
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/account/link/[\w-]+/\n", added.stdout)
    assert "«vera»: администратор" in added.stderr
    assert user("list").stdout == "vera\tСнегова\tадминистратор\tОтдел стран СНГ\tбез пароля\n"
    refused = user("off", "vera")
    assert (refused.returncode, refused.stderr) == (1, "это последний администратор: сначала назначьте другого\n")
    trail = run("audit", "-o", "trail.jsonl", "--database", f"sqlite:///{tmp_path}/register.sqlite3")
    assert trail.returncode == 0, trail.stderr
    rows = [json.loads(line) for line in (tmp_path / "trail.jsonl").read_text("utf-8").splitlines()]
    assert [row["what"] for row in rows] == ["department.add", "account.add", "account.link"]
    assert {row["place"] for row in rows} == {"pobratim user add"}


def test_an_account_that_is_not_there_is_told_with_those_that_are(user) -> None:
    user("add", "vera", "--role", "editor")
    missing = user("role", "olga", "читатель")
    assert missing.returncode == 1
    assert missing.stderr == "учётной записи «olga» нет; есть: vera\n"


def test_a_role_that_does_not_exist_is_wrong_usage(user) -> None:
    assert user("role", "vera", "начальник").returncode == 2


def test_reading_does_not_load_the_site(tmp_path: Path) -> None:
    """What a command needs of Django is the register's rows: no settings of the site, no sign-in library."""
    (tmp_path / "one.txt").write_text("Губернатор открыл школу.\n", "utf-8")
    code = """
import sys
from pobratim.cli.main import pobratim
try:
    pobratim.main(["read", sys.argv[1], "--database", sys.argv[2]], standalone_mode=False)
finally:
    print([name for name in sys.modules if name.startswith(("pobratim.web", "allauth", "axes"))])
"""
    database = f"sqlite:///{tmp_path}/register.sqlite3"
    command = [sys.executable, "-c", code, str(tmp_path / "one.txt"), database]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip().endswith("[]")
