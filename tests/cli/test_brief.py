"""`pobratim brief`: a file, or one clear sentence."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pobratim.cli.parties import party_meant
from pobratim.errors import BadInput

from .conftest import POBRATIM, Run

RELEASE = (
    "Губернатор Тверской области Егор Ладыгин 3 марта 2024 года подписал с Брестской областью соглашение о "
    "сотрудничестве в сфере туризма. Стороны договорились открыть прямой рейс до конца 2024 года."
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a register of one release."""
    folder = tmp_path_factory.mktemp("brief")
    (folder / "tver.txt").write_text(RELEASE, encoding="utf-8")
    address = f"sqlite:///{folder}/register.sqlite3"
    subprocess.run([POBRATIM, "read", folder / "tver.txt", "--database", address], check=True, capture_output=True)
    return address


@pytest.mark.parametrize(("name", "beginning"), [("b.docx", b"PK"), ("b.pdf", b"%PDF"), ("b.html", b"<!doctype")])
def test_the_ending_of_the_name_says_the_form(
    run: Run, register: str, tmp_path: Path, name: str, beginning: bytes
) -> None:
    done = run("brief", "Беларусь", "--home", "Тверская область", "-o", name, "--database", register)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes().startswith(beginning)


def test_sections_length_day_and_language_are_heeded(run: Run, register: str, tmp_path: Path) -> None:
    asked = ["--sections", "promises,papers", "--length", "page", "--as-of", "2025-02-01", "--lang", "en"]
    assert run("brief", "BY", "-o", "b.html", "--database", register, *asked).returncode == 0
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert page.index('id="promises"') < page.index('id="papers"')
    assert "as of 1 February 2025" in page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Белорусь", "-o", "b.docx"], "похоже на: Беларусь"),
        (["Волжский", "-o", "b.docx"], "RU-SAM/Волжский"),
        (["Беларусь", "-o", "b.xlsx"], ".docx, .pdf, .html"),
        (["Беларусь", "-o", "b.doc"], "b.doc"),
        (["Беларусь", "-o", "b.docx", "--sections", "погода"], "погода"),
        (["Беларусь", "-o", "b.docx", "--home", "BY"], "совпадают"),
        (["Беларусь", "-o", "нет/b.docx"], "нет/b.docx"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run: Run, register: str, arguments: list[str], words: str) -> None:
    done = run("brief", *arguments, "--database", register)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [("Казахстан", "KZ"), ("казахстан", "KZ"), ("kz", "KZ"), ("KZ-ZAP", "KZ-27"), ("Волгоградская область", "RU-VGG")],
)
def test_a_party_is_named_as_people_name_it(words: str, code: str) -> None:
    assert party_meant(words) == code


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(BadInput):
        party_meant(" ")
