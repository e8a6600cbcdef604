"""Which database's way of keeping words is used.

In: the connection. Out: the module with `write`, `newest`, `counts`. Not here: those (`sqlite.py`, `postgres.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from django.db import connection

from . import postgres, sqlite
from .asking import Condition, Survey
from .content import Item


class Engine(Protocol):
    """What both databases can do."""

    def write(self, items: Iterable[Item]) -> None:
        """Write new rows with their words."""

    def know(self, words: Sequence[tuple[str, str, str]]) -> None:
        """Remember words with their frames and shapes, in the given order; known ones stay as they are."""

    def taken(self, numbers: Sequence[int]) -> set[int]:
        """Those of the numbers that rows have."""

    def survey(self, asked: Condition, limit: int) -> Survey:
        """The newest rows that meet a condition, and of what kinds they and some more are."""

    def newest(self, asked: Sequence[Condition], limit: int, *, rare: bool = False) -> list[list[int]]:
        """For each condition the numbers of the newest rows that meet it; `rare` says that there are few."""

    def matching(self, asked: Condition) -> tuple[str, tuple[str]]:
        """SQL of the ids of documents and entries that meet the condition, and its parameters."""

    def counts(self, asked: Sequence[Condition], limit: int) -> list[int]:
        """For each condition how many rows meet it, at most so many."""


def engine() -> Engine:
    """The way of the connected database."""
    return cast(Engine, sqlite if connection.vendor == "sqlite" else postgres)
