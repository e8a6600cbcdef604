"""Cuts a sentence into words and signs, as razdel does.

In: a text and a sentence's offsets. Out: offsets and text of each word. What razdel made of a stretch without spaces is
remembered: its rules look across a space only at signs that join («кое- что», «5. 3»), and then it is asked for the
whole sentence. Not here: sentences (`sentences.py`), lost spaces (`repair.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from razdel import tokenize

Words = list[tuple[int, int, str]]
_STRETCH = re.compile(r"\S+")
_JOINING = "‑–—−\\-_"
_ACROSS = re.compile(
    rf"(?:^|\s)[{_JOINING}]\S|\S[{_JOINING}](?:\s|$)|\d[.,/\\]\s+\d|\d\s+[.,/\\]\d",
)


def cut_words(text: str, start: int, stop: int) -> Words:
    """The words of the sentence `[start, stop)`."""
    sentence = text[start:stop]
    if _ACROSS.search(sentence):
        return [(start + word.start, start + word.stop, word.text) for word in tokenize(sentence)]
    words: Words = []
    for stretch in _STRETCH.finditer(sentence):
        at = start + stretch.start()
        words += [(at + first, at + after, word) for first, after, word in _words_of(stretch.group())]
    return words


@lru_cache(maxsize=100_000)
def _words_of(stretch: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((word.start, word.stop, word.text) for word in tokenize(stretch))
