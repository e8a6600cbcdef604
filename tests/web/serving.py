"""A site in a process of its own, as people meet it.

In: a program that fills a register and serves it, its arguments. Out: what the program says about itself in one line.
Not here: what is filled in (each module of tests brings its own program).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def served(program: str, *arguments: str) -> Iterator[str]:
    """Runs the program until the tests are done with it; its first line of words."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as server:
        assert server.stdout is not None
        try:
            said = server.stdout.readline().strip()
            assert said, "the site did not start"
            yield said
        finally:
            server.terminate()
