"""A document's facts on their way into the register.

In: a document and its facts. Out: `Filed` facts with their words, homes and blocks. Not here: entries (`build.py`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from pobratim.facts import Document, Fact, Post
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key

from .filed import Filed, names_in
from .kinds import block_of

_NOT_LETTER = re.compile(r"[\W_]+")


def text_digest(text: str) -> str:
    """Equal for texts with the same letters and digits: reprints differ in dashes, quotes and spaces."""
    return hashlib.sha256(_NOT_LETTER.sub("", text.casefold()).encode()).hexdigest()[:32]


def file_facts(document: Document, facts: Iterable[Fact]) -> list[Filed]:
    """The document's facts, ready for the register, in the same order."""
    facts = list(facts)
    homes, digest = _homes(facts), text_digest(document.text)
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
