"""A document's facts on their way into the register.

In: a document and its facts. Out: `Filed` facts with their words, homes and blocks. Not here: entries (`build.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pobratim.facts import Document, Fact, Post
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key
from pobratim.resolve.reprints import Print, print_of, releases, text_digest

from .dates import stretch
from .filed import Filed, names_in
from .kinds import block_of
from .store import Reading


def document_print(document: Document) -> Print:
    """What tells whether another document is a reprint of this one."""
    return print_of(document.text, stretch(document.published).edge)


def file_readings(readings: Iterable[Reading]) -> list[Filed]:
    """All facts of many documents, reprints found among those."""
    readings = list(readings)
    found = releases({reading.document.id: document_print(reading.document) for reading in readings})
    return [filed for one in readings for filed in file_facts(one.document, one.facts, release=found[one.document.id])]


def file_facts(document: Document, facts: Iterable[Fact], *, release: str = "") -> list[Filed]:
    """The document's facts, ready for the register, in the same order."""
    facts = list(facts)
    homes, digest = _homes(facts), release or text_digest(document.text)
    filed = []
    for fact in facts:
        quote = " … ".join(span.of(document.text) for span in fact.evidence)
        own_homes = sorted({home for name in names_in(fact.content) for home in homes.get(name_key(name), ())})
        bare = Filed(fact, document.published, digest, quote, tuple(own_homes))
        filed.append(replace(bare, block=block_of(bare)))
    return filed


def _homes(facts: list[Fact]) -> dict[str, set[str]]:
    homes: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact.content, Post) and is_party(fact.content.of):
            homes.setdefault(name_key(fact.content.person), set()).add(canonical(fact.content.of))
    return homes
