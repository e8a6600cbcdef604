"""The command as a user runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

POBRATIM = Path(sys.executable).with_name("pobratim")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `pobratim` with arguments, in a folder of its own, without the surrounding DATABASE_URL."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    def call(*arguments: object, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[str]:
        command = [str(POBRATIM), *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, env={**environment, **more})
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
