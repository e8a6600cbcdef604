"""Which words tell that people or parties come together: «встреча», «форум», «побывать».

In: `data/gatherings.csv` (nouns) and `data/triggers_event.csv` (verbs), each row with an example. Out: look-ups by
lemma. Not here: who meets, where and when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pobratim.facts.content import EVENT_TYPES

from .tables import rows_of

TALK = "talk"


@dataclass(frozen=True, slots=True)
class Gathering:
    """A noun for an event: its lemmas, the type, what must be told for it to count (`title`, `told`, `echo`, …)."""

    lemmas: tuple[str, ...]
    type: str
    needs: str
    example: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A verb for an event: its type (or `talk`, which goes on about one) and how its people and places stand."""

    lemma: str
    type: str
    frame: str
    example: str


def gathering_at(lemmas: Sequence[str], at: int) -> Gathering | None:
    """The noun for an event that begins at that lemma, the longest one."""
    for row in _nouns().get(_plain(lemmas[at]), ()):
        if tuple(map(_plain, lemmas[at : at + len(row.lemmas)])) == row.lemmas:
            return row
    return None


def coming_of(lemma: str) -> Coming | None:
    """The verb for an event with that lemma."""
    return _verbs().get(_plain(lemma))


@cache
def _nouns() -> Mapping[str, tuple[Gathering, ...]]:
    found: dict[str, list[Gathering]] = {}
    for row in rows_of("gatherings"):
        _check(row["type"], row["words"])
        lemmas = tuple(_plain(row["words"]).split())
        found.setdefault(lemmas[0], []).append(Gathering(lemmas, row["type"], row["needs"], row["example"]))
    return {word: tuple(sorted(rows, key=lambda r: -len(r.lemmas))) for word, rows in found.items()}


@cache
def _verbs() -> Mapping[str, Coming]:
    found = {}
    for row in rows_of("triggers_event"):
        _check(row["type"], row["lemma"])
        found[_plain(row["lemma"])] = Coming(_plain(row["lemma"]), row["type"], row["frame"], row["example"])
    return found


def _check(type_: str, words: str) -> None:
    if type_ not in EVENT_TYPES | {TALK}:
        raise ValueError(f"«{words}»: «{type_}» is no type of event")


@lru_cache(maxsize=100_000)
def _plain(words: str) -> str:
    return re.sub(r"^\d+-", "", words.replace("ё", "е"))
