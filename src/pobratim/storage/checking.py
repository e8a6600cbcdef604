"""Selectors of the pages on which people check entries: few queries each.

In: ids. Out: rows. Not here: the order of the queue (`pobratim.desk.queue`), decisions, how a row looks.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F, Prefetch, Q

from pobratim.resolve.people import name_key

from .models import Document, Entry, EntryParty, EntryPerson, Fact

MOST_FACTS = 200
MOST_PARTIES = 2
MOST_READ = 60
MOST_ALIKE = 12
NEAR = timedelta(days=400)
"""Two tellings of one thing may differ in the year by one: a paper signed in December and told of in January."""
FAR = 10**6


def entry_to_check(entry_id: str) -> Entry | None:
    """An entry with its parties; an old id leads to the entry that holds the fact which founded the old one."""
    found = Entry.objects.prefetch_related("parties").filter(id=entry_id).first()
    if found is None:
        found = Entry.objects.prefetch_related("parties").filter(entry_facts__fact__founds=entry_id).first()
    return found


def facts_to_check(entry_id: str) -> list[Fact]:
    """The facts behind an entry with their documents but the texts, in the order of time."""
    found = Fact.objects.filter(entry_fact__entry=entry_id).select_related("document").defer("document__text")
    first = F("document__published_first").asc(nulls_last=True)
    return list(found.order_by(first, "document_id", "position")[:MOST_FACTS])


def text_of_document(document_id: str) -> str:
    """A document's text; empty where there is no such document."""
    return Document.objects.filter(id=document_id).values_list("text", flat=True).first() or ""


def document_named(document_id: str) -> Document | None:
    """A document without its text."""
    return Document.objects.defer("text").filter(id=document_id).first()


def alike(entry: Entry, words: str = "") -> list[Entry]:
    """Entries of the same kind that may be the same thing: of the same parties within a year, or of a like name."""
    found = Entry.objects.filter(kind=entry.kind).exclude(pk=entry.pk).exclude(state=Entry.State.REJECTED)
    if entry.kind == "person":
        found = found.filter(_namesakes(entry, words))
    else:
        for party in list(entry.parties.filter(direct=True).values_list("party", flat=True))[:MOST_PARTIES]:
            found = found.filter(pk__in=EntryParty.objects.filter(party=party, direct=True).values("entry"))
        if words:
            found = found.filter(title__icontains=words)
        elif entry.first and entry.last:
            near = Q(first__gte=entry.first - NEAR, first__lte=entry.last + NEAR)
            found = found.filter(near | Q(first__isnull=True))
    return sorted(found.order_by("-first", "id")[:MOST_READ], key=lambda one: _distance(one, entry))[:MOST_ALIKE]


def _namesakes(entry: Entry, words: str) -> Q:
    """People whose name's key begins with the same surname, or with the one that was asked for."""
    keys = [name_key(words)] if words else list(entry.people.values_list("key", flat=True))
    surnames = {key.partition(" ")[0] for key in keys}
    wanted = Q(pk__in=[])
    for surname in surnames:
        named = EntryPerson.objects.filter(Q(key=surname) | Q(key__startswith=f"{surname} "))
        wanted |= Q(pk__in=named.values("entry"))
    return wanted


def _distance(one: Entry, entry: Entry) -> tuple[int, str]:
    if one.first is None or entry.first is None:
        return FAR, one.pk
    return abs((one.first - entry.first).days), one.pk


def document_to_check(document_id: str) -> Document | None:
    """A document with its facts, their entries and the parties of these."""
    facts = Fact.objects.select_related("entry_fact__entry").prefetch_related("entry_fact__entry__parties")
    return Document.objects.prefetch_related(Prefetch("facts", facts)).filter(id=document_id).first()


def in_order(document: Document) -> list[Fact]:
    """The document's facts in the order of their first words; each with the document that is loaded already."""
    facts = list(document.facts.all())
    for fact in facts:
        fact.document = document
    return sorted(facts, key=lambda fact: (min(span[0] for span in fact.evidence), fact.position))


def entry_of(fact: Fact) -> Entry | None:
    """The entry that a fact stands behind, where that is loaded."""
    link = getattr(fact, "entry_fact", None)
    return link.entry if link else None
