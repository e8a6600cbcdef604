"""Words of lines in capitals, put into the case in which the models know them.

In: words of a sentence. Out: the same number of words of the same length. Not here: tagging (`models.py`).
"""

from __future__ import annotations

import re

from . import models

_NAME_INSIDE = re.compile(r"(?<=[а-яё,»] )[А-ЯЁ][а-яё]+")
_SHORT = 4
_SHARE = 0.8


def names_of(text: str) -> frozenset[str]:
    """Words that the text writes with a capital inside a sentence, in lower case."""
    return frozenset(match.group().lower() for match in _NAME_INSIDE.finditer(text))


def is_shouted(words: list[str]) -> bool:
    """Whether a sentence stands in capitals."""
    if sum(len(word) > _SHORT and word.isupper() for word in words) < 2:
        return False
    letters = "".join(word for word in words if word.isalpha() or "-" in word)
    return sum(letter.isupper() for letter in letters) >= _SHARE * len(letters)


def quietened(words: list[str], names: frozenset[str]) -> list[str]:
    """Words of a sentence in capitals as an ordinary sentence would write them; abbreviations stay."""
    quiet = [_quiet(word, names) for word in words]
    for i, word in enumerate(quiet):
        if word.isalpha() and word.islower():
            quiet[i] = word.capitalize()
            break
        if word[:1].isalnum():
            break
    return quiet


def _quiet(word: str, names: frozenset[str]) -> str:
    lower = word.lower()
    if not word.isupper():
        return word
    if len(word) == 1:
        return lower
    if "-" in word:
        return "-".join(_quiet(part, names) for part in word.split("-"))
    if models.is_abbreviation(lower):
        return word
    if lower in names or models.is_mainly_name(lower):
        return lower.capitalize()
    if not models.is_known(lower):
        return lower.capitalize() if len(word) > _SHORT else word
    return lower
