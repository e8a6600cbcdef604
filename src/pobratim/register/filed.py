"""Facts as they go into the register: with what must be known of their document, and their block.

In: values. Out: `Filed` facts. Not here: how they get there (`filing.py`), entries (`build.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pobratim.facts import Content, Fact
from pobratim.facts.content import Date, values_of
from pobratim.resolve.parties import is_party

from .dates import stretch

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


def names_in(content: Content) -> Iterator[str]:
    """Values of the slots that hold people, as they stand (among `by` and `to` there are parties and bodies too)."""
    for slot in PEOPLE_SLOTS.get(content.kind, ()):
        yield from (value for value in values_of(getattr(content, slot)) if not is_party(value))
