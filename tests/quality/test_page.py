"""docs/quality.md and the README's table come from the generator as it is now."""

from pathlib import Path

from benchmarks.quality.digest import digest, tables_of, with_digest
from benchmarks.quality.gold_table import Gold, GoldRow, rows_of
from benchmarks.quality.page import Measured, form, render

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIGURES = (0.9, 0.8, 0.847, 0.7, 0.6, 0.646)


def test_the_page_has_the_headings_and_columns_of_the_generator() -> None:
    assert form(PAGE) == form(render(Measured()))


def test_the_readme_has_the_table_of_the_page() -> None:
    assert digest(PAGE) in README
    assert with_digest(README, PAGE) == README


def test_a_page_says_what_was_not_measured() -> None:
    assert render(Measured()).count("Not measured in this run") == 8


def test_a_page_tells_its_user_what_the_figures_mean() -> None:
    gold = Gold(3, [GoldRow("post", 4, FIGURES), GoldRow("all", 4, FIGURES)], negatives=2, false_ties=1)
    page = render(Measured(gold={"dev": gold}))
    assert "90 are what the release says, and 80 of a hundred" in page
    assert "In the 2 releases that tell of no cooperation, 1 agreements" in page
    assert tables_of(page)["dev"][0][0]["F1"] == "0.847"


def test_the_scorers_printed_rows_are_read_back() -> None:
    printed = (
        "kind          gold  facts P     R     F1\npost            4    0.900  0.800  0.847     0.700  0.600  0.646\n"
    )
    assert rows_of(printed) == [GoldRow("post", 4, FIGURES)]
