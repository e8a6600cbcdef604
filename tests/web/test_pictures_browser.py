"""Pictures and the calendar in a real browser: for everyone to read, by keyboard, on a phone, in print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import FILL_AND_SERVE, ROOT

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TIE = "party=RU-TUL&with=KZ-27"
PAGES = [
    "/pictures/network/",
    f"/pictures/timeline/?{TIE}",
    "/pictures/map/?measure=projects&around=RU-TUL",
    "/pictures/trade/?party=RU-TUL&with=KZ",
    "/pictures/activity/?since=2018&until=2026",
    "/calendar/?month=2026-11",
    "/calendar/?view=year&year=2026",
    "/calendar/?view=list&year=2026",
]
INSIDE = """() => {
  const frame = document.querySelector('svg.drawn').getBoundingClientRect();
  return [...document.querySelectorAll('svg.drawn text')].map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)).map(([words]) => words);
}"""
OVERLAPS = """(chosen) => {
  const boxes = [...document.querySelectorAll(chosen)].map((one) => [one.textContent, one.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([words, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
    const across = a.left < b.right - 1 && b.left < a.right - 1, down = a.top < b.bottom - 2 && b.top < a.bottom - 2;
    if (across && down) found.push([words, other]);
  }));
  return found;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site over the releases made for pictures."""
    database = f"sqlite:///{tmp_path_factory.mktemp('pictures')}/register.sqlite3"
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    sample = "from tests.web.picture_sample import pictured_readings as readings"
    program = FILL_AND_SERVE.replace("from tests.web.sample import readings", sample)
    with subprocess.Popen(
        [sys.executable, "-c", program, database], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            assert address, "the site did not start"
            yield address.rstrip("/")
        finally:
            server.terminate()


@pytest.mark.parametrize("address", PAGES)
def test_everyone_can_read_every_picture(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(base_url=site, color_scheme="light", bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(address)
    for shut in tab.locator("details.as-table:not([open]) > summary").all():
        shut.click()
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    assert found.violations_count == 0, found.generate_report()
    tab.emulate_media(color_scheme="dark")
    found = Axe().run(tab, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("address", PAGES)
def test_no_picture_makes_its_page_wider_than_a_phone(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(base_url=site)
    tab = context.new_page()
    tab.goto(address)
    for width in (320, 360, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 700})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, width
    context.close()


@pytest.mark.parametrize("address", PAGES[:5])
def test_words_of_a_drawing_stay_inside_and_apart(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate(INSIDE) == []
    for chosen in (".drawn .node text", ".drawn .paper text", ".drawn .key text", ".drawn .mid"):
        assert page.evaluate(OVERLAPS, chosen) == [], chosen


def test_what_has_the_focus_is_said_under_the_drawing_and_opens_by_enter(page: Page) -> None:
    page.goto("/pictures/network/")
    node = page.locator(".drawn .node").first
    node.focus()
    expect(page.locator(".picture-hover")).to_contain_text("Тульская область: ")
    expect(page.locator(".drawn .edge.lit").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".drawn .lit")).to_have_count(0)
    node.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Тульская область")


def test_a_line_leads_to_the_tie(page: Page) -> None:
    page.goto("/pictures/network/?around=RU-TUL")
    page.locator(".drawn .edge").last.dispatch_event("click")
    expect(page).to_have_url(re.compile(r"/partners/.*with="))


def test_the_drawing_can_be_passed_over_by_keyboard(page: Page) -> None:
    page.goto("/pictures/network/")
    skip = page.get_by_role("link", name="К таблице, минуя рисунок")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#picture-table")


def test_a_choice_stays_in_the_address(page: Page) -> None:
    page.goto("/pictures/map/")
    page.get_by_label("Что показать").select_option(label="проекты")
    page.get_by_role("button", name="Показать").click()
    assert "measure=projects" in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Карта: проекты")


def test_a_picture_is_saved_from_its_page(page: Page) -> None:
    page.goto("/pictures/activity/?step=quarter")
    for form in ("SVG", "PNG", "CSV"):
        with page.expect_download() as started:
            page.get_by_role("link", name=form, exact=True).click()
        assert started.value.suggested_filename.endswith(f".{form.lower()}")


def test_pictures_work_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/pictures/map/?measure=events&year=2025")
    tab.locator("a.tile").first.click()
    assert "/partners/" in tab.url
    context.close()


def test_the_calendar_is_leafed_by_keyboard(page: Page) -> None:
    page.goto("/calendar/?month=2026-11")
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).to_have_text("Календарь: декабрь 2026 года")
    page.keyboard.press("PageUp")
    expect(page.get_by_role("heading", level=1)).to_have_text("Календарь: ноябрь 2026 года")


def test_a_day_of_the_year_leads_to_its_list(page: Page) -> None:
    page.goto("/calendar/?view=year&year=2026")
    page.get_by_role("region", name="Декабрь 2026").get_by_role("link", name="15", exact=True).click()
    expect(page.locator("#d-2026-12-15")).to_contain_text("Открыть склад льна")


def test_a_month_on_a_phone_is_a_list_of_days(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto("/calendar/?month=2026-11")
    expect(tab.get_by_text("10 ноября 2026 года")).to_be_visible()
    expect(tab.get_by_text("9 ноября 2026 года", exact=True)).to_be_hidden()
    context.close()


def test_a_printed_picture_has_no_forms(page: Page) -> None:
    page.goto("/pictures/map/")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Показать")).to_be_hidden()
    expect(page.locator("svg.drawn")).to_be_visible()
