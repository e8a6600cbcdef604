"""The documentation mentions all there is, and its commands work."""

import re
from pathlib import Path

import pytest

from pobratim.cli.main import VERBS
from pobratim.facts import AREAS, KINDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_every_command() -> None:
    for verb in VERBS:
        assert f"pobratim {verb}" in README
    for target in ("make run", "make test", "make score"):
        assert target in README


def test_the_library_example_of_the_readme_runs_and_finds_facts(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(example, {})
    printed = capsys.readouterr().out
    assert "post Post(person='Елена Обская', of='RU-TOM'" in printed
    assert "event Event(type='meeting'" in printed


def test_the_contract_describes_every_kind_slot_and_area() -> None:
    contract = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
    for kind, content in KINDS.items():
        assert f"`{kind}`" in contract
        for slot in content.__dataclass_fields__:
            assert f"`{slot.rstrip('_')}`" in contract, f"{kind}.{slot}"
    for area in AREAS:
        assert f"`{area}`" in contract


def test_the_glossary_knows_every_kind() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert re.search(rf"\b{kind}\b", glossary), kind


def test_every_library_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in re.findall(r'^\s+"([A-Za-z0-9-]+)[\[>]', project, re.M):
        assert name.lower() in reasons, name


def test_the_lexicon_page_names_every_table_with_its_columns() -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    for table in sorted((ROOT / "src/pobratim/lexicon/data").glob("*.csv")):
        line = next((line for line in page.splitlines() if line.startswith(f"| `{table.name}`")), None)
        assert line is not None, table.name
        for column in table.read_text(encoding="utf-8").splitlines()[0].split(","):
            assert f"`{column}`" in line, f"{table.name}: {column}"


def test_the_lexicon_page_names_files_that_are_there() -> None:
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    for path in re.findall(r"`(src/pobratim/[\w/.]+)`", page):
        assert "KIND" in path or (ROOT / path).exists(), path


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
