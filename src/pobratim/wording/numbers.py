"""Numbers, money and changes as people write them: «2 млрд ₽», «1 200», «+80 %».

In: numbers and units of the contract. Out: words. Not here: numbers with nouns (`counts.py`).
"""

from __future__ import annotations

from .words import word

NARROW = "\u202f"
HARD = "\u00a0"
MINUS = "\u2212"

_SCALES = {
    "ru": ((1e12, "трлн"), (1e9, "млрд"), (1e6, "млн")),
    "en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")),
}


def number_words(number: float | int, lang: str = "ru") -> str:
    """Digits in groups of three from five digits on, and the language's decimal sign."""
    rounded = round(float(number), 4)
    whole, _, part = f"{abs(rounded):.4f}".rstrip("0").rstrip(".").partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NARROW)
    sign = MINUS if rounded < 0 else ""
    decimal = "," if lang == "ru" else "."
    return f"{sign}{whole}{decimal}{part}" if part else f"{sign}{whole}"


def money_words(amount: float | int, currency: str, lang: str = "ru") -> str:
    """An amount with its scale: 2000000000 RUB is «2 млрд ₽»."""
    unit = word("unit", currency, lang)
    for size, name in _SCALES[lang]:
        if abs(amount) >= size:
            return HARD.join((number_words(amount / size, lang), name, unit))
    return HARD.join((number_words(amount, lang), unit))


def quantity_words(value: float | int, unit: str | None, lang: str = "ru") -> str:
    """A figure with its unit: currency, percent, tonnes, a bare count."""
    if unit and len(unit) == 3 and unit.isascii() and unit.isupper():
        return money_words(value, unit, lang)
    if unit == "%":
        return f"{number_words(value, lang)}{HARD}%" if lang == "ru" else f"{number_words(value, lang)}%"
    tail = word("unit", unit, lang) if unit and unit != "count" else ""
    return f"{number_words(value, lang)}{HARD}{tail}" if tail else number_words(value, lang)


def change_words(change: str | None, lang: str = "ru") -> str:
    """`+80%` is «+80 %», a bare sign is «рост» or «снижение»."""
    if not change:
        return ""
    if change in ("+", "-"):
        grows, falls = ("рост", "снижение") if lang == "ru" else ("growth", "decline")
        return grows if change == "+" else falls
    text = change.replace("-", MINUS)
    if lang == "ru":
        text = text.replace(".", ",").replace("%", f"{HARD}%")
    return text
