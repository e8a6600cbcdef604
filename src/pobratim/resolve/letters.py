"""Spellings of one word made equal.

In: words. Out: folded words, for keys and comparisons, never for display. Not here: morphology (`pobratim.text`).
"""

from __future__ import annotations

import re
from functools import lru_cache

_LIGHT = str.maketrans("ёқәұғіңһөүўў", "екаугинхоууу")
_HEAVY = str.maketrans({"э": "е", "й": "и", "ы": "и", "ъ": "", "ь": ""})
_DASHES = re.compile(r"[‐‑‒–—−-]+")
_SPACES = re.compile(r"\s+")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_NOT_WORD = re.compile(r"[^\w%+]+")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Case, ё and е, letters of Kazakh and Belarusian, kinds of dashes and spaces made equal."""
    return _SPACES.sub(" ", _DASHES.sub("-", text.casefold().translate(_LIGHT))).strip()


@lru_cache(maxsize=50_000)
def fold_sound(word: str) -> str:
    """Folded further to what transliterations waver in: э, й, ы, soft signs, doubled letters, -ья and -ия."""
    return _DOUBLED.sub(r"\1", fold(word).replace("ья", "ия").translate(_HEAVY))


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, without punctuation."""
    return tuple(word for word in _NOT_WORD.split(fold(text).replace("-", " ")) if word)


_ENDING = re.compile(
    r"(?:ями|ами|ыми|ими|ого|его|ому|ему|ией|иям|иях|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ам|ям|ах|ях|ом|ем|ым|им|ов|ев|"
    r"ия|ию|ии|ью|а|я|о|е|ы|и|у|ю|ь|й)$"
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its case ending: rough, equal for most forms of one word, at least three letters long."""
    if len(word) <= 4 or word.isdigit():
        return word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 3 else word[:3]


@lru_cache(maxsize=100_000)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words that carry meaning (short function words are left out)."""
    return frozenset(stem(word) for word in words_of(text) if len(word) > 2 or word.isdigit())


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of common stems among all of both, 0 to 1; two empty sets are not alike."""
    if not left or not right:
        return 0.0
    return len(left & right) / len(left | right)
