"""Refusals in the page's language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

import pobratim.desk
from pobratim.web.reasons import reason

REFUSING = ("attention", "bulk", "contract", "documents", "entering", "intake", "review", "saying", "whole")
REFUSALS = {"BadInput", "Conflict", "SourceError", "UnreadableDocument", "_failed", "Packed"}
COMMANDS_ONLY = {
    "такого файла или папки нет: проверьте путь",
    "в папке нет документов: положите в неё файлы .txt или .html",
}
"""Said on a terminal, never on a page."""


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("здесь уже это значение", "the value here is this one already"),
        (
            "файл занимает 12 МБ, а читаются файлы до 10 МБ: разделите его",
            "the file has 12 MB, and files of up to 10 MB",
        ),
        ("«вчера» — не дата", "“вчера” is no date"),
        ("напишите изменение со знаком, например +18%", "such as +18%"),
        ("чего никто не переводил", "чего никто не переводил"),
    ],
)
def test_a_refusal_is_said_in_the_pages_language(said: str, english: str) -> None:
    assert reason(said) == said
    with override("en"):
        assert english in reason(said)


def test_every_refusal_of_the_desk_and_of_sources_is_known() -> None:
    root = Path(pobratim.desk.__file__).parents[1]
    files = [*(root / "sources").glob("*.py"), *(root / "desk" / f"{name}.py" for name in REFUSING)]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and _name(node.func) in REFUSALS]
    said = {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    assert len(said) > 40
    with override("en"):
        assert {one for one in said if reason(one) == one} == COMMANDS_ONLY


def _name(called: ast.expr) -> str:
    return str(getattr(called, "id", getattr(called, "attr", "")))
