"""What reports are made of: the entries that a report needs, with every fact behind them, in a few queries.

In: kinds, a scope (whose ties, with whom), days. Out: a `Dossier` of the register, without texts of documents.
Not here: choosing rows and wording them (`pobratim.briefing`), questions of pages (`read.py`, `pages.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet

from pobratim.facts import Document, Fact, Span
from pobratim.facts.wire import content_from_json
from pobratim.register import Entry, Filed
from pobratim.register.dossier import Dossier
from pobratim.register.entry import NameLink, PartyLink
from pobratim.resolve.parties import canonical

from . import models
from .connect import storing
from .rows import Links, linked_entry

AT_ONCE = 2000
"""Rows fetched together."""


_FACT = tuple(f"fact__{name}" for name in "id content evidence rule quote homes block document__digest".split())
_DOCUMENT = tuple(f"fact__document__{name}" for name in "id title published source address".split())


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose ties (`home`) with whom (`partner`): codes of parties; an empty one narrows nothing."""

    home: str = ""
    partner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The day of a report and, where it has one, its period."""

    as_of: date
    since: date | None = None
    until: date | None = None


def for_report(report: str, scope: Scope, days: Days) -> Dossier:
    """What the report of that name is made of."""
    since, until = days.since or date(days.as_of.year, 1, 1), days.until or days.as_of
    if report == "yearly":
        return yearly(scope, since.year)
    if report == "meetings":
        return of_period(scope, ("event",), since, until)
    if report == "plans":
        return measures(scope, days.as_of)
    return papers(scope, days.as_of)


def papers(scope: Scope, day: date) -> Dossier:
    """Agreements that existed by that day, or whose day is unknown."""
    return _gather(scope, _papers(day))


def of_period(scope: Scope, kinds: Sequence[str], since: date, until: date) -> Dossier:
    """Entries of those kinds whose own days meet the period."""
    return _gather(scope, _of_period(kinds, since, until))


def yearly(scope: Scope, year: int) -> Dossier:
    """All that a yearly report tells: papers by the year's end, and what happened, was counted or was due in it."""
    since, until = date(year, 1, 1), date(year, 12, 31)
    kinds = ("event", "project", "figure", "commitment")
    due = Q(kind="commitment", until__gte=since, until__lte=until)
    lasting = Q(kind="partnership") & (Q(first=None) | Q(first__lte=until))
    told = Q(kind="project", seen_last__gte=since, seen_first__lte=until)
    return _gather(scope, _papers(until) | _of_period(kinds, since, until) | due | lasting | told)


def measures(scope: Scope, day: date) -> Dossier:
    """Commitments known by that day, and the plans that they may belong to."""
    known = Q(kind="commitment") & (Q(seen_first=None) | Q(seen_first__lte=day))
    plans = Q(kind="agreement", subtype__in=("plan", "roadmap", "programme"))
    return _gather(scope, known | plans)


def _papers(day: date) -> Q:
    return Q(kind="agreement") & (Q(first=None) | Q(first__lte=day))


def _of_period(kinds: Sequence[str], since: date, until: date) -> Q:
    return Q(kind__in=list(kinds), last__gte=since, first__lte=until)


def _gather(scope: Scope, wanted: Q) -> Dossier:
    found = models.Entry.objects.filter(wanted).exclude(state=models.Entry.State.REJECTED).order_by("id")
    for code in filter(None, (scope.home, scope.partner)):
        concerned = models.EntryParty.objects.filter(party=canonical(code))
        found = found.filter(pk__in=concerned.values("entry"))
    with storing():
        entries, facts, documents = _records(found)
    return Dossier(partner=scope.partner, home=scope.home, entries=entries, facts=facts, documents=documents)


def _records(
    found: QuerySet[models.Entry],
) -> tuple[tuple[Entry, ...], dict[str, Filed], dict[str, Document]]:
    """Five questions, however many entries there are: each joins the entries instead of listing their ids."""
    wanted = found.order_by().values("pk")
    told, documents, facts_of = _facts(wanted)
    parties = _grouped(models.EntryParty, wanted, "party", "direct")
    people = _grouped(models.EntryPerson, wanted, "key", "name")
    areas = _grouped(models.EntryArea, wanted, "area")
    entries = [
        linked_entry(
            row,
            Links(
                facts=facts_of.get(row.pk, ()),
                parties=[PartyLink(*values) for values in parties.get(row.pk, ())],
                people=[NameLink(*values) for values in people.get(row.pk, ())],
                areas=[values[0] for values in areas.get(row.pk, ())],
            ),
        )
        for row in found.prefetch_related(None).iterator(chunk_size=AT_ONCE)
    ]
    return tuple(entries), told, documents


def _grouped(model: type[Model], wanted: Any, *columns: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of a table of links, by the entry that they belong to."""
    grouped: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    rows = model._default_manager.filter(entry__in=wanted).values_list("entry_id", *columns)
    for entry, *values in rows.iterator(chunk_size=AT_ONCE):
        grouped[entry].append(tuple(values))
    return grouped


def _facts(wanted: Any) -> tuple[dict[str, Filed], dict[str, Document], dict[str, list[tuple[str, str]]]]:
    """Facts by id, their documents by id, and for each entry the ids of its facts with their documents'."""
    told: dict[str, Filed] = {}
    documents: dict[str, Document] = {}
    facts_of: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = models.EntryFact.objects.filter(entry__in=wanted).values_list("entry_id", *_FACT, *_DOCUMENT)
    for entry, fact, content, evidence, rule, quote, homes, block, digest, *document in rows.iterator(AT_ONCE):
        id_, title, published, source, address = document
        spans = tuple(Span(start, stop) for start, stop in evidence)
        record = Fact(fact, id_, content_from_json(content), spans, rule, "")
        told[fact] = Filed(record, published or None, digest, quote, tuple(homes), block)
        facts_of[entry].append((fact, id_))
        if id_ not in documents:
            documents[id_] = Document(id_, "", title or None, published or None, source or None, address or None)
    return told, documents, facts_of
