"""Words that lost the space between them.

In: text. Out: edits that insert a space. A word is cut only if neither the dictionary nor the vectors' vocabulary knows
it whole and both halves are ordinary words that can follow each other; names in quotation marks and words that the text
repeats are never cut. Not here: spaces lost beside signs (`repair.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from . import models
from .mapped import Edit

_WORD = re.compile(r"(?<![\w-])[А-ЯЁа-яё]{6,45}(?![\w-])")
_HUMP = re.compile(r"(?<=[а-яё])(?=[А-ЯЁ][а-яё])")
_PREPOSITIONS = frozenset("в во к ко с со о об у и а на по из за от до для при под над не но что как".split())
_COMMON = 300
"""Least count of a half in the vectors' news corpus: rarer ones made halves of surnames (set on invented ones)."""


def unglue_edits(text: str) -> Iterator[Edit]:
    """A space at every place where two words are glued."""
    counts: Counter[str] | None = None
    for match in _WORD.finditer(text):
        word = match.group()
        if models.is_known(word.lower()) or _is_quoted_name(text, match.start()):
            continue
        if counts is None:
            counts = Counter(m.group() for m in re.finditer(r"[А-ЯЁа-яё]+", text))
        cut = (
            _cut_at_hump(word)
            if _HUMP.search(word)
            else _cut_by_words(word, counts, _begins_sentence(text, match.start()))
        )
        if cut:
            yield match.start() + cut, match.start() + cut, " "


def _is_quoted_name(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in '«"“„#@'


def _begins_sentence(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].rstrip(" ")[-1:] in ("", ".", "!", "?", "\n")


def _cut_at_hump(word: str) -> int | None:
    """«площадкеЕлецкого»: the left half is a word in lower case (or a known name), the right one begins a name."""
    humps = [m.start() for m in _HUMP.finditer(word)]
    left, right = word[: humps[0]], word[humps[0] :]
    if len(humps) > 1 or len(right) < 3:
        return None
    if left.lower() in _PREPOSITIONS:
        return humps[0]
    if len(left) < 4 or not models.is_known(left.lower()):
        return None
    inflected = models.is_inflected(left.lower())
    return humps[0] if left[0].islower() or (len(left) >= 5 and inflected) else None


def _cut_by_words(word: str, counts: Counter[str], begins_sentence: bool) -> int | None:
    if word.isupper() or not word[1:].islower() or counts[word] > 1:
        return None
    if word[0].islower():
        return _best_cut(word, False, ())
    seen = tuple(i for i in range(4, len(word) - 4) if counts[word[:i]])
    return _best_cut(word.lower(), True, seen) or (_best_cut(word.lower(), False, ()) if begins_sentence else None)


@lru_cache(maxsize=50_000)
def _best_cut(word: str, is_name: bool, sure: tuple[int, ...]) -> int | None:
    options = [(_worth(word[:i], word[i:], is_name, i in sure), i) for i in range(4, len(word) - 4)]
    best = max(options, default=(0, 0))
    return best[1] if best[0] else None


def _worth(left: str, right: str, is_name: bool, is_sure: bool) -> int:
    """How common the rarer half is; 0 where the two cannot be neighbours."""
    worth = min(models.frequency(left) * (100 if is_sure else 1), models.frequency(right))
    if worth < _COMMON or not models.is_known(right):
        return 0
    if models.is_verb(right):
        return worth if is_sure or models.is_name(left) or not is_name else 0
    if is_name:
        return worth if (is_sure or models.is_name(left)) and models.is_adjective(right) else 0
    if left[-1] in "ое" and len(left) < 8:
        return 0
    return worth if models.is_inflected(left) else 0
