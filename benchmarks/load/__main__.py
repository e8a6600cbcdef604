"""Pages under load: how long the server takes for each, with twenty people at once.

    python -m benchmarks.load postgres://user@host/name [users [seconds]]

In: the address of a large register on PostgreSQL (`benchmarks.load.fill` makes one). Out: a table: page, answers,
median and 95th percentile on the server, most queries; exit status 1 when any answer was no page. The people are
locust's, in a process of their own on the same machine, each with two to six seconds between pages; the first tenth of
the answers is warming up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from .addresses import addresses, session_key

PORT = 8017
LOCUST = os.environ.get("LOCUST", ".venv-load/bin/locust")


def main(address: str, users: int, seconds: int) -> int:
    """Print the table."""
    os.environ["DATABASE_URL"] = address
    os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.web.settings"
    os.environ["POBRATIM_SECRET_KEY"] = "a key for the time of one measurement, not a secret"
    import django

    django.setup()
    from pobratim.storage.connect import connect  # the desk's tables may be missing

    connect()
    with tempfile.TemporaryDirectory() as folder:
        told, answers = Path(folder) / "addresses.json", Path(folder) / "answers.jsonl"
        told.write_text(json.dumps(addresses()), "utf-8")
        os.environ.update(POBRATIM_ADDRESSES=str(told), POBRATIM_SESSION=session_key())
        with _served(address, answers):
            _visited(users, seconds)
        return _table([json.loads(line) for line in answers.read_text("utf-8").splitlines()])


@contextmanager
def _served(address: str, answers: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "benchmarks.load.measured", address, str(PORT), str(answers)]
    with subprocess.Popen(command) as server:
        try:
            _wait()
            yield
        finally:
            server.terminate()


def _wait() -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=5).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the site did not start")


def _visited(users: int, seconds: int) -> None:
    users_file = Path(__file__).with_name("users.py")
    command = [LOCUST, "-f", str(users_file), "--headless", "-u", str(users), "-r", "4", "-t", f"{seconds}s"]
    subprocess.run(
        [*command, "--host", f"http://127.0.0.1:{PORT}", "--only-summary", "--loglevel", "ERROR"], check=False
    )


def _table(answers: list[dict[str, object]]) -> int:
    """Print a line a page and one for all; 1 when an answer was refused or broken."""
    measured = [one for one in answers if one["page"]]
    measured = measured[len(measured) // 10 :]
    pages = sorted({str(one["page"]) for one in measured})
    print(f"{'page':<22}{'answers':>8}{'median ms':>11}{'95 % ms':>9}{'worst ms':>10}{'queries':>9}")
    for page in [*pages, ""]:
        some = [one for one in measured if page in ("", one["page"])]
        times = sorted(1000 * float(str(one["seconds"])) for one in some)
        most = max(int(str(one["queries"])) for one in some)
        high = times[int(len(times) * 0.95)]
        print(f"{page or 'all':<22}{len(some):>8}{median(times):>11.0f}{high:>9.0f}{times[-1]:>10.0f}{most:>9}")
    wrong = [one for one in measured if str(one["status"]) not in ("200", "302", "304")]
    for one in wrong[:20]:
        print(f"answered {one['status']}: {one['address']}")
    return 1 if wrong else 0


if __name__ == "__main__":
    rest = [int(number) for number in sys.argv[2:4]]
    sys.exit(main(sys.argv[1], *(rest + [20, 120][len(rest) :])))
