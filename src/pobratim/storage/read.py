"""Selectors: the questions that pages, papers and commands ask the register.

In: codes, names, filters, as plain values. Out: querysets of the models (slice them for paging) and small records.
Not here: any writing; how a row looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from pobratim.resolve.parties import ancestors, canonical
from pobratim.resolve.people import name_key

from . import tallies
from .models import DirtyBlock, Document, Entry, EntryArea, EntryFact, EntryParty, EntryPerson, Fact, Tally
from .russian import in_russian_order
from .search.narrowing import documents_with, entries_with

KIND = tallies.kind_aspect("")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What a list of entries is narrowed by; an empty field narrows nothing.

    `party` and `partner` match ancestors too: KZ finds the entries of its regions. `since`..`until` meet the entry's
    own dates. `words` stand in the heading in any form, the last of them perhaps unfinished.
    """

    kinds: Sequence[str] = ()
    party: str = ""
    partner: str = ""
    person: str = ""
    subtypes: Sequence[str] = ()
    stages: Sequence[str] = ()
    areas: Sequence[str] = ()
    states: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """A party and how many entries there are with it, in all and by kind."""

    party: str
    total: int
    by_kind: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the register holds. `waiting` counts blocks whose entries are not rebuilt yet."""

    documents: int
    facts: int
    entries: dict[str, int]
    waiting: int


def totals() -> Totals:
    """Numbers for a front page; rejected entries are not among them."""
    held = tallies.numbers(tallies.ALL, tallies.ALL, "")
    by_kind = {aspect.removeprefix(KIND): n for aspect, n in held.items() if aspect.startswith(KIND)}
    return Totals(held.get(tallies.DOCUMENTS, 0), held.get(tallies.FACTS, 0), by_kind, DirtyBlock.objects.count())


# --- entries ----------------------------------------------------------------------------------------------------------


def entries(wanted: EntryFilter | None = None) -> QuerySet[Entry]:
    """Entries that a filter lets through, newest first; rejected ones only when their state is asked for."""
    wanted = wanted or EntryFilter()
    found = Entry.objects.prefetch_related("parties", "people", "areas")
    codes = [canonical(code) for code in (wanted.party, wanted.partner) if code]
    found = _of_parties(found, codes, wanted)
    if wanted.person:
        found = found.filter(Exists(EntryPerson.objects.filter(entry=OuterRef("pk"), key=name_key(wanted.person))))
    for column, values in (("kind", wanted.kinds), ("subtype", wanted.subtypes), ("stage", wanted.stages)):
        if values:
            found = found.filter(**{f"{column}__in": list(values)})
    if wanted.areas:
        found = found.filter(Exists(EntryArea.objects.filter(entry=OuterRef("pk"), area__in=list(wanted.areas))))
    if wanted.since:
        found = found.filter(last__gte=wanted.since)
    if wanted.until:
        found = found.filter(first__lte=wanted.until)
    if wanted.words:
        found = found.filter(entries_with(wanted.words, tuple(wanted.kinds)))
    if wanted.states:
        return found.filter(state__in=list(wanted.states))
    return found.exclude(state=Entry.State.REJECTED)


def counted(wanted: EntryFilter) -> int | None:
    """How many entries the filter lets through, where that is counted already; None where nobody knows."""
    codes = [canonical(code) for code in (wanted.party, wanted.partner) if code]
    narrower = any(getattr(wanted, one.name) for one in fields(wanted) if one.name not in ("kinds", "party", "partner"))
    if narrower or len(wanted.kinds) != 1:
        return None
    if len(codes) == 2 and (codes[0] in (codes[1], *ancestors(codes[1])) or codes[1] in ancestors(codes[0])):
        return None
    party, partner = [*codes, tallies.ALL, tallies.ALL][:2]
    return tallies.total(party, partner, wanted.kinds[0])


def _of_parties(found: QuerySet[Entry], codes: Sequence[str], wanted: EntryFilter) -> QuerySet[Entry]:
    """Entries that concern all the parties; of one kind in the order in which the rarest party's list is kept."""
    if not codes:
        return found
    if len(codes) > 1:
        codes = sorted(codes, key=lambda code: sum(tallies.numbers(code, tallies.ALL, KIND).values()))
    within: dict[str, object] = {"parties__party": codes[0]}
    if not wanted.states:
        within["parties__shown"] = True
    if wanted.kinds:
        within["parties__kind__in"] = list(wanted.kinds)
    found = found.filter(**within)
    for code in codes[1:]:
        found = found.filter(Exists(EntryParty.objects.filter(entry=OuterRef("pk"), party=code)))
    return found.order_by("-parties__first", "id") if len(wanted.kinds) == 1 else found


def agreements(wanted: EntryFilter | None = None) -> QuerySet[Entry]:
    """The list of agreements, newest first, with the same filters (`subtypes` are instruments)."""
    return entries(wanted).filter(kind="agreement")


def entries_of_party(party: str, kinds: Sequence[str] = (), *, direct: bool = False) -> QuerySet[Entry]:
    """Entries that concern a party or what lies in it; with `direct` only those that name the party itself."""
    found = entries(EntryFilter(kinds=kinds, party=party))
    if direct:
        here = EntryParty.objects.filter(entry=OuterRef("pk"), party=canonical(party), direct=True)
        found = found.filter(Exists(here))
    return found


def entry(entry_id: str) -> Entry | None:
    """One entry by its id; an old id leads to the entry that holds the fact which founded the old one."""
    found = Entry.objects.prefetch_related("parties", "people", "areas").filter(id=entry_id).first()
    if found is None:
        found = Entry.objects.filter(entry_facts__fact__founds=entry_id).first()
    return found


def facts_of_entry(entry_id: str) -> QuerySet[Fact]:
    """The facts behind an entry with their documents, newest document first."""
    found = Fact.objects.filter(entry_fact__entry=entry_id).select_related("document")
    return found.order_by(F("document__published_first").desc(nulls_last=True), "document_id", "position")


# --- parties and people -----------------------------------------------------------------------------------------------


def partners(party: str = "", kinds: Sequence[str] = ()) -> list[Partner]:
    """With how many entries each party stands: all parties, or those beside `party` in its entries; most first.

    Counted are parties that entries name directly. Beside a party its own ancestors and its own parts are left out.
    """
    if not party:
        rows = Tally.objects.filter(direct__gt=0, aspect__startswith=KIND, partner="").exclude(party="")
        return _partners(rows.values_list("party", "aspect", "direct"), kinds)
    return around(party, kinds).partners


@dataclass(frozen=True, slots=True)
class Around:
    """What is counted of a party: by aspect (`storage.tallies`), and its partners."""

    held: dict[str, int]
    partners: list[Partner]


def around(party: str, kinds: Sequence[str] = ()) -> Around:
    """A party's numbers and its partners, in one question."""
    rows = Tally.objects.filter(Q(partner="", n__gt=0) | Q(aspect__startswith=KIND, direct__gt=0))
    found = list(rows.filter(party=canonical(party)).values_list("partner", "aspect", "n", "direct"))
    held = {aspect: n for partner, aspect, n, _ in found if not partner}
    return Around(held, _partners(((partner, aspect, n) for partner, aspect, _, n in found if partner), kinds))


def _partners(rows: Iterable[tuple[str, str, int]], kinds: Sequence[str]) -> list[Partner]:
    counts: dict[str, Counter[str]] = {}
    for code, aspect, number in rows:
        kind = aspect.removeprefix(KIND)
        if not kinds or kind in kinds:
            counts.setdefault(code, Counter())[kind] += number
    found = [Partner(code, by_kind.total(), dict(by_kind)) for code, by_kind in counts.items()]
    return sorted(found, key=lambda partner: (-partner.total, partner.party))


def people(words: str = "") -> QuerySet[Entry]:
    """Entries of kind person in alphabetical order, those whose name holds `words`."""
    found = entries(EntryFilter(kinds=["person"], words=words))
    return found.order_by(in_russian_order("title"), "id")


def entries_of_person(person: Entry, kinds: Sequence[str] = ()) -> QuerySet[Entry]:
    """Entries that name a person. Among namesakes an entry belongs to the one with whom it shares a document."""
    keys = list(person.people.values_list("key", flat=True))
    named = entries(EntryFilter(kinds=kinds)).exclude(pk=person.pk).exclude(kind="person")
    named = named.filter(Exists(EntryPerson.objects.filter(entry=OuterRef("pk"), key__in=keys)))
    namesakes = Entry.objects.filter(kind="person", people__key__in=keys).exclude(pk=person.pk)
    if not namesakes.exists():
        return named
    own_documents = Fact.objects.filter(entry_fact__entry=person.pk).values("document")
    shared = EntryFact.objects.filter(entry=OuterRef("pk"), fact__document__in=own_documents)
    return named.filter(Exists(shared))


def person_named(name: str) -> Entry | None:
    """The person entry of a name as a text spells it, when there is exactly one."""
    found = Entry.objects.filter(kind="person", people__key=name_key(name)).distinct()[:2]
    return found[0] if len(found) == 1 else None


# --- facts and documents ----------------------------------------------------------------------------------------------


def documents(words: str = "", since: date | None = None, until: date | None = None) -> QuerySet[Document]:
    """Documents, newest first, without their texts, with `fact_count`; `words` stand in title or text."""
    counted = Fact.objects.filter(document=OuterRef("pk")).order_by().values("document").annotate(n=Count("id"))
    found = Document.objects.defer("text").annotate(fact_count=Coalesce(Subquery(counted.values("n")), 0))
    if words:
        found = found.filter(documents_with(words))
    if since:
        found = found.filter(published_last__gte=since)
    if until:
        found = found.filter(published_first__lte=until)
    return found.order_by(F("published_first").desc(nulls_last=True), "id")


def document(document_id: str) -> Document | None:
    """A document with its facts in the order of the text (`document.facts.all()`), each with its entry."""
    facts = Fact.objects.select_related("entry_fact__entry").order_by("position")
    return Document.objects.prefetch_related(Prefetch("facts", facts)).filter(id=document_id).first()


def reprints(document_id: str) -> QuerySet[Document]:
    """Other documents of the same release: near-equal words in the same days."""
    digest = Document.objects.filter(id=document_id).values("digest")
    return Document.objects.defer("text").filter(digest__in=digest).exclude(id=document_id)
