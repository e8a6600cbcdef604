"""Selectors that only pages ask: with the sentences, few queries each.

In: codes and entries. Out: querysets and plain values. Not here: the register's own questions (`read.py`).
"""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, QuerySet, Value, Window
from django.db.models.functions import ExtractYear, RowNumber

from pobratim.resolve.people import name_key

from . import read
from .models import Decision, DirtyBlock, Document, Entry, EntryArea, EntryFact, EntryParty, Fact
from .russian import in_russian_order
from .standing import standing_on_day, with_phases


def with_sentences(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The same entries; `entry.facts.all()` is loaded with the documents' titles, newest document first."""
    facts = Fact.objects.select_related("document").defer("document__text", "why", "rule")
    return entries.prefetch_related(None).prefetch_related(
        Prefetch(
            "facts", facts.order_by(F("document__published_first").desc(nulls_last=True), "document_id", "position")
        )
    )


def mark() -> tuple[object, ...]:
    """Differs as soon as the register does: what was computed under an equal mark is still true."""
    read_last, decided, waiting = (
        rows.order_by().annotate(table=Value(name)).values_list("table").annotate(n=Count("pk"), newest=Max(moment))
        for name, rows, moment in (
            ("document", Document.objects.all(), "read_at"),
            ("decision", Decision.objects.all(), "at"),
            ("waiting", DirtyBlock.objects.all(), "since"),
        )
    )
    name = str(connection.settings_dict["NAME"])
    return (name, *sorted(read_last.union(decided, waiting, all=True)))


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


def _of(code: str, partner: str, day: date | None = None) -> QuerySet[Entry]:
    found = read.entries(read.EntryFilter(party=code, partner=partner))
    return standing_on_day(found, day) if day else found


def counts_of_party(code: str, partner: str = "", day: date | None = None) -> dict[str, int]:
    """How many entries of each kind concern a party, or a party together with a partner (and held on a day)."""
    found = _of(code, partner, day).order_by().values_list("kind").annotate(n=Count("id"))
    return dict(found)


def newest_by_kind(code: str, count: int, partner: str = "", day: date | None = None) -> list[Entry]:
    """The newest entries of each kind that concern a party, or a party together with a partner (and held on a day)."""
    place = Window(RowNumber(), partition_by=F("kind"), order_by=(F("last").desc(nulls_last=True), F("id").asc()))
    ranked = _of(code, partner, day).order_by().annotate(place=place).filter(place__lte=count)
    places = dict(ranked.values_list("pk", "place"))
    found = with_phases(with_sentences(Entry.objects.filter(pk__in=places)))
    return sorted(found, key=lambda entry: (entry.kind, places[entry.pk]))


def areas_of_party(code: str, partner: str = "") -> list[tuple[str, int]]:
    """In which areas a party cooperates (with a partner), most frequent first."""
    rows = EntryArea.objects.filter(entry__in=_of(code, partner).order_by().values("pk"))
    found = rows.values_list("area").annotate(n=Count("id"))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def years_of_party(code: str, partner: str = "") -> list[tuple[int, int]]:
    """How many entries of a party (and a partner) lie in each year, the latest first; people have no year."""
    found = _of(code, partner).exclude(kind="person").filter(first__isnull=False).order_by()
    rows = found.annotate(year=ExtractYear("first")).values_list("year").annotate(n=Count("id"))
    return sorted(rows, reverse=True)


def documents_of_party(code: str, partner: str = "") -> QuerySet[Document]:
    """Documents that tell of a party (and a partner), newest first, without their texts."""
    told = _of(code, partner).order_by().values("pk")
    facts = EntryFact.objects.filter(entry__in=told)
    newest = F("published_first").desc(nulls_last=True)
    return Document.objects.defer("text").filter(pk__in=facts.values("fact__document")).order_by(newest, "id")


def parties_of_kind(kind: str) -> list[str]:
    """Parties that a list of this kind can be narrowed to."""
    rows = EntryParty.objects.filter(entry__kind=kind).exclude(entry__state=Entry.State.REJECTED)
    return list(rows.order_by().values_list("party", flat=True).distinct())


def told_together(entry: Entry, count: int) -> list[Entry]:
    """Other entries of the same documents that share a party; posts and statements left out."""
    own = Fact.objects.filter(entry_fact__entry=entry.pk).values("document")
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
