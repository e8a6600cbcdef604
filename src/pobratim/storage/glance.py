"""Selectors of a partner's page: what stands out among all its entries, in few queries whatever their number.

In: a party, a partner, days. Out: entries with their sentences and phases, counts by kind and by state of papers, how
far plans have come. Not here: which of them a page shows where (`pobratim.web`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import RowNumber

from pobratim.facts import KINDS
from pobratim.register.entry import PERSON
from pobratim.register.lives import EXPIRING_DAYS, LifeState
from pobratim.register.lives.measures import ROW, Fulfilment, measures_of, plan_of
from pobratim.register.lives.members import PLANS
from pobratim.register.wire import said_from_json
from pobratim.resolve.parties import canonical

from . import read, tallies
from .models import Entry, EntryPhase, Fact
from .pages import sentences_of, with_sentences
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


def tally(
    code: str, partner: str, today: date, day: date | None = None, *, held: dict[str, int] | None = None
) -> Tally:
    """Counts of the entries that concern a party (and a partner), or that held on a day; `held`: known numbers."""
    if day is None:
        held = tallies.numbers(code, partner, "") if held is None else held
        kinds = {aspect.removeprefix(read.KIND): n for aspect, n in held.items() if aspect.startswith(read.KIND)}
        return Tally(kinds, _papers(code, partner, today, None), held.get(tallies.CONFIRMED, 0))
    found = _of(code, partner, day).order_by()
    by_kind = dict(found.values_list("kind").annotate(n=Count("pk")))
    return Tally(by_kind, _papers(code, partner, day, day), found.filter(state__in=CONFIRMED).count())


def _papers(code: str, partner: str, at: date, day: date | None) -> dict[str, int]:
    """How many papers are in which state on a day."""
    begun = EntryPhase.objects.filter(Q(first__lte=at) | Q(first=None), entry=OuterRef("pk")).order_by("-position")
    runs_out = Q(current=LifeState.IN_FORCE, ends__gte=at, ends__lte=at + timedelta(days=EXPIRING_DAYS))
    papers = _of(code, partner, day, ["agreement"]).order_by()
    rows = (
        papers.annotate(current=Subquery(begun.values("state")[:1]), ends=Subquery(begun.values("last")[:1]))
        .annotate(life=Case(When(runs_out, then=Value(str(LifeState.EXPIRING))), default=F("current")))
        .values_list("life")
        .annotate(n=Count("pk"))
    )
    return {life: number for life, number in rows if life}


def _of(code: str, partner: str, day: date | None, kinds: Sequence[str] = ()) -> QuerySet[Entry]:
    found = read.entries(read.EntryFilter(party=code, partner=partner, kinds=kinds))
    return standing_on_day(found, day) if day else found


def outstanding(code: str, partner: str, today: date, *, count: int, day: date | None = None) -> list[Entry]:
    """Of each kind the newest entries of a party (and a partner), and those whose term is near or just over."""
    chosen = _ranked(code, partner, count, day) if day else _first_in_lists(code, partner, count, today)
    found = with_phases(with_sentences(Entry.objects.filter(pk__in=chosen)))
    return sorted(found, key=lambda entry: (entry.kind, -(entry.last or date.min).toordinal(), entry.pk))


def _first_in_lists(code: str, partner: str, count: int, at: date) -> RawSQL:
    """Ids from the heads of a party's lists, each of which an index keeps in order."""
    code, partner = canonical(code), canonical(partner) if partner else ""
    limits = dict.fromkeys((PERSON, *KINDS), count)
    if partner:
        # The rarer party's lists are gone through, each no further than to the last entry of both
        held = tallies.numbers(code, partner, read.KIND)
        limits = {kind: min(count, n) for kind, n in held.items()}
        code, partner = sorted((code, partner), key=lambda one: sum(tallies.numbers(one, "", read.KIND).values()))
    parts: list[str] = [_NONE]
    values: list[str | int | date] = []
    for kind, limit in limits.items():
        for narrowed, order, more in _LISTS if kind == "commitment" else _LISTS[:2]:
            parts.append(_HEAD.format(beside=_BESIDE if partner else "", narrowed=narrowed, order=order))
            values += [code, kind, *([at] if more else []), *([partner] if partner else []), limit]
    return RawSQL(" union ".join(parts), values)


_LISTS = (
    ("", "first desc", False),
    ("and until >= %s", "until", True),
    ("and until < %s", "until desc", True),
)
_NONE = "select entry_id from storage_entryparty where 1 = 0"
_HEAD = """select entry_id from (
  select entry_id from storage_entryparty one where party = %s and kind = %s and shown {narrowed} {beside}
  order by {order}, entry_id limit %s
) as head"""
_BESIDE = "and exists (select 1 from storage_entryparty other where other.entry_id = one.entry_id and other.party = %s)"


def _ranked(code: str, partner: str, count: int, day: date) -> list[str]:
    """Ids of what stood first among all that held on a day."""
    newest = Window(RowNumber(), partition_by=F("kind"), order_by=(F("last").desc(nulls_last=True), F("id").asc()))
    passed = Case(When(until__lt=day, then=Value(1)), When(until__gte=day, then=Value(2)), default=Value(0))
    soonest = Window(RowNumber(), partition_by=(F("kind"), passed), order_by=(F("until").asc(), F("id").asc()))
    latest = Window(RowNumber(), partition_by=(F("kind"), passed), order_by=(F("until").desc(), F("id").asc()))
    ranked = _of(code, partner, day).order_by().annotate(newest=newest, soonest=soonest, latest=latest)
    ahead = Q(until__gte=day, soonest__lte=count)
    over = Q(until__lt=day, latest__lte=count, kind="commitment")
    return list(ranked.filter(Q(newest__lte=count) | ahead | over).values_list("pk", flat=True))


Progress = dict[Fulfilment, int]
"""How many measures of a plan stand how."""


def progress(plans: Sequence[Entry], day: date) -> dict[str, Progress]:
    """How the measures of plans stand on a day; their sentences are loaded. A document's rows belong to one plan."""
    told: dict[str, list[Entry]] = {}
    for plan in plans:
        for fact in sentences_of(plan):
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
