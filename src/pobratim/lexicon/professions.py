"""What people are by trade, rank or calling, and the adjectives that belong to such words.

In: `data/professions.csv`, one nominative a row. Out: a yes or no by lemma. Not here: posts that are facts
(`posts.py`).
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of

_PREFIXES = ("экс", "вице", "поп", "рок", "топ", "супер", "мега", "медиа", "теле", "радио", "кино", "фото", "видео")


def is_profession(lemma: str) -> bool:
    """Whether a noun (lower case) says what somebody is; of a word with hyphens either end may say it."""
    if lemma in _words("noun"):
        return True
    first, _, last = lemma.partition("-")
    return bool(last) and (last in _words("noun") or (first in _words("noun") and first not in _PREFIXES))


def qualifies(lemma: str) -> bool:
    """Whether an adjective (lower case) is part of such a title: «генеральный директор»."""
    return lemma in _words("adjective")


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("professions") if row["sort"] == sort)
