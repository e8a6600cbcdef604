"""The gold scorer's printed table as figures, and false facts in releases that tell of no cooperation.

In: a folder of gold releases. Out: rows. Not here: the scorer itself (it lies with the gold).
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

from .gold import GOLD, predict, scorer

TIES = ("agreement", "partnership", "commitment")
"""Kinds that must not be seen where there is no cooperation."""
_ROW = re.compile(r"(\w+) +(\d+)((?: +\d\.\d+){6})")


@dataclass(frozen=True)
class GoldRow:
    """A kind: how many facts are wanted; precision, recall, F1 of facts and of slots."""

    kind: str
    wanted: int
    figures: tuple[float, ...]


@dataclass(frozen=True)
class Gold:
    """A gold folder's rows, its size, and false ties in the releases that have none."""

    texts: int
    rows: list[GoldRow]
    negatives: int
    false_ties: int


def measure(folder: Path) -> Gold:
    """Reads every release of a folder and compares."""
    wanted = {
        file.stem: json.loads(file.read_text(encoding="utf-8"))["facts"] for file in sorted(folder.glob("*.json"))
    }
    found = predict(folder)
    printed = io.StringIO()
    scorer(GOLD / "score.py").score(wanted, found, False, printed)
    negatives = [name for name, facts in wanted.items() if not any(fact["kind"] in TIES for fact in facts)]
    false_ties = sum(fact["kind"] in TIES for name in negatives for fact in found.get(name, []))
    return Gold(len(wanted), rows_of(printed.getvalue()), len(negatives), false_ties)


def rows_of(printed: str) -> list[GoldRow]:
    """The rows of the scorer's table."""
    return [
        GoldRow(match[1], int(match[2]), tuple(map(float, match[3].split())))
        for line in printed.splitlines()
        if (match := _ROW.fullmatch(line.strip()))
    ]
