"""The rows behind the hits of one page, with the words that were found in them.

In: hits, a query. Out: documents and entries in the same order, each with its pieces of text. A handful of queries,
however much stands behind an entry: its one sentence is that of the fact which founds it. Not here: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from ..models import Document, Entry, Fact
from . import marks
from .finding import Hit
from .query import Query
from .snippets import Finder, Piece


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document that was found: its title and a stretch of its text; how many facts were read from it."""

    row: Document
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    facts: int


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry that was found, and the fact that founds it, with its sentence."""

    row: Entry
    fact: Fact | None
    snippet: tuple[Piece, ...]


def shown(hits: Sequence[Hit], query: Query) -> list[ShownDocument | ShownEntry]:
    """What a page shows of its hits."""
    finder = Finder(query)
    documents = Document.objects.in_bulk([hit.about for hit in hits if hit.kind == marks.DOCUMENT])
    entries = Entry.objects.in_bulk([hit.about for hit in hits if hit.kind != marks.DOCUMENT])
    of_fact = Fact.objects.filter(founds__in=entries).select_related("document").defer("document__text", "why")
    facts = {fact.founds: fact for fact in of_fact.order_by("-id")}
    told = Fact.objects.filter(document__in=documents).order_by().values_list("document").annotate(n=Count("pk"))
    counts = dict(told) if documents else {}
    found: list[ShownDocument | ShownEntry] = []
    for hit in hits:
        if hit.kind == marks.DOCUMENT and hit.about in documents:
            row = documents[hit.about]
            body = row.text.removeprefix(row.title)
            title = finder.marked(row.title) if row.title else ()
            found.append(ShownDocument(row, title, finder.snippet(body), counts.get(row.id, 0)))
        elif hit.about in entries:
            fact = facts.get(hit.about)
            found.append(ShownEntry(entries[hit.about], fact, finder.snippet(fact.quote) if fact else ()))
    return found
