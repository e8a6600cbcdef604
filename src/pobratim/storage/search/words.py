"""A text's words as the index knows them.

In: text. Out: words with their places, folded, and their dictionary forms. Not here: the dictionary (`pobratim.text`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pobratim.resolve.letters import fold
from pobratim.text.dictionary import dictionary_forms

LONGEST = 60
_WORD = re.compile(r"[\w\u0300-\u036f\u00ad]+")
_INSIDE = re.compile(r"[\W_]+")
_TWINS = str.maketrans("aceopxyk", "асеорхук")
_LATIN, _CYRILLIC = re.compile(r"[a-z]"), re.compile(r"[\u0400-\u04ff]")
_VOWELS = re.compile(r"[аеиоуыэюяьъй]")


class Word(NamedTuple):
    """A word and its place in the text."""

    start: int
    stop: int
    form: str


def tokens_in(text: str) -> Iterator[re.Match[str]]:
    """The words of a text as they stand; parts of hyphened words are words."""
    return _WORD.finditer(text)


def words_in(text: str) -> Iterator[Word]:
    """The words of a text one after the other, folded; parts of hyphened words are words."""
    for match in tokens_in(text):
        form = folded(match.group())
        if form:
            yield Word(match.start(), match.end(), form)


@lru_cache(maxsize=400_000)
def folded(word: str) -> str:
    """A word in small letters: ё as е, Kazakh and Belarusian letters as Russian ones, Latin twins among Cyrillic put
    right, soft hyphens and accents gone."""
    plain = unicodedata.normalize("NFC", word.replace("\u00ad", ""))
    plain = _INSIDE.sub("", fold(plain))[:LONGEST]
    if _LATIN.search(plain) and _CYRILLIC.search(plain):
        plain = plain.translate(_TWINS)
    return plain


@lru_cache(maxsize=400_000)
def forms_of(word: str) -> tuple[str, ...]:
    """Dictionary forms of a folded word, likeliest first, folded themselves; none for one that only joins words."""
    return tuple(dict.fromkeys(folded(form) for form in dictionary_forms(word)))


def frame_of(word: str) -> str:
    """A word without vowels and doubled letters: equal for «соглашение» and «саглашение»."""
    bare = _VOWELS.sub("", word)
    return re.sub(r"(.)\1+", r"\1", bare)


@lru_cache(maxsize=200_000)
def looks_of(word: str) -> tuple[str, str]:
    """Its frame and its shape."""
    return frame_of(word), shape_of(word)


def shape_of(word: str, longer: int = 0) -> str:
    """The first letter and the length (a little more or less): words of near shapes may be slips for each other."""
    return f"{word[:1]}{len(word) + longer}"
