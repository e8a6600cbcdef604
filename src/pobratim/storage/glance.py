"""Selectors of a partner's page: what stands out among all its entries, in few queries whatever their number.

In: a party, a partner, days. Out: entries with their sentences and phases, counts by kind and by state of papers, how
far plans have come. Not here: which of them a page shows where (`pobratim.web`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber

from pobratim.register.lives import EXPIRING_DAYS, LifeState
from pobratim.register.lives.measures import ROW, Fulfilment, measures_of, plan_of
from pobratim.register.lives.members import PLANS
from pobratim.register.wire import said_from_json

from . import read
from .models import Entry, EntryPhase, Fact
from .pages import with_sentences
from .rows import filed_record
from .standing import standing_on_day, with_phases

CONFIRMED = (Entry.State.ACCEPTED, Entry.State.CORRECTED, Entry.State.ENTERED)
"""States in which a person answers for an entry."""
MOST_ROWS = 600
"""Rows of plans that one page counts."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries there are: by kind, of papers by the state they are in, and how many a person confirmed."""

    kinds: dict[str, int] = field(default_factory=dict)
    papers: dict[str, int] = field(default_factory=dict)
    confirmed: int = 0


def tally(code: str, partner: str, today: date, day: date | None = None) -> Tally:
    """Counts of the entries that concern a party (and a partner), or that held on a day."""
    at = day or today
    begun = EntryPhase.objects.filter(Q(first__lte=at) | Q(first=None), entry=OuterRef("pk")).order_by("-position")
    ends = Subquery(begun.values("last")[:1])
    runs_out = Q(current=LifeState.IN_FORCE, ends__gte=at, ends__lte=at + timedelta(days=EXPIRING_DAYS))
    rows = (
        _of(code, partner, day)
        .order_by()
        .annotate(
            current=Case(
                When(kind="agreement", then=Subquery(begun.values("state")[:1])),
                default=Value(""),
                output_field=CharField(),
            ),
            ends=Case(When(kind="agreement", then=ends)),
        )
        .annotate(life=Case(When(runs_out, then=Value(str(LifeState.EXPIRING))), default=F("current")))
        .values_list("kind", "state", "life")
        .annotate(n=Count("pk"))
    )
    kinds: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    confirmed = 0
    for kind, state, life, number in rows:
        kinds[kind] += number
        papers[life] += number if life else 0
        confirmed += number if state in CONFIRMED else 0
    return Tally(dict(kinds), {life: number for life, number in papers.items() if number}, confirmed)


def _of(code: str, partner: str, day: date | None) -> QuerySet[Entry]:
    found = read.entries(read.EntryFilter(party=code, partner=partner))
    return standing_on_day(found, day) if day else found


def outstanding(code: str, partner: str, today: date, *, count: int, day: date | None = None) -> list[Entry]:
    """Of each kind the newest entries of a party (and a partner), and those whose term is near or just over."""
    at = day or today
    newest = Window(RowNumber(), partition_by=F("kind"), order_by=(F("last").desc(nulls_last=True), F("id").asc()))
    passed = Case(When(until__lt=at, then=Value(1)), When(until__gte=at, then=Value(2)), default=Value(0))
    soonest = Window(RowNumber(), partition_by=(F("kind"), passed), order_by=(F("until").asc(), F("id").asc()))
    latest = Window(RowNumber(), partition_by=(F("kind"), passed), order_by=(F("until").desc(), F("id").asc()))
    ranked = _of(code, partner, day).order_by().annotate(newest=newest, soonest=soonest, latest=latest)
    ahead = Q(until__gte=at, soonest__lte=count)
    over = Q(until__lt=at, latest__lte=count, kind="commitment")
    places = dict(ranked.filter(Q(newest__lte=count) | ahead | over).values_list("pk", "newest"))
    found = with_phases(with_sentences(Entry.objects.filter(pk__in=places)))
    return sorted(found, key=lambda entry: (entry.kind, places[entry.pk]))


Progress = dict[Fulfilment, int]
"""How many measures of a plan stand how."""


def progress(plans: Sequence[Entry], day: date) -> dict[str, Progress]:
    """How the measures of plans stand on a day; their sentences are loaded. A document's rows belong to one plan."""
    told: dict[str, list[Entry]] = {}
    for plan in plans:
        for fact in plan.facts.all():
            told.setdefault(fact.document_id, []).append(plan)
    if not told:
        return {}
    rows = Fact.objects.filter(document__in=told, kind="commitment", rule=ROW).select_related("document")
    held: dict[str, list[Fact]] = {}
    for row in rows.defer("document__text").order_by("-document__published_first", "document", "position")[:MOST_ROWS]:
        held.setdefault(row.document_id, []).append(row)
    return _counted(told, held, day)


def _counted(told: dict[str, list[Entry]], held: dict[str, list[Fact]], day: date) -> dict[str, Progress]:
    found: dict[str, Progress] = {}
    for document, facts in held.items():
        measures = measures_of(filed_record(row, row.document.published, row.document.digest) for row in facts)
        candidates = [(plan.pk, said_from_json(plan.content)) for plan in told[document]]
        owner = plan_of(measures, candidates)  # type: ignore[arg-type]
        found.setdefault(owner, dict(Counter(one.on(day) for one in measures)))
    return found


def is_plan(entry: Entry) -> bool:
    """Whether a paper is a plan, a road map or a programme."""
    return entry.kind == "agreement" and entry.subtype in PLANS
