"""Facts as they go into the register: with what must be known of their document, and their block.

In: a document and its facts. Out: `Filed` facts. Not here: entries (`build.py`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from pobratim.facts import Content, Document, Fact, Post
from pobratim.facts.content import Date, values_of
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key

from .dates import stretch

_NOT_LETTER = re.compile(r"[\W_]+")
_LATEST = date.max
PEOPLE_SLOTS = {
    "post": ("person",),
    "agreement": ("signers",),
    "event": ("people",),
    "commitment": ("by", "to"),
    "statement": ("speaker",),
}


@dataclass(frozen=True, slots=True)
class Filed:
    """A fact with its document's day and digest (equal for reprints), its words, and its block.

    `homes` are the parties of which the document says that people named by the fact hold their posts.
    """

    fact: Fact
    published: Date | None
    digest: str
    quote: str
    homes: tuple[str, ...] = ()
    block: str = ""

    @property
    def content(self) -> Content:
        """What the fact says."""
        return self.fact.content

    @property
    def order(self) -> tuple[date, str, str]:
        """Sorts facts by their documents' days; the first of a cluster founds the entry."""
        return (stretch(self.published).first or _LATEST, self.fact.document, self.fact.id)


def text_digest(text: str) -> str:
    """Equal for texts with the same letters and digits: reprints differ in dashes, quotes and spaces."""
    return hashlib.sha256(_NOT_LETTER.sub("", text.casefold()).encode()).hexdigest()[:32]


def file_facts(document: Document, facts: Iterable[Fact]) -> list[Filed]:
    """The document's facts, ready for the register, in the same order."""
    from .kinds import block_of

    facts = list(facts)
    homes, digest = _homes(facts), text_digest(document.text)
    filed = []
    for fact in facts:
        quote = " … ".join(span.of(document.text) for span in fact.evidence)
        own_homes = sorted({home for name in names_in(fact.content) for home in homes.get(name_key(name), ())})
        bare = Filed(fact, document.published, digest, quote, tuple(own_homes))
        filed.append(replace(bare, block=block_of(bare)))
    return filed


def names_in(content: Content) -> Iterator[str]:
    """Values of the slots that hold people, as they stand (among `by` and `to` there are parties and bodies too)."""
    for slot in PEOPLE_SLOTS.get(content.kind, ()):
        yield from (value for value in values_of(getattr(content, slot)) if not is_party(value))


def _homes(facts: list[Fact]) -> dict[str, set[str]]:
    homes: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact.content, Post) and is_party(fact.content.of):
            homes.setdefault(name_key(fact.content.person), set()).add(canonical(fact.content.of))
    return homes
