"""The fixed words of reports: headings of columns and sections, states, notes.

In: a key of `words.csv`, a language. Out: the words. Not here: words of coded values (`pobratim.wording`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files(__package__ or __name__).joinpath("words.csv").read_text("utf-8")
    return {row["key"]: row for row in csv.DictReader(text.splitlines())}


def say(key: str, language: str, **values: object) -> str:
    """The words of a key, with values filled in."""
    words = _table()[key][language]
    return words.format(**values) if values else words


def keys() -> tuple[str, ...]:
    """All keys, for tests."""
    return tuple(_table())
