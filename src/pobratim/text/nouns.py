"""What analysed text is made of.

In: nothing. Out: tokens, sentences, names and the analysis that holds them. All offsets here count code points of the
*repaired* text; `Analysis.raw_span` turns them into spans of the text as it was read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pobratim.facts import Span

from .mapped import MappedText


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One word or sign with its lemma (lower case, ё kept), part of speech and features (Universal Dependencies).

    `head` is the index of the governing token within the sentence, -1 for the root; `rel` the relation to it.
    """

    text: str
    start: int
    stop: int
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int
    rel: str

    @property
    def case(self) -> str | None:
        """Nom, Gen, Dat, Acc, Ins, Loc or None."""
        return self.feats.get("Case")


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence. `paragraph` counts paragraphs (lines) of the text from 0; `index` counts sentences.

    `noise` marks what is no text of the release: a menu, a login, a photographer's name, a copyright line.
    """

    index: int
    start: int
    stop: int
    paragraph: int
    tokens: tuple[Token, ...]
    noise: bool = False

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, token in enumerate(self.tokens):
            found.setdefault(token.head, []).append(i)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _stops(self) -> list[int]:
        return [token.stop for token in self.tokens]

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(token.lemma for token in self.tokens)

    def lemmas(self) -> tuple[str, ...]:
        """Lemmas of all tokens, in order."""
        return self._lemmas

    def children(self, head: int) -> Iterator[int]:
        """Indexes of the tokens governed by the token at index `head`."""
        return iter(self._children.get(head, ()))

    def subtree(self, head: int) -> list[int]:
        """Indexes of the token at `head` and of everything under it, sorted."""
        found, queue = {head}, [head]
        while queue:
            for child in self.children(queue.pop()):
                if child not in found:
                    found.add(child)
                    queue.append(child)
        return sorted(found)

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].stop else None

    def tokens_from(self, offset: int, most: int | None = None) -> tuple[Token, ...]:
        """The tokens that begin at an offset or behind it, no more than so many."""
        first = bisect_left(self._starts, offset)
        return self.tokens[first : None if most is None else first + most]

    def tokens_in(self, start: int, stop: int) -> range:
        """Indexes of the tokens that lie wholly within the offsets."""
        first, after = bisect_left(self._starts, start), bisect_right(self._stops, stop)
        return range(first, after) if first < after else range(0)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as the recogniser saw it: `type` is PER, LOC or ORG."""

    start: int
    stop: int
    type: str


@dataclass(frozen=True)
class Analysis:
    """A text repaired, cut and parsed: `mapped` is the repaired text that knows where its characters came from."""

    raw: str
    mapped: MappedText
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.mapped.text

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def raw_span(self, start: int, stop: int) -> Span:
        """The span of the raw text from which the repaired characters `[start, stop)` came."""
        first, last = self.mapped.starts[start], self.mapped.stops[stop - 1]
        return Span(first, max(last, first + 1)) if first < len(self.raw) else Span(first - 1, first)

    def quote(self, start: int, stop: int) -> str:
        """Repaired words between two offsets."""
        return self.text[start:stop]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers `offset`, if any."""
        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].stop else None
