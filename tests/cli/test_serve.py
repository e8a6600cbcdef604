"""`pobratim serve`: pages on this machine, or one sentence why not."""

import os
import socket
import subprocess
import urllib.request
from pathlib import Path

from .conftest import POBRATIM


def test_a_busy_port_is_told_in_one_sentence(run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", taken.getsockname()[1])
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "порт" in done.stderr
    assert "--port" in done.stderr


def test_the_register_is_served_and_says_where(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/register.sqlite3"}
    command = [POBRATIM, "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=tmp_path) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            address = line.split("http://")[1].split()[0]
            with urllib.request.urlopen(f"http://{address}") as page:
                assert page.status == 200
                assert "Побратим" in page.read().decode()
        finally:
            process.terminate()
