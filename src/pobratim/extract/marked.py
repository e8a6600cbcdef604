"""A document with everything it mentions marked: what the rules read.

In: document and analysis; mentions are added stage by stage (`mark.py`). Out: look-ups by sentence and offset.
Not here: finding mentions (`mentions/`), making facts (`rules/`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pobratim.facts import Document, Span
from pobratim.facts.content import Party
from pobratim.text import Analysis, Sentence

from .mentions.nouns import (
    AmountMention,
    DateMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PostMention,
)

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True)
class Quotation:
    """Direct speech: `[start, stop)` spans of the quoted words, and the attribution's span (None when there is none).

    `speakers` has more than one person only where they speak jointly, none where the text does not name the speaker.
    """

    words: tuple[tuple[int, int], ...]
    attribution: tuple[int, int] | None = None
    speakers: tuple[str, ...] = ()

    @property
    def speaker(self) -> str | None:
        """The first speaker, if one is named."""
        return self.speakers[0] if self.speakers else None


def _start(mention: Mention) -> int:
    return mention.start


@dataclass(frozen=True)
class MarkedDocument:
    """Analysis plus mentions. `today` is the day (EDTF) against which relative dates count, if known.

    `home` is the party whose release this is, as far as the text shows; `sides` the parties the text is about, most
    important first.
    """

    document: Document
    analysis: Analysis
    today: str | None = None
    parties: tuple[PartyMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    home: Party | None = None
    sides: tuple[Party, ...] = field(default=())

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.analysis.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return self.analysis.sentences

    def within(self, mentions: Sequence[M], start: int, stop: int) -> list[M]:
        """The mentions (in order of the text) that lie wholly within `[start, stop)`."""
        return [m for m in self.beginning(mentions, start, stop) if m.stop <= stop]

    def beginning(self, mentions: Sequence[M], start: int, stop: int) -> Sequence[M]:
        """The mentions (in order of the text) that begin within `[start, stop)`."""
        first = bisect_left(mentions, start, key=_start)
        return mentions[first : bisect_left(mentions, stop, lo=first, key=_start)]

    def in_sentence(self, mentions: Sequence[M], sentence: Sentence) -> list[M]:
        """The mentions inside a sentence, in order."""
        return self.within(mentions, sentence.start, sentence.stop)

    def raw_span(self, start: int, stop: int) -> Span:
        """Span of the raw text for repaired offsets."""
        return self.analysis.raw_span(start, stop)
