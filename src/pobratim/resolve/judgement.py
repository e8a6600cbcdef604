"""An answer to "is it the same thing?", with a score and a sentence.

In: nothing. Out: `Judgement`. Not here: who judges (`people.py`, `organisations.py`, `pobratim.register`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Answer(StrEnum):
    """Three answers; "not yet asked" is the absence of a judgement."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer, how sure it is (0 to 1, for SAME and DIFFERENT alike), and why, for a reviewer to read."""

    answer: Answer
    score: float
    why: str

    @property
    def same(self) -> bool:
        """Whether the two are one."""
        return self.answer is Answer.SAME


@lru_cache(maxsize=1000)
def same(score: float, why: str) -> Judgement:
    """They are one."""
    return Judgement(Answer.SAME, score, why)


@lru_cache(maxsize=1000)
def different(score: float, why: str) -> Judgement:
    """They are two."""
    return Judgement(Answer.DIFFERENT, score, why)


@lru_cache(maxsize=1000)
def unsure(score: float, why: str) -> Judgement:
    """Nobody can tell from what is known; `score` leans towards one (1) or two (0)."""
    return Judgement(Answer.UNSURE, score, why)
