"""A document with everything it mentions marked: what the rules read.

In: document and analysis; mentions are added stage by stage (`mark.py`). Out: look-ups by sentence and offset.
Not here: finding mentions (`mentions/`), making facts (`rules/`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import accumulate
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

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
from .stretches import Stretches

M = TypeVar("M", bound=Mention)
T = TypeVar("T")


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


@dataclass(frozen=True, eq=False)
class MarkedDocument:
    """Analysis plus mentions. `today` is the day (EDTF) against which relative dates count, if known.

    `home` is the party whose release this is, as far as the text shows; `sides` the parties the text is about, most
    important first. `made` keeps what `once` made of the document.
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
    sides: tuple[Party, ...] = ()
    made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.analysis.text

    @property
    def main_sides(self) -> tuple[Party, ...]:
        """The home and its main partner; one party where the text is about no other."""
        return self.sides[:2]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return self.analysis.sentences

    def within(self, mentions: Sequence[M], start: int, stop: int) -> list[M]:
        """The mentions (in order of the text) that lie wholly within `[start, stop)`."""
        return [m for m in self.beginning(mentions, start, stop) if m.stop <= stop]

    def beginning(self, mentions: Sequence[M], start: int, stop: int) -> Sequence[M]:
        """The mentions (in order of the text) that begin within `[start, stop)`."""
        starts = self._starts(mentions)
        first = bisect_left(starts, start)
        return mentions[first : bisect_left(starts, stop, first)]

    def last_before(self, mentions: Sequence[M], offset: int) -> M | None:
        """The last mention (in order of the text) that begins before an offset."""
        after = bisect_left(self._starts(mentions), offset)
        return mentions[after - 1] if after else None

    def covering(self, mentions: Sequence[M], offset: int) -> list[M]:
        """The mentions (in order of the text) that cover the character at an offset."""
        starts, reach = self._starts(mentions), self._reach(mentions)
        first = after = bisect_right(starts, offset)
        while first > 0 and reach[first - 1] > offset:
            first -= 1
        return [mention for mention in mentions[first:after] if offset < mention.stop]

    def covers(self, mentions: Sequence[M], offset: int) -> bool:
        """Whether one of the mentions covers the character at an offset."""
        return self.stretches(mentions).hold(offset, offset + 1)

    def stretches(self, mentions: Sequence[M]) -> Stretches:
        """Where the mentions stand, for many questions."""
        return self._kept(mentions, "stretches", lambda: Stretches((m.start, m.stop) for m in mentions))

    def _starts(self, mentions: Sequence[M]) -> list[int]:
        return self._kept(mentions, "starts", lambda: [mention.start for mention in mentions])

    def _reach(self, mentions: Sequence[M]) -> list[int]:
        return self._kept(mentions, "reach", lambda: list(accumulate((mention.stop for mention in mentions), max)))

    def _kept(self, mentions: Sequence[M], name: str, make: Callable[[], T]) -> T:
        """What is made of mentions, kept with the mentions themselves, so that no others take their identity."""
        kept = self.made.get((id(mentions), name))
        if kept is None:
            kept = self.made[id(mentions), name] = (mentions, make())
        return cast("T", kept[1])

    def in_sentence(self, mentions: Sequence[M], sentence: Sentence) -> list[M]:
        """The mentions inside a sentence, in order."""
        return self.within(mentions, sentence.start, sentence.stop)

    def raw_span(self, start: int, stop: int) -> Span:
        """Span of the raw text for repaired offsets."""
        return self.analysis.raw_span(start, stop)


P = ParamSpec("P")
R = TypeVar("R")
FromDocument = Callable[Concatenate[MarkedDocument, P], R]


def once(work: FromDocument[P, R]) -> FromDocument[P, R]:
    """What `work` makes of a document (and further plain arguments): made once, kept as long as the document.

    Only for what nobody changes afterwards.
    """

    @wraps(work)
    def remembered(document: MarkedDocument, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (work, args, *kwargs.items()) if kwargs else (work, args)
        if key not in document.made:
            document.made[key] = work(document, *args, **kwargs)
        return cast(R, document.made[key])

    return cast("FromDocument[P, R]", remembered)
