"""The site as `pobratim serve` runs it, with a line for every answer: what was asked, seconds, queries.

    python -m benchmarks.load.measured postgres://… 8010 answers.jsonl

In: the register's address, a port, a file. Out: answers, and lines of JSON in the file.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

Start = Callable[..., Any]


class Measured:
    """A WSGI application that notes how long another one takes and how often it asks the database."""

    def __init__(self, application: Callable[[dict[str, Any], Start], Iterable[bytes]], into: TextIO) -> None:
        self.application, self.into, self.lock = application, into, threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """The other application's answer."""
        from django.db import connection

        asked = 0
        status = ""

        def count(execute: Callable[..., Any], *rest: Any) -> Any:
            nonlocal asked
            asked += 1
            return execute(*rest)

        def note(line: str, *rest: Any) -> Any:
            nonlocal status
            status = line[:3]
            return start(line, *rest)

        began = time.perf_counter()
        with connection.execute_wrapper(count):
            parts = list(self.application(environ, note))
        seconds = time.perf_counter() - began
        address = environ["PATH_INFO"] + (f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else "")
        said = {"page": environ.get("HTTP_X_PAGE", ""), "address": address, "status": status}
        with self.lock:
            self.into.write(json.dumps({**said, "seconds": round(seconds, 5), "queries": asked}) + "\n")
            self.into.flush()
        return parts


def main(address: str, port: int, into: Path) -> None:
    """Serve until stopped."""
    os.environ["DATABASE_URL"] = address
    os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.web.settings"
    from pobratim.web import serve, wsgi

    with into.open("w", encoding="utf-8") as lines:
        wsgi.application = Measured(wsgi.application, lines)  # type: ignore[assignment]
        serve.serve("127.0.0.1", port, address)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
