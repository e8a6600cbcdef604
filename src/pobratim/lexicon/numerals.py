"""Numbers written as words: «двенадцать» is 12, «вдвое» twice, «третьем» the third.

In: `data/numerals.csv` (word, value, kind, all its forms). Out: the numeral of a form, the number of a row of words.
Not here: digits and units (`units.py`), what is counted (`pobratim.extract.mentions.amounts`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word with its value. `kind`: cardinal, scale (thousand), ordinal, group (a list's top), fraction, multiple."""

    word: str
    value: float
    kind: str
    forms: tuple[str, ...]


@cache
def _by_form() -> Mapping[str, Numeral]:
    rows = [
        Numeral(row["word"], float(row["value"]), row["kind"], tuple(row["forms"].split()))
        for row in rows_of("numerals")
    ]
    return {form: numeral for numeral in reversed(rows) for form in numeral.forms}


def numeral(form: str) -> Numeral | None:
    """The numeral of which this is a form, in any case of letters."""
    return _by_form().get(form.lower())


def forms_of(kind: str, low: float = 0, high: float = float("inf")) -> tuple[str, ...]:
    """All forms of the numerals of a kind between two values, longest first: a regular expression's alternatives."""
    chosen = [form for form, word in _by_form().items() if word.kind == kind and low <= word.value <= high]
    return tuple(sorted(chosen, key=len, reverse=True))


def number_of(words: Sequence[str]) -> float | None:
    """The number that words like «сто двадцать пять» or «полторы тысячи» write; None if one of them is no number."""
    total, group = 0.0, 0.0
    for word in words:
        known = numeral(word)
        if known is None or known.kind not in ("cardinal", "scale"):
            return None
        if known.kind == "cardinal":
            group += known.value
        elif known.value < 1000:
            group = (group or 1) * known.value
        else:
            total, group = total + (group or 1) * known.value, 0.0
    return (total + group) or None
