"""The sources of an entry for somebody who checks it: which documents tell of it, the text of one with its words lit.

In: an entry's facts with their documents. Out: tabs, reprints folded under the text that an office itself gave out,
and paragraphs. Not here: queries, HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.storage.models import Document, Fact
from pobratim.storage.reprints import official_first
from pobratim.wording import date_words

from .cards import document_name
from .highlight import Mark, Piece, paragraphs

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that tells of the entry; `shown` where its text stands on the page."""

    id: str
    name: str
    published: str
    source: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Source:
    """One release: the text that stands for it, and its reprints."""

    first: Copy
    reprints: tuple[Copy, ...]

    @property
    def shown(self) -> bool:
        """Whether the text on the page is of this release."""
        return self.first.shown or any(copy.shown for copy in self.reprints)


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text in paragraphs; `titled` where the first one is its title."""

    paragraphs: list[list[Piece]]
    titled: bool


def releases_of(facts: Sequence[Fact]) -> list[list[Document]]:
    """The documents of the facts by release, an office's own text first in each, releases in the order of time."""
    found: dict[str, dict[str, Document]] = {}
    for fact in facts:
        found.setdefault(fact.document.digest, {})[fact.document_id] = fact.document
    ordered = [official_first(copies.values()) for copies in found.values()]
    return sorted(ordered, key=lambda copies: (copies[0].published or "9", copies[0].id))


def chosen(releases: list[list[Document]], wanted: str) -> str:
    """The document whose text is shown: the one asked for, else the first; nothing where there is none."""
    ids = [copy.id for copies in releases for copy in copies]
    return wanted if wanted in ids else next(iter(ids), "")


def sources_of(releases: list[list[Document]], shown: str, lang: str) -> list[Source]:
    """The same as tabs."""
    made = [[_copy(copy, shown, lang) for copy in copies] for copies in releases]
    return [Source(copies[0], tuple(copies[1:])) for copies in made]


def _copy(document: Document, shown: str, lang: str) -> Copy:
    return Copy(
        id=document.id,
        name=document_name(document, lang),
        published=date_words(document.published, lang),
        source=document.source,
        shown=document.id == shown,
    )


def text_of(text: str, facts: Sequence[Fact]) -> Text:
    """A document's text with the words of those facts lit."""
    marks = [Mark(fact.id, fact.kind, tuple((span[0], span[1]) for span in fact.evidence)) for fact in facts]
    cut = paragraphs(text, marks)
    titled = len(cut) > 1 and sum(len(piece.text) for piece in cut[0]) < LONGEST_TITLE
    return Text(cut, titled)
