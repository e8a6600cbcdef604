"""What a reader does, in a real browser over the real server."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.sample import fact_of

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "/",
    "/partners/",
    "/partners/RU-TUL/",
    "/agreements/",
    "/figures/",
    "/people/",
    "/documents/",
    "/documents/plan/",
    "/search/?q=тул",
    "/agreements/?stage=lost",
    "/organisations/",
    "/help/",
    "/partners/RU-TUL/?tour=2",
]


def test_from_the_map_to_the_sentence(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Тульская область:").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Тульская область")
    section = page.get_by_role("region", name="Планы")
    section.get_by_role("link", name="План мероприятий: Тульская область — Гродненская область").click()
    expect(page.get_by_text("16 мая 2024 года").first).to_be_visible()
    page.get_by_role("region", name="Где это сказано").get_by_role("link").first.click()
    assert page.url.endswith(f"/documents/plan/#fact-{fact_of('agreement')}")
    lit = page.locator(".piece.lit")
    expect(lit.first).to_be_in_viewport()
    assert "план мероприятий" in "".join(lit.all_text_contents())
    expect(page.locator(".fact.lit")).to_have_count(1)


def test_the_quote_opens_where_the_value_stands(page: Page) -> None:
    page.goto("/partners/RU-TUL/")
    section = page.get_by_role("region", name="Обязательства")
    quote = section.get_by_text("намерены открыть общий учебный центр до конца 2031 года")
    expect(quote).to_be_hidden()
    section.get_by_text("Где это сказано").first.click()
    expect(quote).to_be_visible()


def test_a_fact_lights_its_words_and_words_light_their_facts(page: Page) -> None:
    page.goto("/documents/plan/")
    page.locator(f"#card-{fact_of('figure')}").hover()
    assert "товарооборот" in "".join(page.locator(".piece.lit").all_text_contents())
    page.get_by_role("link", name="построить общий завод кормов").click()
    expect(page.locator(f"#card-{fact_of('project')}.lit")).to_be_visible()
    expect(page.locator(f"#card-{fact_of('statement')}.lit")).to_have_count(1)
    page.keyboard.press("Escape")
    page.mouse.move(5, 5)
    expect(page.locator(".piece.lit")).to_have_count(0)


def test_a_fact_lights_up_by_keyboard(page: Page) -> None:
    page.goto("/documents/plan/")
    page.locator(f"#card-{fact_of('flow')} a").first.focus()
    assert "<сыр> & масло" in "".join(page.locator(".piece.lit").all_text_contents())


def test_a_kind_can_be_put_out(page: Page) -> None:
    page.goto("/documents/plan/")
    card = page.locator(f"#card-{fact_of('flow')}")
    expect(card).to_be_visible()
    page.get_by_role("checkbox", name="товарные потоки").uncheck()
    expect(card).to_be_hidden()


def test_links_between_text_and_facts_work_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/documents/plan/#fact-{fact_of('flow')}")
    expect(tab.locator(f"#fact-{fact_of('flow')}:target + .piece")).to_contain_text("<сыр> & масло")
    tab.get_by_role("link", name="построить общий завод кормов").click()
    expect(tab.locator(f"#card-{fact_of('project')}:target")).to_be_visible()
    context.close()


def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto("/agreements/?year=2024")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Agreements")
    assert page.url.endswith("/en/agreements/?year=2024")
    page.get_by_role("link", name="Русский").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Соглашения")


def test_filters_stay_in_the_address_and_can_be_reset(page: Page) -> None:
    page.goto("/events/")
    page.get_by_label("Партнёр").select_option(label="Лида")
    page.get_by_label("Вид").select_option(label="визит")
    page.get_by_role("button", name="Показать").click()
    assert "partner=BY-HR/Лида" in unquote(page.url)
    expect(page.get_by_role("link", name="Визит: Алексин — Лида")).to_be_visible()
    page.get_by_label("Вид").select_option(label="форум")
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_text("Ничего не нашлось")).to_be_visible()
    page.get_by_role("link", name="Сбросить").click()
    assert page.url.endswith("/events/")


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/partners/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="К содержанию")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_filled_tile_takes_the_keyboard(page: Page) -> None:
    page.goto("/")
    tile = page.get_by_role("link", name="Беларусь:")
    tile.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Беларусь")


@pytest.mark.parametrize("address", [*PAGES, "/agreements/?due=past&type=plan"])
def test_no_page_is_wider_than_its_screen(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(base_url=site)
    tab = context.new_page()
    tab.goto(address)
    for width in (320, 360, 768, 1024, 1280):
        tab.set_viewport_size({"width": width, "height": 700})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, width
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_everyone_can_read_every_page(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(base_url=site, color_scheme="light", bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(address)
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    assert found.violations_count == 0, found.generate_report()
    tab.emulate_media(color_scheme="dark")
    found = Axe().run(tab, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_a_printed_page_has_its_text_and_no_navigation(page: Page) -> None:
    page.goto("/partners/RU-TUL/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Разделы")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
