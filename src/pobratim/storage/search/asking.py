"""A question to the index, whichever database holds it.

In: tokens. Out: a small tree of conditions, and what a first look at the answer shows. Not here: its text for a
database (`sqlite.py`, `postgres.py`), what a reader typed (`query.py`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark stands in the row; with `head` in its heading."""

    word: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words stand side by side in this order; each place has one of several dictionary forms."""

    places: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of the conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of the conditions."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The first condition where the second does not hold."""

    wanted: Condition
    unwanted: Condition


@dataclass(frozen=True, slots=True)
class Survey:
    """A first look at what meets a condition: the newest numbers, how many rows there are of each kind.

    Unless it is `whole`, more rows meet the condition than were counted.
    """

    numbers: tuple[int, ...]
    kinds: dict[str, int]
    whole: bool


Condition = Token | Phrase | Every | Some | Without
