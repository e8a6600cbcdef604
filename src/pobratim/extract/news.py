"""Reads general news: names, occupations, meetings and deals between any people and bodies.

In: a document. Out: `News`. Wider and shallower than the facts of the register: `read` does not use it. Not here: how
each kind is found (`news_jobs.py`, `news_occupations.py`, `news_events.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.facts import Document, Span

from .mark import mark
from .marked import MarkedDocument
from .news_events import find_deals, find_meetings
from .news_names import NameWords, entities, find_names
from .news_naming import answered
from .news_nouns import Deal, Meeting, News, NewsName, Occupation
from .news_occupations import find_occupations

__all__ = ["Deal", "Meeting", "News", "NewsName", "Occupation", "find_news", "read_news"]


def read_news(document: Document) -> News:
    """Marks a document and finds what its news says."""
    return find_news(mark(document))


def find_news(document: MarkedDocument) -> News:
    """All that the news in a marked document says."""
    names = find_names(document)
    known = entities(document, names)
    held = find_occupations(document, known)
    return News(
        text=document.analysis.raw,
        names=tuple(
            NewsName(name.type, document.raw_span(name.start, name.stop)) for name in answered(document, names)
        ),
        occupations=tuple(
            Occupation(
                document.raw_span(*fact.person),
                document.raw_span(*fact.post) if fact.post else None,
                document.raw_span(*fact.employer) if fact.employer else None,
                fact.named,
            )
            for fact in held
        ),
        meetings=tuple(Meeting(_raw(document, people)) for people in find_meetings(document, known)),
        deals=tuple(Deal(kind, _raw(document, parties)) for kind, parties in find_deals(document, known)),
    )


def _raw(document: MarkedDocument, words: Iterable[NameWords]) -> tuple[Span, ...]:
    return tuple(document.raw_span(one.start, one.stop) for one in words)
