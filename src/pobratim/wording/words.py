"""The words of coded values: `in_force` is «действует».

In: a group, a code, a language. Out: the word of `words.csv`. Not here: phrases of the pages (gettext) and counts.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

LANGUAGES = ("ru", "en")


@cache
def _table() -> dict[tuple[str, str], dict[str, str]]:
    text = files("pobratim.wording").joinpath("words.csv").read_text("utf-8")
    return {(row["group"], row["code"]): row for row in csv.DictReader(text.splitlines())}


def word(group: str, code: str | None, lang: str = "ru") -> str:
    """The word of a code; a code that has none stands for itself, so that nothing is hidden."""
    if not code:
        return ""
    row = _table().get((group, code))
    return row[lang] if row else code


def codes(group: str) -> tuple[str, ...]:
    """All codes of a group, in the order of the table."""
    return tuple(code for name, code in _table() if name == group)


def missing(lang: str) -> list[tuple[str, str]]:
    """Rows without a word in that language; a bare count needs none."""
    return [key for key, row in _table().items() if not row[lang] and key != ("unit", "count")]
