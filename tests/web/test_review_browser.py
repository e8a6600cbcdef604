"""Checking as people do it: in a real browser over the real server, by keyboard alone, two people at once.

Each test works with a partner of its own, so that none finds what another left behind.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PARTNERS = ["BY-HR", "BY-MI", "BY-VI", "BY-BR", "BY-HO"]
FILL_AND_SERVE = """
import json, os, sys
os.environ["DATABASE_URL"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.web.settings"
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
from pobratim.desk.models import Account
from pobratim.storage import write
from pobratim.web.serve import serve
from tests.web.review_sample import readings
partners = json.loads(sys.argv[2])
for away in partners:
    write.keep_readings(readings(away, "-" + away[3:].lower()))
write.rebuild_dirty_blocks()
people = {}
for name in ("olga", "igor"):
    client = Client()
    client.force_login(Account.objects.create_user(name, role=3), backend=settings.AUTHENTICATION_BACKENDS[-1])
    people[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
serve("127.0.0.1", 0, None, announce=lambda address: print(json.dumps([address, people]), flush=True))
"""

Desk = tuple[str, dict[str, str]]
Tab = Callable[..., Page]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The address of a running site with releases on several partners, and who is signed in with which cookie."""
    database = f"sqlite:///{tmp_path_factory.mktemp('desk')}/register.sqlite3"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", FILL_AND_SERVE, database, json.dumps(PARTNERS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as server:
        assert server.stdout is not None
        try:
            address, people = json.loads(server.stdout.readline())
            yield address.rstrip("/"), people
        finally:
            server.terminate()


@pytest.fixture
def tab(browser: Browser, desk: Desk) -> Iterator[Tab]:
    """Opens tabs of signed-in people; whatever the browser complains about fails the test."""
    address, people = desk
    complaints: list[str] = []
    opened = []

    def open_tab(who: str = "olga", **options: object) -> Page:
        context = browser.new_context(**{"base_url": address, "reduced_motion": "reduce", **options})  # type: ignore[arg-type]
        context.add_cookies([{"name": "sessionid", "value": people[who], "url": address}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        opened.append(context)
        return page

    yield open_tab
    for context in opened:
        context.close()
    expected = re.compile("status of (409|422)")
    assert [said for said in complaints if not expected.search(said)] == []


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def test_a_whole_check_by_keyboard_alone(tab: Tab) -> None:
    page = tab()
    page.goto("/review/?partner=BY-MI&kind=agreement")
    expect(page.get_by_text("две разные даты: период")).to_be_visible()
    page.keyboard.press("Enter")
    heading(page, "О торгово-экономическом сотрудничестве")
    first = page.url
    expect(page.locator("mark.piece").first).to_be_in_viewport()
    page.keyboard.press("KeyJ")
    expect(page).not_to_have_url(first)
    page.keyboard.press("KeyK")
    expect(page).to_have_url(first)

    page.keyboard.press("KeyC")
    field = page.get_by_label("Период")
    expect(field).to_be_focused()
    page.keyboard.type("с 2024 по 2029 год")
    expect(page.get_by_text("Понято: 2024–2029 (2024/2029)")).to_be_visible()
    page.keyboard.press("Enter")
    told(page, "Исправлено: период")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_text("машина прочитала:")).to_be_visible()

    page.keyboard.press("KeyA")
    told(page, "Принято")
    assert page.url != first
    assert "partner=BY-MI" in page.url
    second = page.url
    page.keyboard.press("KeyU")
    told(page, "Решение отменено")
    assert page.url == first
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(second)

    page.keyboard.press("KeyR")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("3")
    expect(page.get_by_role("radio", name="стороны прочитаны неверно")).to_be_checked()
    page.keyboard.press("Enter")
    told(page, "Отклонено")
    page.keyboard.press("KeyU")
    told(page, "Решение отменено")
    expect(page.get_by_text("стороны прочитаны неверно").first).to_be_attached()
    page.keyboard.press("KeyQ")
    heading(page, "Проверка")


def test_keys_work_in_the_russian_layout_and_are_explained(tab: Tab) -> None:
    page = tab()
    page.goto("/review/?partner=BY-HO&kind=event")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Принять")).to_be_visible()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Клавиши")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    was = page.url
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {code: 'KeyL', key: 'д', bubbles: true, cancelable: true}))"
    )
    told(page, "Отложено до завтра")
    assert page.url != was


def test_a_partner_is_chosen_from_suggestions(tab: Tab) -> None:
    page = tab()
    page.goto("/review/?partner=BY-HO&kind=event")
    page.get_by_role("link", name="Визит:").click()
    page.get_by_role("link", name="Исправить Стороны").click()
    page.locator("#entry").get_by_role("combobox").last.fill("моги")
    option = page.get_by_role("option", name="Могилёвская область (BY-MA)")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Стороны 4")).to_be_attached()
    page.get_by_role("button", name="Записать").click()
    told(page, "Исправлено: стороны")
    expect(page.get_by_role("link", name="Могилёвская область").first).to_be_visible()


def test_two_entries_are_merged(tab: Tab) -> None:
    page = tab()
    page.goto("/review/?partner=BY-VI&kind=agreement")
    page.keyboard.press("Enter")
    heading(page, "О торгово-экономическом")
    page.keyboard.press("KeyM")
    heading(page, "Объединить с другой записью")
    page.get_by_role("region").get_by_role("link", name="О торгово-экономическом").click()
    heading(page, "Это одно и то же?")
    expect(page.get_by_role("row", name="Подписано различается")).to_contain_text("17 мая 2024")
    page.keyboard.press("KeyA")
    told(page, "Объединено")
    expect(page.get_by_text("Гродненщина и Тула: новое соглашение").first).to_be_visible()
    expect(page.get_by_text("4 факта")).to_be_visible()


def test_two_people_at_one_entry_lose_no_word(tab: Tab) -> None:
    hers, his = tab("olga"), tab("igor")
    hers.goto("/review/?partner=BY-BR&kind=agreement")
    hers.keyboard.press("Enter")
    heading(hers, "О торгово-экономическом")
    his.goto(hers.url)
    told(his, "olga")
    his.get_by_role("link", name="Исправить Подписано").click()
    his.get_by_label("Подписано").fill("14.05.2024")
    his.keyboard.press("Enter")
    told(his, "Исправлено: подписано")

    hers.get_by_role("link", name="Исправить Подписано").focus()
    hers.evaluate("document.querySelector('[data-shortcut~=KeyA]').click()")
    heading(hers, "решение принял другой человек: igor")
    expect(hers.get_by_role("region", name="igor")).to_contain_text("14 мая 2024")
    expect(hers.get_by_role("region", name="Ваше решение")).to_contain_text("Принять")
    hers.get_by_role("button", name="Всё равно записать моё").click()
    told(hers, "Принято")
    his.reload()
    expect(his.get_by_text("Исправлено: подписано").first).to_be_visible()
    expect(his.locator(".history .what").first).to_have_text("Принято")


def test_a_missed_fact_is_marked_in_the_text_and_added(tab: Tab) -> None:
    page = tab()
    page.goto("/review/documents/paper-br/")
    page.evaluate(
        """() => {
          const text = document.querySelector(".text");
          const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf("посетила завод");
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + "посетила завод «Тулаприбор»".length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
          }
        }"""
    )
    expect(page.get_by_label("Слова из текста")).to_have_value("посетила завод «Тулаприбор»")
    page.get_by_label("Что это").select_option(label="событие")
    page.get_by_role("button", name="Добавить").click()
    heading(page, "Событие")
    expect(page.locator("mark.piece")).to_have_text("посетила завод «Тулаприбор»")
    page.get_by_label("Вид").select_option(label="визит")
    page.get_by_label("Стороны").first.fill("Брестская область")
    page.get_by_label("Дата").fill("май 2024")
    page.get_by_role("button", name="Добавить").click()
    told(page, "Добавлено")
    expect(page.locator("#entry").get_by_text("внесено").first).to_be_visible()


def test_facts_of_a_document_are_gone_through_by_keyboard(tab: Tab) -> None:
    page = tab()
    page.goto("/review/documents/ours-ho/")
    page.keyboard.press("KeyJ")
    expect(page.locator("[data-cards] > li").first).to_be_focused()
    lit = page.locator("mark.piece.lit")
    expect(lit.first).to_be_visible()
    page.keyboard.press("KeyJ")
    second = page.locator("[data-cards] > li").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("KeyA")
    told(page, "Принято")
    expect(second.locator(".state-accepted")).to_be_visible()
    expect(page.locator("[data-cards] > li").nth(2)).to_be_focused()


def test_all_of_it_works_without_scripts(tab: Tab) -> None:
    page = tab(java_script_enabled=False)
    page.goto("/review/?partner=BY-MI&kind=event&rule=event.forum")
    page.get_by_role("link", name="Начать").click()
    page.get_by_role("link", name="Исправить Место").click()
    page.get_by_label("Место").fill("Дом молодёжи")
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_text("Исправлено: место", exact=True)).to_be_visible()
    page.get_by_role("group", name="Решение").get_by_text("Отклонить").first.click()
    page.get_by_label("упомянуто мимоходом").check()
    page.locator(".panel-body").get_by_role("button", name="Отклонить").click()
    expect(page.get_by_text("Отклонено").first).to_be_visible()
    page.get_by_role("button", name="отменить").click()
    heading(page, "Форум: Тульская область — Минская область")


def pages(page: Page) -> list[str]:
    """An address of each page of checking, the entry that documents differ on among them."""
    page.goto("/review/?partner=BY-HR&kind=agreement&state=machine")
    entries = page.locator(".queue h3 a")
    one, other = (unquote(entries.nth(n).get_attribute("href") or "") for n in (0, 1))
    one = one.partition("?")[0]
    name = other.partition("?")[0].rstrip("/").rpartition("/")[2]
    return [
        "/review/",
        "/review/?kind=flow",
        "/review/many/?kind=event",
        one,
        f"{one}?correct=parties",
        f"{one}?correct=period",
        f"{one}split/",
        f"{one}merge/",
        f"{one}merge/?with={name}",
        "/review/new/",
        "/review/new/figure/",
        "/review/documents/theirs-hr/",
        "/review/documents/theirs-hr/missed/?kind=agreement&words=Подписи поставили",
    ]


def test_everyone_can_use_every_page_on_every_screen(tab: Tab) -> None:
    page = tab(bypass_csp=True)
    for address in pages(page):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
        assert found.violations_count == 0, address + found.generate_report()
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
        assert found.violations_count == 0, address + found.generate_report()
        for width in (360, 768):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
