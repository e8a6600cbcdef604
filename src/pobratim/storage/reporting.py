"""What reports are made of: the entries that a report needs, with every fact behind them, in a few queries.

In: kinds, a scope (whose ties, with whom), days. Out: a `Dossier` of the register, without texts of documents.
Not here: choosing rows and wording them (`pobratim.briefing`), questions of pages (`read.py`, `pages.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from pobratim.facts import Document
from pobratim.register import Entry, Filed
from pobratim.register.dossier import Dossier
from pobratim.resolve.parties import canonical

from . import models
from .connect import storing
from .rows import entry_record, filed_record

AT_ONCE = 2000
"""Entries whose facts are asked for together: databases limit the length of such a question."""


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
    facts = models.Fact.objects.annotate(published=F("document__published"), digest=F("document__digest"))
    links = Prefetch("entry_facts", models.EntryFact.objects.prefetch_related(Prefetch("fact", facts)))
    entries: list[Entry] = []
    told: dict[str, Filed] = {}
    for row in found.prefetch_related(links, "parties", "people", "areas").iterator(chunk_size=AT_ONCE):
        entries.append(entry_record(row))
        for link in row.entry_facts.all():
            told[link.fact_id] = filed_record(link.fact, link.fact.published, link.fact.digest)  # type: ignore[attr-defined]
    return tuple(entries), told, _documents({filed.fact.document for filed in told.values()})


def _documents(ids: set[str]) -> dict[str, Document]:
    columns = ("id", "title", "published", "source", "address")
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = models.Document.objects.filter(pk__in=wanted[start : start + AT_ONCE]).values_list(*columns)
        for id_, title, published, source, address in rows:
            found[id_] = Document(id_, "", title or None, published or None, source or None, address or None)
    return found
