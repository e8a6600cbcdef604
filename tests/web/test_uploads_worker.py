"""The process beside the site lives as long as the site does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pobratim.web import beside

LISTENS = (
    "import sys; open(sys.argv[1], 'a').write('started '); sys.stdin.read(); open(sys.argv[1], 'a').write('ended ')"
)
DEAF = "import sys, time; open(sys.argv[1], 'a').write('started '); time.sleep(60)"
FALLS = "import sys; open(sys.argv[1], 'a').write('started ')"


def command(code: str, diary: Path) -> list[str]:
    return [sys.executable, "-S", "-E", "-c", code, str(diary)]


def wait_for(diary: Path, words: str) -> None:
    """Looks into what the process writes, for at most ten seconds."""
    for _ in range(1000):
        if diary.exists() and words in diary.read_text():
            return
        beside.threading.Event().wait(0.01)
    pytest.fail(f"the process never wrote {words!r}")


def test_it_ends_by_itself_when_the_site_ends(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    with beside.beside(command(LISTENS, diary)):
        wait_for(diary, "started")
    assert diary.read_text() == "started ended "


def test_it_is_ended_by_force_when_it_does_not_listen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "GRACE", 0.1)
    diary = tmp_path / "diary"
    with beside.beside(command(DEAF, diary)):
        wait_for(diary, "started")


def test_it_is_started_again_when_it_falls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "FIRST_REST", 0.01)
    diary = tmp_path / "diary"
    with beside.beside(command(FALLS, diary)):
        wait_for(diary, "started started")


def test_without_a_command_nothing_is_started() -> None:
    with beside.beside(None):
        pass
