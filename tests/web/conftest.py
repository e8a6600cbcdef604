"""A filled register for the pages, the real server over it, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pobratim.storage import write

from .sample import readings

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
FILL_AND_SERVE = """
import sys
from pobratim.storage.connect import disconnect, open_store
from pobratim.web.serve import serve
from tests.web.sample import readings
import os
os.environ["DATABASE_URL"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.web.settings"
import django
django.setup()
store = open_store()
store.keep(readings())
store.rebuild()
disconnect()
serve("127.0.0.1", 0, None, announce=lambda address: print(address, flush=True))
"""


@pytest.fixture
def register(db: None) -> None:
    """The sample's entries in the database of this test."""
    write.keep_readings(readings())
    write.rebuild_dirty_blocks()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site over the sample."""
    database = f"sqlite:///{tmp_path_factory.mktemp('site')}/register.sqlite3"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", FILL_AND_SERVE, database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            assert address, "the site did not start"
            yield address.rstrip("/")
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system; closed with its module: Django refuses its database while Playwright's loop runs."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("Chromium is missing: run `make test`, which installs it, or install your system's chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh tab on the site; whatever the browser complains about fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    yield tab
    context.close()
    assert complaints == []
