"""What a brief is made of: the entries on a partner with every fact behind them, in a few queries.

In: codes of the partner and of the home party. Out: a `Dossier`. Not here: choosing and wording
(`pobratim.briefing`), questions of pages (`read.py`, `pages.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from pobratim.facts import Document
from pobratim.register import Entry, Filed
from pobratim.register.dossier import Dossier, related
from pobratim.resolve.parties import canonical

from .connect import storing
from .models import Document as DocumentRow
from .models import Entry as EntryRow
from .models import EntryFact, EntryParty, Fact
from .rows import entry_record, filed_record

PER_KIND = 400
"""Newest entries of one kind that a brief looks at: the longest brief shows fewer."""
PEOPLE = 60
MOST_DOCUMENTS = 400
"""Newest documents of a tie in which statements and promises are looked for."""
AT_ONCE = 500
"""Ids in one question: SQLite takes no more than 999 values there."""
SAID = ("commitment", "statement")


def dossier(partner: str, home: str = "", *, day: date | None = None, per_kind: int = PER_KIND) -> Dossier:
    """What was told by a day on a partner; with `home`, on the ties of the two, and what was said and promised there.

    Of each kind the newest `per_kind` entries.
    """
    partner, home = canonical(partner), canonical(home) if home else ""
    with storing():
        ids = _ties(partner, home, day, per_kind)
        if home:
            ids |= _said_beside(ids, partner, home, per_kind)
        return _loaded(partner, home, ids | _people(partner))


def _concerning(*codes: str) -> QuerySet[EntryRow]:
    """Entries that concern all these parties: found by the one with the fewest, the others are looked up."""
    fewest, *others = sorted(codes, key=lambda code: EntryParty.objects.filter(party=code).count())
    found = EntryRow.objects.exclude(state=EntryRow.State.REJECTED).order_by()
    found = found.filter(pk__in=EntryParty.objects.filter(party=fewest).values("entry"))
    for code in others:
        found = found.filter(Exists(EntryParty.objects.filter(entry=OuterRef("pk"), party=code)))
    return found


def _ties(partner: str, home: str, day: date | None, per_kind: int) -> set[str]:
    found = _concerning(*filter(None, (partner, home))).exclude(kind="person")
    if day:
        found = found.filter(Q(seen_first=None) | Q(seen_first__lte=day))
    place = Window(RowNumber(), partition_by=F("kind"), order_by=(F("last").desc(nulls_last=True), F("id").asc()))
    return set(found.annotate(place=place).filter(place__lte=per_kind).values_list("pk", flat=True))


def _said_beside(ties: Collection[str], partner: str, home: str, count: int) -> set[str]:
    """What either side said or promised in documents that tell of their ties and of no third party."""
    days: dict[str, date] = {}
    for some in _portions(ties):
        rows = EntryFact.objects.filter(entry__in=some)
        for document, day in rows.values_list("fact__document", "fact__document__published_first"):
            days[document] = day or date.min
    told = sorted(days, key=lambda document: (days[document], document), reverse=True)[:MOST_DOCUMENTS]
    alone = set(told) - _of_others(told, partner, home)
    found = EntryRow.objects.filter(kind__in=SAID, facts__document__in=alone, parties__party__in=(partner, home))
    newest = found.exclude(state=EntryRow.State.REJECTED).order_by(F("seen_last").desc(nulls_last=True), "id")
    return {pk for pk, _ in newest.values_list("pk", "seen_last").distinct()[: 2 * count]}


def _of_others(documents: Collection[str], partner: str, home: str) -> set[str]:
    """Those documents that name a party outside the partner and the home party."""
    found: set[str] = set()
    for some in _portions(documents):
        rows = EntryParty.objects.filter(direct=True, entry__entry_facts__fact__document__in=some)
        for code, document in rows.values_list("party", "entry__entry_facts__fact__document").distinct():
            if not any(related(code, side) for side in (partner, home)):
                found.add(document)
    return found


def _people(partner: str) -> set[str]:
    """People with a post of the partner itself, those seen last first."""
    here = EntryParty.objects.filter(party=partner, direct=True).values("entry")
    found = EntryRow.objects.filter(kind="person", pk__in=here).exclude(state=EntryRow.State.REJECTED)
    return set(found.order_by(F("seen_last").desc(nulls_last=True), "id").values_list("pk", flat=True)[:PEOPLE])


def _loaded(partner: str, home: str, ids: Iterable[str]) -> Dossier:
    facts = Fact.objects.annotate(published=F("document__published"), digest=F("document__digest"))
    links = Prefetch("entry_facts", EntryFact.objects.prefetch_related(Prefetch("fact", facts)))
    entries: list[Entry] = []
    told: dict[str, Filed] = {}
    for some in _portions(ids):
        rows = EntryRow.objects.filter(pk__in=some).prefetch_related(None)
        for row in rows.prefetch_related(links, "parties", "people", "areas"):
            entries.append(entry_record(row))
            for link in row.entry_facts.all():
                told[link.fact_id] = filed_record(link.fact, link.fact.published, link.fact.digest)  # type: ignore[attr-defined]
    documents = dict(_documents({filed.fact.document for filed in told.values()}))
    entries.sort(key=lambda entry: entry.id)
    return Dossier(partner=partner, home=home, entries=tuple(entries), facts=told, documents=documents)


def _documents(ids: Iterable[str]) -> Iterator[tuple[str, Document]]:
    columns = ("id", "title", "published", "source", "address")
    for some in _portions(ids):
        for pk, title, published, source, address in DocumentRow.objects.filter(pk__in=some).values_list(*columns):
            yield pk, Document(pk, "", title or None, published or None, source or None, address or None)


def _portions(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(ids))
    while some := list(islice(rest, AT_ONCE)):
        yield some
