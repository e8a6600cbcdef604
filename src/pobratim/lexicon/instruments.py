"""Which words name a paper, and which tell what becomes of it: «меморандум», «ратифицировать», «утратить силу».

In: `data/instruments.csv` and `data/triggers_agreement.csv`, each row with an example phrase. Out: look-ups by lemma.
Not here: which paper of a text a word belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pobratim.facts.content import INSTRUMENTS

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Instrument:
    """A name of papers: its lemmas; the instrument, None for «документ»; what must follow for it to count."""

    lemmas: tuple[str, ...]
    instrument: str | None
    needs: tuple[str, ...]
    example: str


def instrument_at(lemmas: Sequence[str], at: int, following: str) -> Instrument | None:
    """The name of papers that begins at that lemma, if any; `following` are the words behind it."""
    for row in _instruments().get(lemmas[at], ()):
        named = tuple(lemmas[at : at + len(row.lemmas)]) == row.lemmas
        if named and (not row.needs or following.lower().lstrip().startswith(row.needs)):
            return row
    return None


@lru_cache(maxsize=100_000)
def act_of(lemma: str) -> str | None:
    """What the word says about a paper: `sign`, `ratify`, `end`, `force`, …"""
    return _acts().get(lemma.replace("ё", "е"))


@cache
def _instruments() -> Mapping[str, tuple[Instrument, ...]]:
    found: dict[str, list[Instrument]] = {}
    for row in rows_of("instruments"):
        instrument = row["instrument"] or None
        if instrument and instrument not in INSTRUMENTS:
            raise ValueError(f"instruments.csv: «{instrument}» is no instrument")
        lemmas = tuple(row["words"].split())
        needs = tuple(need for need in row["needs"].split("|") if need)
        found.setdefault(lemmas[0], []).append(Instrument(lemmas, instrument, needs, row["example"]))
    return {word: tuple(sorted(rows, key=lambda r: -len(r.lemmas))) for word, rows in found.items()}


@cache
def _acts() -> Mapping[str, str]:
    return {row["lemma"].replace("ё", "е"): row["act"] for row in rows_of("triggers_agreement")}
