"""The order of work: a document is marked, the rules find, equal finds are united, each gets id and raw evidence.

In: a `Document`. Out: its facts. Pure: no files, no network, no clock.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain

from pobratim.facts import Document, Fact, fact_id, tidy

from .found import Found
from .mark import mark
from .marked import MarkedDocument
from .rules import RULES
from .unite import unite


def read(document: Document) -> list[Fact]:
    """The facts that a document states, in the order of the text."""
    marked = mark(document)
    found = unite(marked, chain.from_iterable(rule(marked) for rule in RULES))
    return _facts(marked, sorted(found, key=lambda f: (min(f.words), f.content.kind, repr(f.content))))


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
