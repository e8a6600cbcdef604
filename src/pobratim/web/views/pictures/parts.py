"""Small pictures for the page of a partner or of a tie.

In: codes of parties, a language. Out: `Part`s for the templates of `pictures/parts`, None where there is nothing to
draw; at most two queries each. Not here: the whole pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Part:
    """A small drawing, what it shows in words, and the address of the whole picture."""

    drawing: object
    sentence: str
    address: str


def timeline_part(code: str, other: str, lang: str, day: date | None = None) -> Part | None:
    """The papers of a tie as life lines with its events."""
    return None


def trade_part(code: str, other: str, lang: str) -> Part | None:
    """Turnover, export and import of two parties by year, in the currency of most figures."""
    return None


def network_part(code: str, lang: str) -> Part | None:
    """A party with those whom it has most entries with."""
    return None
