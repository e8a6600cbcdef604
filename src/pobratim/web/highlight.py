"""A document's text cut into pieces, so that every evidence span can be coloured, overlapping ones too.

In: the text as it was read, marks (a fact's id, kind, spans). Out: paragraphs of pieces; joined they give every
character of the paragraph. Not here: colours and HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's words in the text: half-open intervals."""

    fact: str
    kind: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words covered by the same facts, the closest one first; `begins` are the facts whose first words these are."""

    text: str
    facts: tuple[str, ...] = ()
    kind: str = ""
    begins: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Lit, but only a space or a mark: nothing that could be a link's words."""
        return bool(self.facts) and not any(letter.isalnum() for letter in self.text)


@dataclass(frozen=True, slots=True)
class _Cover:
    start: int
    stop: int
    mark: Mark


def paragraphs(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """Every line that holds words, cut where a span starts or ends; spans beyond the text are cut off."""
    covers = [
        _Cover(max(0, start), min(stop, len(text)), mark)
        for mark in marks
        for start, stop in mark.spans
        if start < stop
    ]
    waiting = {mark.fact for mark in marks}
    found = []
    for line in _LINE.finditer(text):
        if line.group().strip():
            here = [cover for cover in covers if cover.start < line.end() and line.start() < cover.stop]
            found.append(_pieces(text, line.start(), line.end(), here, waiting))
    return found


def _pieces(text: str, start: int, stop: int, covers: list[_Cover], waiting: set[str]) -> list[Piece]:
    cuts = {start, stop}
    for cover in covers:
        cuts |= {max(start, cover.start), min(stop, cover.stop)}
    found = []
    for left, right in pairwise(sorted(cuts)):
        over = [cover for cover in covers if cover.start <= left and right <= cover.stop]
        over.sort(key=lambda cover: (cover.stop - cover.start, -cover.start))
        facts = tuple(dict.fromkeys(cover.mark.fact for cover in over))
        begins = tuple(fact for fact in facts if fact in waiting)
        waiting.difference_update(begins)
        found.append(Piece(text[left:right], facts, over[0].mark.kind if over else "", begins))
    return found
