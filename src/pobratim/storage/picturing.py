"""Selectors of pictures: counts by pair, by party, by month; the papers and events of a tie; figures of trade.

In: a scope as plain values. Out: plain values and rows of the register. Every question is bounded: it looks at no more
than `MOST_ENTRIES` entries, and says so. Not here: drawing (`pobratim.web.pictures`), the calendar (`happening.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import TruncMonth

from pobratim.register.lives import LIVE
from pobratim.resolve.parties import ancestors, canonical

from .models import Entry, EntryArea, EntryLink, EntryParty, EntryPhase, Fact
from .standing import standing_on_day, with_phases

MOST_ENTRIES = 10_000
"""So many entries, those told of last, stand for all: from there on PostgreSQL reads whole tables (at 10 000 entries of
780 000 a network takes 0.4 s on two busy cores, at 20 000 a whole second)."""
MOST_PAPERS, MOST_EVENTS, MOST_FIGURES = 60, 400, 400
LEVELS = ("named", "region", "country")
TIED = ("agreement", "event", "partnership", "project", "figure", "flow", "commitment")
"""Kinds of entries that can tie parties."""
TRADE = ("turnover", "export", "import")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which entries a picture counts; an empty field narrows nothing.

    `since`..`until` hold the entry's first day; `day`: what held on that day; `live`: papers that bind on that day.
    """

    kinds: Sequence[str] = TIED
    party: str = ""
    partner: str = ""
    area: str = ""
    since: date | None = None
    until: date | None = None
    day: date | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts by whatever was asked; `complete` is false when only `MOST_ENTRIES` were looked at."""

    rows: tuple[tuple[str, str, int], ...]
    complete: bool


def ties(scope: Scope, level: str, today: date) -> Counted:
    """How many entries each pair of parties shares; `level` says which parties stand for those that lie in them.

    With a party in the scope, its own parts are counted as the party itself. Pairs are made here, not in the database,
    which would join the table of parties with itself for them.
    """
    ids, complete = _bounded(scope, today)
    home = canonical(scope.party) if scope.party else ""
    sides: dict[str, list[str]] = defaultdict(list)
    rows = EntryParty.objects.order_by().filter(entry__in=ids).values_list("entry_id", "party", "direct")
    for entry, party, direct in rows:
        if party == home or (_stands(party, level, direct=direct) and not _related(party, home)):
            sides[entry].append(party)
    counts: Counter[tuple[str, str]] = Counter()
    for parties in sides.values():
        counts.update(pair for pair in combinations(sorted(parties), 2) if not _related(*pair))
    return Counted(tuple((one, other, count) for (one, other), count in sorted(counts.items())), complete)


def _stands(party: str, level: str, *, direct: bool) -> bool:
    """Whether a party stands for itself at a level: a town in no picture of regions, a country only where named."""
    if level == "named":
        return direct
    if level == "region":
        return "/" not in party and ("-" in party or direct)
    return "/" not in party and "-" not in party


def _related(one: str, other: str) -> bool:
    """Whether one lies in the other."""
    return one in ancestors(other) or other in ancestors(one)


def _bounded(scope: Scope, today: date) -> tuple[QuerySet[Entry, str], bool]:
    """Ids of the scope's entries, or of those told of last; and whether these are all."""
    ids, complete = _newest(scope)
    if not scope.live and not scope.day:
        return ids, complete
    found = Entry.objects.order_by().filter(pk__in=ids)
    if scope.live:
        found = _live(found, scope.day, today)
    elif scope.day:
        found = standing_on_day(found, scope.day)
    return found.values_list("pk", flat=True), complete


def _newest(scope: Scope) -> tuple[QuerySet[Entry, str], bool]:
    """Ids of the scope's entries whatever their day: all where they are few, else those told of last."""
    found = _chosen(scope)
    codes = [canonical(code) for code in (scope.party, scope.partner) if code]
    few = [code for code in codes if EntryParty.objects.filter(party=code)[: MOST_ENTRIES + 1].count() <= MOST_ENTRIES]
    for code in codes:
        here = EntryParty.objects.filter(party=code)
        listed = Q(pk__in=here.values("entry"))
        found = found.filter(listed if code in few else Exists(here.filter(entry=OuterRef("pk"))))
    if few:
        return found.values_list("pk", flat=True), True
    told = found.filter(seen_last__isnull=False).order_by("-seen_last", "-pk").values_list("pk", flat=True)
    if told[: MOST_ENTRIES + 1].count() <= MOST_ENTRIES:
        return found.values_list("pk", flat=True), True
    return told[:MOST_ENTRIES], False


def _chosen(scope: Scope) -> QuerySet[Entry]:
    """Entries of a scope by kind, area and years, in no order."""
    found = Entry.objects.order_by().filter(kind__in=list(scope.kinds)).exclude(state=Entry.State.REJECTED)
    if scope.area:
        found = found.filter(Exists(EntryArea.objects.filter(entry=OuterRef("pk"), area=scope.area)))
    if scope.since:
        found = found.filter(first__gte=scope.since)
    if scope.until:
        found = found.filter(first__lte=scope.until)
    return found


def _live(papers: QuerySet[Entry], day: date | None, today: date) -> QuerySet[Entry]:
    """Papers that bind their parties on a day, as `standing` tells of each."""
    at = day or today
    undated = Q(first=None, position=0) if day else Q(first=None)
    begun = EntryPhase.objects.filter(Q(first__lte=at) | undated, entry=OuterRef("pk"))
    order = (F("first").desc(nulls_last=True), "-position") if day else ("-position",)
    current = begun.order_by(*order).values("state")[:1]
    return papers.filter(kind="agreement").annotate(current=Subquery(current)).filter(current__in=[*LIVE])


# --- by party ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A region of Russia or a country: how many entries, and the newest day among them."""

    party: str
    count: int
    last: date | None


def by_tile(scope: Scope, today: date) -> tuple[list[PartyCount], bool]:
    """Entries of each region of Russia and of each country, what lies in them included; whether all were counted."""
    ids, complete = _bounded(scope, today)
    rows = EntryParty.objects.order_by().filter(_tile(), entry__in=ids).values_list("party")
    counted = rows.annotate(n=Count("id"), newest=Max("entry__last"))
    return [PartyCount(*row) for row in counted if row[0] != "RU"], complete


def _tile() -> Q:
    """Rows of regions of Russia and of countries, named or around what is named."""
    return Q(party__startswith="RU-") & ~Q(party__contains="/") | Q(party__regex=r"^[A-Z]{2}$")


def contacts(scope: Scope, today: date) -> tuple[list[PartyCount], bool]:
    """Meetings that were held by a day, with the newest day for each region and country."""
    ids, complete = _bounded(scope, today)
    held = Entry.objects.order_by().filter(pk__in=ids, last__lte=scope.day or today)
    held = held.exclude(stage__in=("planned", "cancelled"))
    rows = EntryParty.objects.order_by().filter(_tile(), entry__in=held.values("pk")).values_list("party")
    counted = rows.annotate(n=Count("id"), newest=Max("entry__last"))
    return [PartyCount(*row) for row in counted if row[0] != "RU"], complete


def overdue(scope: Scope, today: date) -> tuple[list[PartyCount], bool]:
    """Commitments whose term had passed by a day."""
    due = Entry.objects.order_by().filter(kind="commitment", until__lt=scope.day or today)
    due = due.exclude(state=Entry.State.REJECTED)
    if scope.party:
        due = due.filter(Exists(EntryParty.objects.filter(entry=OuterRef("pk"), party=canonical(scope.party))))
    told = due.order_by("-until", "pk").values_list("pk", flat=True)
    complete = told[: MOST_ENTRIES + 1].count() <= MOST_ENTRIES
    ids = due.values_list("pk", flat=True) if complete else told[:MOST_ENTRIES]
    rows = EntryParty.objects.order_by().filter(_tile(), entry__in=ids).values_list("party")
    counted = rows.annotate(n=Count("id"), newest=Max("entry__until"))
    return [PartyCount(*row) for row in counted if row[0] != "RU"], complete


# --- figures of trade -------------------------------------------------------------------------------------------------


def trade_figures(party: str, partner: str = "", *, sources: bool = True) -> list[Entry]:
    """Newest figures of turnover, export and import between two parties, with their facts and documents' titles.

    Without a partner those of the party with anybody; without sources no facts are loaded.
    """
    found = Entry.objects.order_by().filter(kind="figure", subtype__in=TRADE).exclude(state=Entry.State.REJECTED)
    for code in filter(None, (party, partner)):
        found = found.filter(pk__in=EntryParty.objects.filter(party=canonical(code)).values("entry"))
    facts = Fact.objects.select_related("document").defer("document__text", "why", "rule").order_by("document_id", "id")
    newest = found.order_by(F("first").desc(nulls_last=True), "id")[:MOST_FIGURES]
    return list(newest.prefetch_related(Prefetch("facts", facts)) if sources else newest)


def turnovers(party: str, day: date) -> list[Entry]:
    """Newest figures of turnover that had been told by a day: of the party, or of anybody."""
    found = Entry.objects.order_by().filter(kind="figure", subtype="turnover", first__lte=day)
    if party:
        found = found.filter(pk__in=EntryParty.objects.filter(party=canonical(party)).values("entry"))
    found = found.exclude(state=Entry.State.REJECTED)
    return list(found.order_by("-first", "id")[: 5 * MOST_FIGURES])


# --- a tie in time ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TieInTime:
    """Papers of two parties with their phases, links among them, events, commitments that have a term."""

    papers: list[Entry]
    links: list[EntryLink]
    events: list[Entry]
    dues: list[Entry]
    complete: bool


def papers_and_events(party: str, partner: str, papers: int, events: int) -> tuple[list[Entry], list[Entry]]:
    """The newest papers with their phases, and the newest events: what a small timeline is drawn from."""
    found = _together(party, partner)
    newest = F("last").desc(nulls_last=True)
    return (
        list(with_phases(found.filter(kind="agreement").order_by(newest, "id"))[:papers]),
        list(found.filter(kind="event", first__isnull=False).order_by("-first", "id")[:events]),
    )


def _together(party: str, partner: str) -> QuerySet[Entry]:
    found = Entry.objects.order_by().exclude(state=Entry.State.REJECTED)
    for code in filter(None, (party, partner)):
        found = found.filter(pk__in=EntryParty.objects.filter(party=canonical(code)).values("entry"))
    return found


def tie_in_time(party: str, partner: str) -> TieInTime:
    """What a timeline of two parties is drawn from (of one party alone with everybody, without a partner)."""
    found = _together(party, partner)
    papers, events = papers_and_events(party, partner, MOST_PAPERS + 1, MOST_EVENTS + 1)
    dues = list(found.filter(kind="commitment", until__isnull=False).order_by("-until", "id")[:MOST_EVENTS])
    complete = len(papers) <= MOST_PAPERS and len(events) <= MOST_EVENTS
    papers, events = papers[:MOST_PAPERS], events[:MOST_EVENTS]
    ids = [paper.pk for paper in papers]
    links = list(EntryLink.objects.filter(entry__in=ids, other__in=ids).order_by("id"))
    return TieInTime(papers, links, events, dues, complete)


# --- activity ---------------------------------------------------------------------------------------------------------


def by_month(scope: Scope, today: date) -> Counted:
    """How many entries of each kind lie in which months: rows of kind, first and last month, number.

    The months are «2024-05/2024-05»; an entry that is told of a whole year has «2024-01/2024-12».
    """
    ids, complete = _bounded(scope, today)
    found = Entry.objects.order_by().filter(pk__in=ids, first__isnull=False, last__isnull=False)
    months = found.annotate(begins=TruncMonth("first"), ends=TruncMonth("last"))
    rows = months.values_list("kind", "begins", "ends").annotate(n=Count("pk"))
    return Counted(tuple(sorted((kind, f"{a:%Y-%m}/{b:%Y-%m}", n) for kind, a, b, n in rows)), complete)
