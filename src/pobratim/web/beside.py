"""A process that runs beside the site for as long as the site runs: the worker of the queue.

In: a command that ends when its standard input is closed. Out: the process, started again when it ends by itself.
Not here: what it does.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

GRACE = 8.0
"""Seconds in which the process may end what it does."""
FIRST_REST, LONGEST_REST = 1.0, 60.0
"""Seconds before it is started again: twice as many each time."""


class _Beside:
    """Starts the process and looks after it, from a thread of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.ending = threading.Event()
        self.turn = threading.Lock()
        self.process = self._started()
        self.thread = threading.Thread(target=self._look_after, name="beside", daemon=True)
        self.thread.start()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.command, stdin=subprocess.PIPE)

    def _look_after(self) -> None:
        rest = FIRST_REST
        while True:
            self.process.wait()
            if self.ending.wait(rest):
                return
            rest = min(rest * 2, LONGEST_REST)
            with self.turn:
                if self.ending.is_set():
                    return
                _close(self.process)
                self.process = self._started()

    def end(self) -> None:
        """Ends the process, by force when it does not end by itself."""
        with self.turn:
            self.ending.set()
        _close(self.process)
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.thread.join()


def _close(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()


@contextmanager
def beside(command: Sequence[str] | None) -> Iterator[None]:
    """Runs a command beside what is done inside; nothing without a command."""
    if not command:
        yield
        return
    process = _Beside(command)
    try:
        yield
    finally:
        process.end()
