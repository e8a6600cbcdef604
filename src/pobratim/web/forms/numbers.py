"""Numbers as people type them: «4,2 млрд», «1 200», «12.5», `2 bn`.

In: what a person typed. Out: a number, or ValueError. Not here: units and currencies (`fields.py`).
"""

from __future__ import annotations

import re
from decimal import Decimal

_SCALES = {
    "": 1, "тыс": 10**3, "тысяч": 10**3, "млн": 10**6, "миллион": 10**6, "млрд": 10**9, "миллиард": 10**9,
    "трлн": 10**12, "триллион": 10**12, "thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9,
    "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_NUMBER = re.compile(r"^(?P<sign>[-−–]?)(?P<digits>[\d\s\u00a0\u202f]*\d(?:[.,]\d+)?)\s*(?P<scale>[а-яa-z]*)\.?$")
_CHANGE = re.compile(r"^(?P<sign>[+-])(?P<much>\d+(?:\.\d+)?%?)?$")


def read_number(typed: str) -> float:
    """The number that was typed, scale words counted in. ValueError where it is none."""
    found = _NUMBER.match(typed.strip().casefold())
    if not found:
        raise ValueError(f"no number: {typed!r}")
    scale = next((size for word, size in _SCALES.items() if found["scale"] in _forms(word)), None)
    if scale is None:
        raise ValueError(f"no such scale: {found['scale']!r}")
    digits = re.sub(r"[\s\u00a0\u202f]", "", found["digits"]).replace(",", ".")
    number = float(Decimal(digits) * scale)
    return -number if found["sign"] else number


def _forms(word: str) -> tuple[str, ...]:
    return (word, f"{word}а", f"{word}ов", f"{word}и") if word else ("",)


def write_number(value: float) -> str:
    """The number for a field: thousands apart, a decimal comma; reading it gives the very number."""
    text = f"{value:.0f}" if float(value).is_integer() else f"{Decimal(repr(float(value))):f}"
    whole, _, part = text.removeprefix("-").partition(".")
    sign = "-" if text.startswith("-") else ""
    grouped = sign + (f"{int(whole):,}".replace(",", "\u00a0") if whole.isdigit() else whole)
    return f"{grouped},{part}" if part else grouped


def read_change(typed: str) -> str:
    """A change as the contract writes it: `+12%`, `-3.5%`, `+`. ValueError where it is none."""
    text = re.sub(r"[\s\u00a0\u202f]", "", typed).replace("−", "-").replace("–", "-").replace(",", ".")
    if not _CHANGE.match(text):
        raise ValueError(f"no change: {typed!r}")
    return text
