"""Units of measure and currencies as releases write them: «млрд ₽», «долл. США», «тонн», «кв. м».

In: `data/units.csv` (unit, factor, patterns, an example phrase; a final `*` stands for any ending). Out: a pattern that
finds a unit right after a number, and the unit with its factor. Not here: the number itself (`numerals.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .tables import rows_of

CURRENCIES = frozenset("RUB USD EUR CNY KZT BYN UZS KGS TJS AMD AZN TRY INR MNT JPY GBP RSD".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """One row: the unit's code, by how much its number is multiplied, how it is written."""

    code: str
    factor: float
    spelling: re.Pattern[str]


@cache
def units() -> tuple[Unit, ...]:
    """All units."""
    return tuple(
        Unit(row["unit"], float(row["factor"]), re.compile(_spellings(row["patterns"]), re.IGNORECASE))
        for row in rows_of("units")
    )


# Words of two-word units: these stand before the word that follows them in the table.
_FIRST_OF_TWO = frozenset("долларов долл. белорусских бел. турецких фунт* кв. куб. квадратных кубических млн".split())


def _spellings(patterns: str) -> str:
    words = patterns.split()
    joined: list[str] = []
    while words:
        word = words.pop(0)
        if word in _FIRST_OF_TWO and words:
            word = f"{word} {words.pop(0)}"
        joined.append(word)
    alternatives = sorted((_spelling(word) for word in joined), key=len, reverse=True)
    return rf"(?:{'|'.join(alternatives)})"


def _spelling(word: str) -> str:
    pattern = r"\s*".join(re.escape(part).replace(r"\*", r"[а-яё]*") for part in word.split())
    return pattern + (r"(?!\w)" if word[-1].isalnum() or word[-1] in "*²³" else "")


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit written at that offset (after blanks) and where it ends; the longest spelling wins."""
    blanks = re.compile(r"\s*").match(text, at)
    start = blanks.end() if blanks else at
    found = [(match.end(), unit) for unit in units() if (match := unit.spelling.match(text, start))]
    if not found:
        return None
    stop, unit = max(found, key=lambda item: item[0])
    return unit, stop
