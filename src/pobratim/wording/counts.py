"""Numbers with nouns: «1 факт», «2 факта», «5 фактов».

In: a number, a noun of `counts.csv`, a language. Out: the words. Not here: other numbers (`numbers.py`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from .numbers import HARD, number_words


@cache
def _nouns() -> dict[str, dict[str, str]]:
    text = files("pobratim.wording").joinpath("counts.csv").read_text("utf-8")
    return {row["noun"]: row for row in csv.DictReader(text.splitlines())}


def plural(number: int, noun: str, lang: str = "ru") -> str:
    """The noun alone, in the form that the number asks for."""
    row = _nouns()[noun]
    if lang == "en":
        return row["en_one"] if number == 1 else row["en_other"]
    if number % 10 == 1 and number % 100 != 11:
        return row["one"]
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return row["few"]
    return row["many"]


def counted(number: int, noun: str, lang: str = "ru") -> str:
    """The number and the noun, kept on one line."""
    return f"{number_words(number, lang)}{HARD}{plural(number, noun, lang)}"
