"""Patterns that are tried only at the words with which they can begin.

In: patterns, each with its possible first words, and a text. Out: the matches that `finditer` would give, all patterns
in one pass, ordered by where they begin. A long pattern tried at every letter of a text was a fifth of reading's time.
Not here: the patterns (`date_words.py`, `amounts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
_PIECE = re.compile(r"\d+|[^\W\d]+")
_DIGITS = "0"
_MOST_WORDS = 100_000


@dataclass(frozen=True)
class WordRule(Generic[T]):
    """`first`: every first word of a match, whole (`0` stands for all digits). `pattern` begins at a word's start."""

    first: str
    pattern: str
    meaning: T


@dataclass
class WordRules(Generic[T]):
    """Rules that are tried together, in any case of letters."""

    rules: Sequence[WordRule[T]]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._firsts = [re.compile(rule.first, re.IGNORECASE) for rule in self.rules]
        self._patterns = [re.compile(rule.pattern, re.IGNORECASE) for rule in self.rules]

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], T]]:
        """Matches with what their rules mean; those of one rule do not overlap."""
        free = [0] * len(self.rules)
        for piece in _PIECE.finditer(text):
            for i in self._beginning_with(piece.group()):
                match = self._patterns[i].match(text, piece.start()) if piece.start() >= free[i] else None
                if match:
                    free[i] = match.end()
                    yield match, self.rules[i].meaning

    def _beginning_with(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            key = _DIGITS if word[0].isdigit() else word
            known = tuple(i for i, first in enumerate(self._firsts) if first.fullmatch(key))
            self._known[word] = known
        return known
