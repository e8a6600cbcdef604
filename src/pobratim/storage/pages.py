"""Selectors that only pages ask: with the sentences, few queries each.

In: codes and entries. Out: querysets and plain values. Not here: the register's own questions (`read.py`).
"""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from pobratim.resolve.people import name_key

from . import read, tallies
from .models import Document, Entry, EntryFact, EntryParty, Fact, Tally
from .russian import in_russian_order


def with_sentences(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The same entries; `sentences_of` has their leading facts loaded with the documents' titles."""
    leading = EntryFact.objects.filter(lead=True).select_related("fact__document")
    newest = leading.defer("fact__document__text", "fact__why", "fact__rule").order_by(
        F("fact__document__published_first").desc(nulls_last=True), "fact__document_id", "fact__position"
    )
    return entries.prefetch_related(None).prefetch_related(Prefetch("entry_facts", newest, to_attr="leading"))


def sentences_of(entry: Entry) -> list[Fact]:
    """The leading facts of an entry that came by `with_sentences`, newest document first."""
    return [link.fact for link in entry.leading]  # type: ignore[attr-defined]


_MARK = """select
  (select max(read_at) from storage_document), (select max(at) from storage_decision),
  (select max(since) from storage_dirtyblock), (select count(*) from storage_dirtyblock),
  (select sum(n) from storage_tally where party = '' and partner = '')
"""


def mark() -> tuple[object, ...]:
    """Differs as soon as the register does: what was computed under an equal mark is still true."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        return (str(connection.settings_dict["NAME"]), *cursor.fetchone())


def due_next(today: date, count: int) -> list[Entry]:
    """What runs out, is due or is planned from that day on, nearest first."""
    found = Entry.objects.filter(until__gte=today).exclude(state=Entry.State.REJECTED)
    return list(with_sentences(found.order_by("until", "id"))[:count])


def newest_documents(count: int) -> list[Document]:
    """The documents read last, without their texts, with their facts; those without facts are left out."""
    told = Document.objects.defer("text").filter(Exists(Fact.objects.filter(document=OuterRef("pk"))))
    facts = Fact.objects.select_related("document").defer("document__text")
    return list(
        told.prefetch_related(Prefetch("facts", facts)).order_by(
            "-read_at", F("published_first").desc(nulls_last=True), "id"
        )[:count]
    )


def parties_of_kind(kind: str) -> list[str]:
    """Parties that a list of this kind can be narrowed to."""
    rows = Tally.objects.filter(partner=tallies.ALL, aspect=tallies.kind_aspect(kind), n__gt=0)
    return list(rows.exclude(party=tallies.ALL).values_list("party", flat=True))


def told_together(entry: Entry, count: int) -> list[Entry]:
    """Other entries of the documents that lead an entry, if they share a party; posts and statements left out."""
    own = Fact.objects.filter(entry_fact__entry=entry.pk, entry_fact__lead=True).values("document")
    shared = EntryFact.objects.filter(fact__document__in=own)
    parties = EntryParty.objects.filter(entry=entry.pk, direct=True).values("party")
    same = EntryParty.objects.filter(party__in=parties, direct=True)
    found = Entry.objects.filter(pk__in=shared.values("entry")).filter(pk__in=same.values("entry")).exclude(pk=entry.pk)
    found = found.exclude(state=Entry.State.REJECTED).exclude(kind__in=("person", "statement"))
    return list(found.order_by("-last", "id")[:count])


def with_term(entries: QuerySet[Entry], when: str, today: date) -> QuerySet[Entry]:
    """Entries whose term is `past` or `ahead` on that day, nearest first."""
    if when == "past":
        return entries.filter(until__lt=today).order_by("-until", "id")
    return entries.filter(until__gte=today).order_by("until", "id")


def entries_naming(name: str) -> QuerySet[Entry]:
    """Entries that name a person of whom no post is known."""
    return with_sentences(read.entries(read.EntryFilter(person=name)))


def namesakes(name: str) -> bool:
    """Whether several people with posts bear the name."""
    return Entry.objects.filter(kind="person", people__key=name_key(name)).exists()


def people(words: str, code: str) -> QuerySet[Entry]:
    """People whose name holds the words, with a post of the party if one is asked, in alphabetical order."""
    found = read.entries(read.EntryFilter(kinds=["person"], words=words, party=code))
    return with_sentences(found.order_by(in_russian_order("title"), "id"))
