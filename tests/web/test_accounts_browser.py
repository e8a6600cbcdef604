"""Signing in and managing accounts in a real browser: by keyboard, without barriers, on a phone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.test_browser import STANDARDS

ROOT = Path(__file__).parents[2]
PAGES = [
    "/account/",
    "/account/password/first/",
    "/account/second/on/",
    "/accounts/",
    "/accounts/1/",
    "/departments/",
    "/departments/1/",
    "/en/accounts/",
]
FILL_AND_SERVE = """
import os, sys
os.environ["DATABASE_URL"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.web.settings"
import django
django.setup()
from pobratim.storage.connect import connect, disconnect
connect()
from pobratim.desk import accounts
from pobratim.desk.roles import Role
department = accounts.add_department("Отдел Беларуси")
accounts.give_grant(department, "BY", Role.REVIEWER)
accounts.add_account("vera", Role.EDITOR, departments=[department], first_name="Вера", last_name="Снегова")
disconnect()
from pobratim.web.serve import serve
serve("127.0.0.1", 0, None, invite=lambda link: print(link, flush=True))
"""


@pytest.fixture(scope="module")
def invitation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that a running site prints for its owner."""
    database = f"sqlite:///{tmp_path_factory.mktemp('accounts')}/register.sqlite3"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", FILL_AND_SERVE, database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as server:
        assert server.stdout is not None
        link = server.stdout.readline().strip()
        try:
            assert "/enter/" in link, "the site did not start"
            yield link
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def owner(browser: Browser, invitation: str) -> Iterator[Page]:
    """A tab in which the owner came in by the printed link."""
    context = browser.new_context(base_url=invitation.partition("/enter/")[0], bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(invitation)
    yield tab
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_everyone_can_use_the_pages_of_accounts(owner: Page, address: str) -> None:
    owner.goto(address)
    found = Axe().run(owner, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    assert found.violations_count == 0, found.generate_report()
    for width in (320, 1280):
        owner.set_viewport_size({"width": width, "height": 800})
        assert owner.evaluate("document.documentElement.scrollWidth") <= width, width


def test_a_new_colleague_is_added_sets_a_password_and_signs_in(browser: Browser, owner: Page) -> None:
    owner.set_viewport_size({"width": 1280, "height": 800})
    owner.goto("/accounts/")
    owner.get_by_label("Имя для входа").fill("stepan")
    owner.get_by_label("Роль").select_option(label="проверяющий")
    owner.get_by_role("button", name="Завести").press("Enter")
    link = owner.locator(".given code").inner_text()
    context = browser.new_context(base_url=link.partition("/account/")[0])
    tab = context.new_page()
    tab.goto(link)
    tab.get_by_label("Новый пароль").fill("семь мокрых зонтов")
    tab.get_by_label("Ещё раз").fill("семь мокрых зонтов")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status")).to_have_text("Пароль задан. Теперь войдите с ним.")
    tab.get_by_label("Имя для входа").fill("stepan")
    tab.get_by_label("Пароль", exact=True).fill("семь мокрых зонтов")
    tab.keyboard.press("Enter")
    tab.get_by_text("stepan").click()
    tab.get_by_role("button", name="Выйти").click()
    expect(tab.get_by_role("link", name="Войти")).to_be_visible()
    context.close()
