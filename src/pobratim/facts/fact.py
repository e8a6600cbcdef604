"""A fact: what one document says, tied to the words that say it.

In: content, evidence, the rule that found it. Out: `Fact` and `Document` records with stable ids. Not here: JSON
(`wire.py`), merging facts of several documents (`pobratim.register`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .content import Content, Date
from .spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, never changed afterwards.

    `published` is the day that the text or its page gives, EDTF. `address` is where it was found (a path or an URL).
    """

    id: str
    text: str
    title: str | None = None
    published: Date | None = None
    source: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says, with evidence (spans of the raw text, at least one), the rule that found it and why."""

    id: str
    document: str
    content: Content
    evidence: tuple[Span, ...]
    rule: str
    why: str

    @property
    def kind(self) -> str:
        """The fact's kind, one of the nine."""
        return self.content.kind


def fact_id(document: str, kind: str, trigger: str, occurrence: int) -> str:
    """Id from raw content: the document, the kind, the raw words that betrayed the fact and which of equal ones."""
    key = "\x1f".join((document, kind, trigger, str(occurrence)))
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def document_id(text: str) -> str:
    """Id of a document that brings none: from its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
