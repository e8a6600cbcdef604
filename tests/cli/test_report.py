"""`pobratim report` and `pobratim template`: files for an office, or one sentence that says why not."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest
from docx import Document

from .conftest import POBRATIM

RELEASE = (
    "Губернатор Тульской области Иван Рогожин и губернатор Калужской области Пётр Лугов подписали соглашение о "
    "сотрудничестве в сфере туризма. Подписание прошло в Туле 3 марта 2024 года."
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a register that has read one release; tests only look into it."""
    folder = tmp_path_factory.mktemp("register")
    (folder / "tula.txt").write_text(RELEASE, encoding="utf-8")
    address = f"sqlite:///{folder}/register.sqlite3"
    subprocess.run([str(POBRATIM), "read", "tula.txt", "--database", address], cwd=folder, check=True)
    return address


def test_a_report_is_written_from_the_register(run, register: str, tmp_path: Path) -> None:
    done = run("report", "in-force", "--home", "Тульская область", "-o", "list.csv", "--database", register)
    assert (done.returncode, done.stdout) == (0, "")
    assert "list.csv" in done.stderr
    (row,) = csv.DictReader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines())
    assert row["Стороны"] == "Тульская область — Калужская область"
    assert row["Источник: цитата"].startswith("«Губернатор Тульской области")


def test_a_report_fills_the_offices_template(run, register: str, tmp_path: Path) -> None:
    assert run("template", "copy", "agreements", "-o", "blank.docx").returncode == 0
    assert run("template", "check", "blank.docx").returncode == 0
    done = run("report", "in-force", "-o", "list.docx", "--template", "blank.docx", "--database", register)
    assert done.returncode == 0
    cells = [cell.text for row in Document(str(tmp_path / "list.docx")).tables[0].rows for cell in row.cells]
    assert "Калужская область — Тульская область" in cells or "Тульская область — Калужская область" in cells


def test_a_checked_template_says_what_is_unknown_where_and_what_is_known(run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ назвние }}")
    document.save(str(tmp_path / "blank.docx"))
    done = run("template", "check", "blank.docx")
    assert done.returncode == 1
    assert "абзац 1: назвние: такой подстановки нет" in done.stdout
    assert "название — Название документа" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["in-force", "-o", "list.odt"], ".docx"),
        (["in-force", "-o", "nowhere/list.csv"], "нельзя записать"),
        (["in-force", "-o", "list.csv", "--home", "Ненашенская область"], "Ненашенская"),
        (["meetings", "-o", "list.csv", "--from", "2024-05-01", "--to", "2024-01-01"], "позже"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_sentence(run, register: str, arguments: list[str], sentence: str) -> None:
    done = run("report", *arguments, "--database", register)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
