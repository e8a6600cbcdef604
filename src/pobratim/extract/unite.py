"""One fact per thing within a document: facts that tell of the same thing become one with all their evidence.

In: found facts of one document. Out: fewer. Not here: merging across documents (`pobratim.register`).
"""

from __future__ import annotations

from collections.abc import Iterable

from .found import Found
from .marked import MarkedDocument


def unite(document: MarkedDocument, found: Iterable[Found]) -> list[Found]:
    """Facts with equal content become one with all their words."""
    united: dict[str, Found] = {}
    for fact in found:
        key = repr(fact.content)
        if key in united:
            earlier = united[key]
            fact = Found(
                content=earlier.content,
                words=earlier.words + fact.words,
                trigger=earlier.trigger,
                rule=earlier.rule,
                why=earlier.why,
            )
        united[key] = fact
    return list(united.values())
