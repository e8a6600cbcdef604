"""The only reader of the lexicon's data files.

In: a file's name. Out: its rows as dictionaries, in order. Not here: what a row means (the module of its table).
"""

from __future__ import annotations

import csv
from importlib.resources import files


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of `data/<table>.csv`, keyed by its head line."""
    text = files("pobratim.lexicon").joinpath(f"data/{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
