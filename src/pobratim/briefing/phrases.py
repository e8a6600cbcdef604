"""The paper's own words, in both languages.

In: a phrase's key, values for its gaps. Out: the phrase of `phrases.csv`. Not here: words of coded values
(`pobratim.wording`), putting sentences together (`telling.py`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files("pobratim.briefing").joinpath("phrases.csv").read_text("utf-8")
    return {row["key"]: row for row in csv.DictReader(text.splitlines())}


def phrase(key: str, language: str = "ru", **values: object) -> str:
    """The phrase of that key with its gaps filled."""
    return _table()[key][language].format(**values)


def phrases() -> dict[str, dict[str, str]]:
    """All phrases by key, for checks."""
    return dict(_table())
