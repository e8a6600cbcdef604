"""Where readings, decisions and entries are kept, as the register sees it.

In: readings (a document with its facts), decisions. Out: entries. Not here: the stores themselves: `memory.py` and the
database (`pobratim.storage`), which pass the same tests.

Writing has two steps, so that an interruption between them loses nothing: `keep` writes facts and remembers which
blocks they touch, `rebuild` makes the entries of those blocks anew. Entries are as of the last `rebuild`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from pobratim.facts import Document, Fact

from .decisions import Decision
from .entry import Entry
from .lives import Lives


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what a version of the reader found in it."""

    document: Document
    facts: tuple[Fact, ...]
    version: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that the register holds, and the version of the reader that read it."""

    document: Document
    version: str

    def is_current(self, document: Document, version: str) -> bool:
        """Whether reading this document with this version would change nothing."""
        return (self.document.text, self.version) == (document.text, version)


class Store(Protocol):
    """What every store can do."""

    def known(self, document: str) -> KnownDocument | None:
        """What is known of the document with that id."""
        ...

    def keep(self, readings: Iterable[Reading]) -> None:
        """Write readings; a document's earlier facts are replaced, but those that people entered."""
        ...

    def forget(self, document: str) -> None:
        """Take a document and its facts out."""
        ...

    def add(self, fact: Fact) -> None:
        """Add a fact that a person entered to a document that is there; KeyError where it is not."""
        ...

    def decide(self, decision: Decision) -> None:
        """Add a person's decision."""
        ...

    def rebuild(self, *, everything: bool = False) -> int:
        """Make the entries of touched blocks (or of all) anew; how many blocks that were."""
        ...

    def waiting(self) -> int:
        """How many touched blocks are not rebuilt yet."""
        ...

    def entries(self) -> list[Entry]:
        """All entries, sorted by id."""
        ...

    def entry(self, wanted: str) -> Entry | None:
        """One entry; an old id leads to the entry that holds the fact which founded the old one."""
        ...

    def lives(self) -> Lives:
        """Links between entries and phases of papers, sorted."""
        ...

    def entries_of_party(self, party: str) -> list[Entry]:
        """Entries that concern a party or what lies in it, but the rejected ones."""
        ...

    def entries_of_person(self, name: str) -> list[Entry]:
        """Entries that name a person in any spelling of that name, but the rejected ones."""
        ...
