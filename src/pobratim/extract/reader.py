"""The order of work: a document is marked, the rules find, equal finds are united, each gets id and raw evidence.

In: a `Document`. Out: its facts. Pure: no files, no network, no clock.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from pobratim.facts import Document, Fact, fact_id, tidy

from .found import Found
from .mark import mark
from .marked import MarkedDocument
from .rules import RULES
from .unite import unite


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, with the title, day and source that its text gives, and its facts in the order of the text."""

    document: Document
    facts: list[Fact]


def read(document: Document) -> Reading:
    """Reads one document. The text is never changed; evidence points into it as it is."""
    marked = mark(document)
    found = unite(marked, chain.from_iterable(rule(marked) for rule in RULES))
    facts = _facts(marked, sorted(found, key=lambda f: (min(f.words), f.content.kind, repr(f.content))))
    return Reading(marked.document, facts)


def _facts(marked: MarkedDocument, found: list[Found]) -> list[Fact]:
    seen: Counter[tuple[str, str]] = Counter()
    facts = []
    for item in found:
        kind = item.content.kind
        trigger = marked.raw_span(*item.trigger).of(marked.document.text)
        seen[kind, trigger] += 1
        facts.append(
            Fact(
                id=fact_id(marked.document.id, kind, trigger, seen[kind, trigger]),
                document=marked.document.id,
                content=item.content,
                evidence=tidy([marked.raw_span(start, stop) for start, stop in item.words]),
                rule=item.rule,
                why=item.why,
            )
        )
    return facts
