"""An editor drops files and pastes a text, watches them being read and opens the new document; in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import ROOT
from .test_browser import STANDARDS

SIGN_IN_AND_SERVE = """
import os, sys
os.environ["DATABASE_URL"], os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1], "pobratim.web.settings"
os.environ["POBRATIM_SECRET_KEY"] = "a key of a test that nobody else will ever see"
import django
django.setup()
from django.test import Client
from pobratim.cli.serve import WORKER
from pobratim.desk.roles import Role
from pobratim.storage.connect import connect, disconnect
from pobratim.web.serve import serve
from tests.desk.people import signed_in
connect()
client = Client()
signed_in(client, Role.REVIEWER, "vera")
disconnect()
print(client.cookies["sessionid"].value, flush=True)
serve("127.0.0.1", 0, None, announce=lambda address: print(address, flush=True), worker=WORKER)
"""
TULA = (
    "Губернатор Тульской области Иван Рогожин и губернатор Калужской области Пётр Лугов подписали соглашение о "
    "сотрудничестве в сфере туризма. Встреча прошла в Туле 3 марта 2024 года."
)
GOMEL = "Делегация Гомельской области посетила Брянскую область 5 апреля 2024 года."
READ = 60_000
"""Milliseconds: the worker loads its models with the first document."""


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Somebody signed in to an empty register with a worker beside it."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    database = f"sqlite:///{tmp_path_factory.mktemp('desk')}/register.sqlite3"
    command = [sys.executable, "-c", SIGN_IN_AND_SERVE, database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as server:
        assert server.stdout is not None
        cookie, address = server.stdout.readline().strip(), server.stdout.readline().strip()
        try:
            assert address, "the site did not start"
            context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
            yield context
            context.close()
        finally:
            server.terminate()


@pytest.fixture
def tab(desk: BrowserContext) -> Iterator[Page]:
    """A fresh tab; whatever the browser complains about fails the test."""
    page, complaints = desk.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    yield page
    page.close()
    assert complaints == []


def test_files_are_dropped_read_and_opened(tab: Page) -> None:
    tab.goto("/upload/")
    drop(tab, {"tula.txt": TULA, "фото.jpg": "x"})
    expect(tab.get_by_text("такие файлы не читаются")).to_be_visible()
    tab.get_by_role("button", name="Загрузить и прочитать").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Загрузка файлов")
    expect(tab.locator(".run-head")).to_contain_text("закончено", timeout=READ)
    expect(tab.locator("#said")).to_have_text("Закончено: 100 %")
    expect(tab.locator("#run-progress")).not_to_have_attribute("hx-trigger", "every 2s")
    expect(tab.get_by_text("читаются только .txt")).to_be_visible()
    expect(tab.locator(".row-entries")).to_contain_text("Соглашение")
    tab.get_by_role("link", name="tula.txt").click()
    expect(tab.locator("main")).to_contain_text("сотрудничестве в сфере туризма")


def drop(tab: Page, files: dict[str, str]) -> None:
    """Drops files onto the page as a mouse does."""
    carried = tab.evaluate_handle(
        """files => {
          const data = new DataTransfer();
          for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
          return data;
        }""",
        files,
    )
    for kind in ("dragenter", "dragover", "drop"):
        tab.dispatch_event(".drop", kind, {"dataTransfer": carried})


def test_a_pasted_text_is_read_and_the_same_text_recognised(tab: Page) -> None:
    for outcome in ("новый", "уже был в реестре"):
        tab.goto("/upload/")
        tab.get_by_label("Вставьте текст целиком").fill(GOMEL)
        tab.get_by_label("День публикации").fill("2024-04-06")
        tab.get_by_role("button", name="Прочитать текст").click()
        expect(tab.locator(".row-state")).to_contain_text(outcome, timeout=READ)
    tab.get_by_role("link", name="Делегация Гомельской").click()
    expect(tab.locator("main")).to_contain_text("посетила Брянскую область")


def test_too_many_files_are_told_before_they_are_sent(tab: Page) -> None:
    tab.goto("/upload/")
    drop(tab, {f"{n}.txt": "x" for n in range(101)})
    expect(tab.get_by_text("Файлов слишком много")).to_be_visible()
    expect(tab.get_by_role("button", name="Загрузить и прочитать")).to_be_disabled()


def test_files_are_given_and_watched_without_scripts(browser: Browser, desk: BrowserContext, tab: Page) -> None:
    tab.goto("/upload/")
    state, base = desk.storage_state(), tab.evaluate("location.origin")
    context = browser.new_context(java_script_enabled=False, storage_state=state, base_url=base)
    plain = context.new_page()
    plain.goto("/upload/")
    plain.get_by_label("Перетащите файлы сюда").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"-"}
    )
    plain.get_by_role("button", name="Загрузить и прочитать").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Загрузка файлов")
    expect(plain.locator(".run-rows")).to_contain_text("a.txt")
    context.close()


@pytest.mark.parametrize("page", ["/upload/", "/runs/", "/runs/1/", "/en/runs/1/"])
def test_everyone_can_use_every_page(browser: Browser, desk: BrowserContext, tab: Page, page: str) -> None:
    tab.goto(page)
    for width in (320, 360, 768):
        tab.set_viewport_size({"width": width, "height": 700})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, width
    base = tab.evaluate("location.origin")
    context = browser.new_context(
        base_url=base, storage_state=desk.storage_state(), bypass_csp=True, reduced_motion="reduce"
    )
    plain = context.new_page()
    plain.goto(page)
    found = Axe().run(plain, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    assert found.violations_count == 0, found.generate_report()
    plain.emulate_media(color_scheme="dark")
    found = Axe().run(plain, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    context.close()
    assert found.violations_count == 0, found.generate_report()
