"""Facts that people put in themselves: marked in a text that was read, or in a text of their own.

In: a document, its words, a content. Out: facts; and a reading that still holds the facts people marked in an earlier
one. Not here: who may enter (`pobratim.desk`), what the decision `enter` makes of the entry (`review.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pobratim.facts import Content, Document, Fact, Span
from pobratim.facts.spans import tidy

from .store import Reading

ENTERED = "entered"
"""The rule of a fact that a person entered."""
WHY = "внесено вручную"
HAND = "hand-"
"""How ids of documents begin that are nothing but the ground for a fact entered by hand."""
HAND_VERSION = "hand"


def is_by_hand(document: str) -> bool:
    """Whether a document is only the text that somebody gave as the ground for an entry."""
    return document.startswith(HAND)


def entered_fact(fact_id: str, document: Document, content: Content, evidence: Iterable[Span]) -> Fact:
    """A fact as a person marked it. ValueError for words that are not in the document."""
    spans = tidy(list(evidence))
    if not spans or spans[-1].stop > len(document.text):
        raise ValueError(f"no such words in {document.id}")
    return Fact(fact_id, document.id, content, spans, ENTERED, WHY)


def with_entered(reading: Reading, known: Iterable[Fact], text: str) -> Reading:
    """The reading with what people had marked in the document's text as it was; nothing read again deletes that.

    In another text the same words are looked for; a fact whose words are gone has nothing to stand on and goes too.
    """
    told = {fact.id for fact in reading.facts}
    kept = [fact for fact in known if fact.rule == ENTERED and fact.id not in told]
    if reading.document.text != text:
        kept = [moved for fact in kept if (moved := _moved(fact, text, reading.document.text)) is not None]
    return replace(reading, facts=(*reading.facts, *kept)) if kept else reading


def _moved(fact: Fact, old: str, new: str) -> Fact | None:
    spans: list[Span] = []
    for span in fact.evidence:
        words = span.of(old)
        at = new.find(words) if words else -1
        if at < 0:
            return None
        spans.append(Span(at, at + len(words)))
    return replace(fact, evidence=tidy(spans))
