"""Goods that regions send each other, and the verbs by which they go.

In: `data/goods.csv` (head word or adjective and head, chapter of the Harmonised System, whether the word is generic, an
example) and `data/flow_words.csv` (verb, direction, whether it alone betrays trade, an example). Out: look-ups by
lemma. A generic head («оборудование») takes its sense from its adjective. Chapter 00 is «several». Not here: who sends
what to whom (`pobratim.extract.rules.flow`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Good:
    """A head word with its chapter of the Harmonised System."""

    word: str
    chapter: str
    generic: bool
    example: str


@dataclass(frozen=True, slots=True)
class FlowWord:
    """A verb of trade. `direction`: its subject sends (`out`), receives (`in`), or is what goes (`go`).

    `sure` verbs betray a flow whatever their object is; others only where the object is a known good.
    """

    word: str
    direction: str
    sure: bool
    example: str


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


@cache
def _goods() -> Mapping[str, Good]:
    rows = rows_of("goods")
    return {
        _fold(row["word"]): Good(row["word"], row["chapter"], row["generic"] == "да", row["example"]) for row in rows
    }


@cache
def _flow_words() -> Mapping[str, FlowWord]:
    rows = rows_of("flow_words")
    return {row["word"]: FlowWord(row["word"], row["direction"], row["sure"] == "да", row["example"]) for row in rows}


def good_of(head: str, adjective: str | None = None) -> Good | None:
    """The good whose head has this lemma, with its adjective where the table knows the pair; ё and е are equal."""
    pair = _goods().get(f"{_fold(adjective)} {_fold(head)}") if adjective else None
    return pair or _goods().get(_fold(head)) or _goods().get(_fold(head).rpartition("-")[2])


def flow_word(lemma: str) -> FlowWord | None:
    """The verb of trade with this lemma; the reflexive «поставляться» is its verb."""
    return _flow_words().get(lemma) or _flow_words().get(lemma.removesuffix("ся"))
