"""The words that were found, in the text where they stand.

In: a text, a query. Out: pieces of the text, those that meet the query marked. Made only for the hits that a page
shows. Not here: HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pobratim.resolve.parties import ancestors
from pobratim.text.dictionary import beginnings

from .query import Query, parties_meant
from .words import folded, forms_of, tokens_in

LENGTH = 260
LOOKED_AT = 100_000
"""Letters of a text in which hits are looked for: a page of long texts must not take long."""
CLOSEST = 3
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked if it meets the query."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    stop: int
    group: int


class Finder:
    """Finds the words of one query in texts. Only words that begin as a wanted one does are looked up."""

    def __init__(self, query: Query) -> None:
        self._groups: dict[str, int] = {}
        self._parties: dict[int, frozenset[str]] = {}
        self._seen: dict[str, int | None] = {}
        for n, group in enumerate(query.wanted):
            for form in (form for place in group.places for form in place):
                self._groups.setdefault(form, n)
            if group.parties:
                self._parties[n] = frozenset(group.parties)
        self._beginnings = frozenset(start for form in self._groups for start in beginnings(form))

    def marked(self, text: str) -> tuple[Piece, ...]:
        """The whole text."""
        return _pieces(text, 0, len(text), self._spots(text))

    def snippet(self, text: str, length: int = LENGTH) -> tuple[Piece, ...]:
        """The stretch of the text that meets most of the query; its beginning if nothing does."""
        text = " ".join(text[:LOOKED_AT].split())
        spots = self._spots(text)
        start, stop = _best(text, spots, length)
        pieces = _pieces(text, start, stop, spots)
        before, after = ("… " if start else ""), (" …" if stop < len(text) else "")
        return tuple(piece for piece in (Piece(before), *pieces, Piece(after)) if piece.text)

    def _spots(self, text: str) -> list[_Spot]:
        spots, seen = list[_Spot](), self._seen
        for match in tokens_in(text):
            token = match.group()
            if token not in seen:
                seen[token] = self._group_of(folded(token))
            group = seen[token]
            if group is not None:
                spots.append(_Spot(match.start(), match.end(), group))
        missing = self._parties.keys() - {spot.group for spot in spots}
        for n in missing:
            spots += self._names(text, n)
        return sorted(spots, key=lambda spot: spot.start)

    def _group_of(self, form: str) -> int | None:
        if form[:2] not in self._beginnings:
            return None
        return next((self._groups[one] for one in forms_of(form) if one in self._groups), None)

    def _names(self, text: str, group: int) -> Iterator[_Spot]:
        """Names of the group's parties, and of parts of them, that the words themselves do not show."""
        wanted, found = self._parties[group], 0
        for match in tokens_in(text):
            if found == CLOSEST:
                return
            if text[match.start()].isupper() and wanted & _told_by(folded(match.group())):
                found += 1
                yield _Spot(match.start(), match.end(), group)


@lru_cache(maxsize=50_000)
def _told_by(form: str) -> frozenset[str]:
    """Parties that a name in a text may mean, with all that they lie in."""
    if len(form) <= SHORTEST_NAME:
        return frozenset()
    return frozenset(step for code in parties_meant(form) for step in (code, *ancestors(code)))


def _best(text: str, spots: Sequence[_Spot], length: int) -> tuple[int, int]:
    """The stretch of about this length with most groups, then most spots; cut between words."""
    if len(text) <= length:
        return 0, len(text)
    best, begin = (0, 0), 0
    for n, spot in enumerate(spots):
        inside = [other for other in spots[n : n + 20] if other.stop <= spot.start + length - 40]
        worth = (len({other.group for other in inside}), len(inside))
        if worth > best:
            best, begin = worth, spot.start
    start = max(0, min(begin - 60, len(text) - length)) if best > (0, 0) else 0
    start = text.find(" ", start) + 1 if start else 0
    stop = len(text) if start + length >= len(text) else text.rfind(" ", start, start + length)
    return start, stop if stop > start else min(len(text), start + length)


def _pieces(text: str, start: int, stop: int, spots: Sequence[_Spot]) -> tuple[Piece, ...]:
    pieces, at = [], start
    for spot in spots:
        if spot.start < at or spot.stop > stop:
            continue
        pieces += [Piece(text[at : spot.start]), Piece(text[spot.start : spot.stop], True)]
        at = spot.stop
    pieces.append(Piece(text[at:stop]))
    return tuple(piece for piece in pieces if piece.text)
