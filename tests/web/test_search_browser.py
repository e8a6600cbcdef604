"""The search page in a real browser: readable for everybody, at the width of a phone, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from .test_browser import STANDARDS

ADDRESSES = (
    "/search/?q=планы тульской области&checked=no",
    "/search/?q=саглашение завод лида",
    "/en/search/?q=plan Belarus",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_page_has_no_barriers_and_fits_a_phone(browser: Browser, site: str, scheme: str) -> None:
    width = {"width": 360, "height": 800}
    context = browser.new_context(base_url=site, color_scheme=scheme, viewport=width)  # type: ignore[arg-type]
    tab = context.new_page()
    for address in ADDRESSES:
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, address
        found = Axe().run(tab, options={"runOnly": STANDARDS})
        assert found.violations_count == 0, (address, found.generate_report())
    tab.get_by_role("combobox").first.fill("тул")
    expect(tab.get_by_role("option").first).to_be_visible()
    found = Axe().run(tab, options={"runOnly": STANDARDS})
    assert found.violations_count == 0, found.generate_report()
    context.close()
