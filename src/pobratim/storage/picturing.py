"""Selectors of pictures: counts by pair, by party, by month; the papers and events of a tie; figures of trade.

In: a scope as plain values. Out: plain values and rows of the register. What the counts beside the entries know is
taken from them (`tallies.py`); else no more than the newest entries are looked at (`windows.py`), and that is said. Not
here: drawing (`pobratim.web.pictures`), the calendar (`agenda.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db.models import Count, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, prefetch_related_objects
from django.db.models.functions import TruncMonth

from pobratim.register.lives import LIVE
from pobratim.resolve.parties import ancestors, canonical

from . import tallies, windows
from .models import Entry, EntryArea, EntryLink, EntryParty, EntryPhase, Fact, Tally
from .standing import standing_on_day, with_phases
from .tallies import TIED as TIED
from .windows import Window

MOST_PAPERS, MOST_EVENTS, MOST_FIGURES = 40, 200, 200
MOST_TURNOVERS = 1000
LEVELS = ("named", "region", "country")
TRADE = ("turnover", "export", "import")
EARLIEST, LATEST = 1900, 2100
"""Years that are counted where only one end of them is asked for."""


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
    """Counts by whatever was asked; `complete`: not only the newest entries were looked at.

    `star`: of a party's ties only its own are counted, not those of its partners with each other.
    """

    rows: tuple[tuple[str, str, int], ...]
    complete: bool
    star: bool = False


def ties(scope: Scope, level: str, today: date) -> Counted:
    """How many entries each pair of parties shares; `level` says which parties stand for those that lie in them.

    With a party in the scope, its own parts are counted as the party itself, and only what concerns it.
    """
    home = canonical(scope.party) if scope.party else ""
    aspects = _pair_aspects(scope)
    if aspects and not home:
        return Counted(_tallied_pairs(aspects, level), True)
    if aspects and _size(home) > windows.MOST_ENTRIES:
        return Counted(_tallied_star(home, aspects, level), True, star=True)
    return _looked_at(scope, level, home, today)


def _looked_at(scope: Scope, level: str, home: str, today: date) -> Counted:
    """Pairs made here, not in the database, which would join the table of parties with itself for them."""
    found = _narrowed(scope, today)
    sides: dict[str, list[str]] = defaultdict(list)
    rows = EntryParty.objects.order_by().filter(entry__in=found.ids).values_list("entry_id", "party", "direct")
    for entry, party, direct in rows:
        if party == home or (_stands(party, level, direct=direct) and not _related(party, home)):
            sides[entry].append(party)
    counts: Counter[tuple[str, str]] = Counter()
    for parties in sides.values():
        counts.update(pair for pair in combinations(sorted(parties), 2) if not _related(*pair))
    return Counted(tuple((one, other, count) for (one, other), count in sorted(counts.items())), found.complete)


def _pair_aspects(scope: Scope) -> list[str]:
    """Aspects whose counts add up to the scope's; none where no counts answer it."""
    narrowed = (set(scope.kinds) != set(TIED), bool(scope.area), bool(scope.since or scope.until))
    if sum(narrowed) > 1 or scope.day or scope.live or scope.partner:
        return []
    if scope.area:
        return [f"area:{scope.area}"]
    return [f"year:{year}" for year in _years(scope)] or [tallies.kind_aspect(kind) for kind in scope.kinds]


def _years(scope: Scope) -> Sequence[int]:
    """The scope's years, which are whole ones."""
    if not scope.since and not scope.until:
        return ()
    first = scope.since.year if scope.since else EARLIEST
    return range(first, (scope.until.year if scope.until else max(first, LATEST)) + 1)


def _size(home: str) -> int:
    held = tallies.numbers(home, tallies.ALL, tallies.kind_aspect(""))
    return sum(held.get(kind, 0) for kind in TIED)


def _tallied_pairs(aspects: Sequence[str], level: str) -> tuple[tuple[str, str, int], ...]:
    rows = Tally.objects.filter(aspect__in=aspects, n__gt=0).exclude(party="").exclude(partner="")
    summed = rows.values_list("party", "partner").annotate(Sum("n"), Sum("direct"), Sum("named"))
    found = []
    for party, partner, n, direct, named in summed:
        if not (_stands(party, level, direct=True) and _stands(partner, level, direct=True)):
            continue
        # A country stands in a picture of regions only where it is named itself
        whole = [level == "country" or (level == "region" and "-" in code) for code in (party, partner)]
        if whole == [True, False] or (whole[0] == whole[1] and party < partner):
            count = n if all(whole) else direct if whole[0] else named
            found.append((*sorted((party, partner)), count))
    return tuple(sorted((one, other, count) for one, other, count in found if count))


def _tallied_star(home: str, aspects: Sequence[str], level: str) -> tuple[tuple[str, str, int], ...]:
    rows = Tally.objects.filter(party=home, aspect__in=aspects, n__gt=0).exclude(partner="")
    found = []
    for partner, n, direct in rows.values_list("partner").annotate(Sum("n"), Sum("direct")):
        count = n if level == "country" or (level == "region" and "-" in partner) else direct
        if count and _stands(partner, level, direct=True):
            found.append((min(home, partner), max(home, partner), count))
    return tuple(sorted(found))


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


def _narrowed(scope: Scope, today: date, kinds: Sequence[str] = ()) -> Window:
    """The scope's newest entries, of them those that its area and day let through."""
    found = windows.newest(kinds or scope.kinds, (scope.party, scope.partner), scope.since, scope.until)
    if not (scope.area or scope.day or scope.live):
        return found
    rows = Entry.objects.order_by().filter(pk__in=found.ids)
    if scope.area:
        rows = rows.filter(pk__in=EntryArea.objects.filter(area=scope.area, entry__in=found.ids).values("entry"))
    if scope.live:
        rows = _live(rows, scope.day, today)
    elif scope.day:
        rows = standing_on_day(rows, scope.day)
    return Window(tuple(rows.values_list("pk", flat=True)), found.complete)


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
    home = canonical(scope.party) if scope.party else ""
    aspects = _pair_aspects(scope) if home else _party_aspects(scope)
    if not aspects or (home and _size(home) <= windows.MOST_ENTRIES):
        found = _narrowed(scope, today)
        return _tiles_of(found.ids), found.complete
    name = "partner" if home else "party"
    rows = Tally.objects.filter(_tile(name), aspect__in=aspects, n__gt=0)
    rows = rows.filter(party=home).exclude(partner="") if home else rows.filter(partner="")
    counted = rows.values_list(name).annotate(Sum("n"))
    return [PartyCount(code, n, None) for code, n in counted if code != "RU"], True


def _party_aspects(scope: Scope) -> list[str]:
    """Aspects of one party: those of a pair, but years are known by kind."""
    if not _years(scope):
        return _pair_aspects(scope)
    if scope.area or scope.day or scope.live or scope.partner:
        return []
    return [f"year:{year}/{kind}" for year in _years(scope) for kind in scope.kinds]


def _tiles_of(ids: Sequence[str]) -> list[PartyCount]:
    rows = EntryParty.objects.order_by().filter(_tile("party"), entry__in=ids).values_list("party")
    counted = rows.annotate(n=Count("id"), newest=Max("entry__last"))
    return [PartyCount(*row) for row in counted if row[0] != "RU"]


def _tile(name: str) -> Q:
    """Rows of regions of Russia and of countries, named or around what is named."""
    within = Q(**{f"{name}__startswith": "RU-"}) & ~Q(**{f"{name}__contains": "/"})
    return within | Q(**{f"{name}__regex": r"^[A-Z]{2}$"})


def contacts(scope: Scope, today: date) -> tuple[list[PartyCount], bool]:
    """The newest day of a meeting that was held by a day, for each region and country that ever had an event."""
    home = canonical(scope.party) if scope.party else ""
    rows = Tally.objects.filter(aspect=tallies.kind_aspect("event"), n__gt=0)
    rows = rows.filter(_tile("partner"), party=home) if home else rows.filter(_tile("party"), partner="")
    counts = dict(rows.values_list("partner" if home else "party", "n"))
    days = windows.last_events(home, [*counts], scope.day or today)
    return [PartyCount(code, counts[code], day) for code, day in days.items() if code != "RU"], True


def overdue(scope: Scope, today: date) -> tuple[list[PartyCount], bool]:
    """Commitments whose term had passed by a day."""
    at = scope.day or today
    if scope.party:
        own = EntryParty.objects.filter(party=canonical(scope.party), kind="commitment", shown=True, until__lt=at)
        told = [*own.order_by("-until").values_list("entry_id", flat=True)[: windows.MOST_ENTRIES + 1]]
    else:
        due = Entry.objects.filter(kind="commitment", until__lt=at).exclude(state=Entry.State.REJECTED)
        told = [*due.order_by("-until", "pk").values_list("pk", flat=True)[: windows.MOST_ENTRIES + 1]]
    return _tiles_of(told[: windows.MOST_ENTRIES]), len(told) <= windows.MOST_ENTRIES


# --- figures of trade -------------------------------------------------------------------------------------------------


def trade_figures(party: str, partner: str = "") -> list[Entry]:
    """Newest figures of turnover, export and import between two parties; of one with anybody, without a partner."""
    return list(_figures(TRADE, (party, partner), MOST_FIGURES))


def with_sources(figures: Sequence[Entry]) -> None:
    """Load the facts of figures with their documents' titles."""
    facts = Fact.objects.select_related("document").defer("document__text", "why", "rule").order_by("document_id", "id")
    prefetch_related_objects(list(figures), Prefetch("facts", facts))


def turnovers(party: str, day: date) -> list[Entry]:
    """Newest figures of turnover that had been told by a day: of the party, or of anybody."""
    return list(_figures(("turnover",), (party,), MOST_TURNOVERS).filter(first__lte=day).only("content", "first"))


def _figures(measures: Sequence[str], parties: Sequence[str], count: int) -> QuerySet[Entry]:
    """Of so many of the newest figures those of some measures, newest first."""
    codes = windows.rarest_first([canonical(code) for code in parties if code])
    found = Entry.objects.filter(pk__in=windows.newest_of("figure", codes, 2 * count), subtype__in=measures)
    return found.order_by(F("first").desc(nulls_last=True), "id")


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
    codes = windows.rarest_first([canonical(code) for code in (party, partner) if code])
    told = Entry.objects.filter(pk__in=windows.newest_of("event", codes, events), first__isnull=False)
    return (
        list(with_phases(Entry.objects.filter(pk__in=windows.newest_of("agreement", codes, papers)))),
        list(told.order_by("-first", "id")),
    )


def _dues(codes: Sequence[str]) -> QuerySet[Entry]:
    """Commitments with a term, the latest first."""
    if not codes:
        found = Entry.objects.filter(kind="commitment", until__isnull=False).exclude(state=Entry.State.REJECTED)
        return found.order_by("-until", "id")[:MOST_EVENTS]
    rows = EntryParty.objects.filter(party=codes[0], kind="commitment", shown=True, until__isnull=False)
    for code in codes[1:]:
        near = rows.order_by("-until")[: windows.MOST_LOOKED].values("entry")
        rows = EntryParty.objects.filter(entry__in=near, party=code)
    ids = rows.order_by("-until").values_list("entry_id", flat=True)[:MOST_EVENTS]
    return Entry.objects.filter(pk__in=list(ids)).order_by("-until", "id")


def tie_in_time(party: str, partner: str) -> TieInTime:
    """What a timeline of two parties is drawn from (of one party alone with everybody, without a partner)."""
    papers, events = papers_and_events(party, partner, MOST_PAPERS + 1, MOST_EVENTS + 1)
    dues = list(_dues(windows.rarest_first([canonical(code) for code in (party, partner) if code])))
    complete = len(papers) <= MOST_PAPERS and len(events) <= MOST_EVENTS
    papers, events = papers[:MOST_PAPERS], events[:MOST_EVENTS]
    ids = [paper.pk for paper in papers]
    links = list(EntryLink.objects.filter(entry__in=ids, other__in=ids).order_by("id"))
    return TieInTime(papers, links, events, dues, complete)


# --- activity ---------------------------------------------------------------------------------------------------------


def by_month(scope: Scope, today: date, *, by_year: bool = False) -> Counted:
    """How many entries of each kind lie in which months: rows of kind, first and last month, number.

    The months are «2024-05/2024-05»; an entry that is told of a whole year has «2024-01/2024-12», and so has everything
    where only years are asked for.
    """
    if not scope.party:
        held = tallies.numbers(tallies.ALL, tallies.ALL, "span:")
        spans = [(aspect[16:], aspect[:15], n) for aspect, n in held.items()]
        return Counted(_of_scope(spans, scope), True)
    if by_year and not scope.partner:
        held = tallies.numbers(canonical(scope.party), tallies.ALL, "year:")
        years = [(aspect[5:], f"{aspect[:4]}-01/{aspect[:4]}-12", n) for aspect, n in held.items()]
        return Counted(_of_scope(years, scope), True)
    looked = _narrowed(scope, today)
    found = Entry.objects.order_by().filter(pk__in=looked.ids, first__isnull=False, last__isnull=False)
    months = found.annotate(begins=TruncMonth("first"), ends=TruncMonth("last"))
    rows = months.values_list("kind", "begins", "ends").annotate(n=Count("pk"))
    return Counted(tuple(sorted((kind, f"{a:%Y-%m}/{b:%Y-%m}", n) for kind, a, b, n in rows)), looked.complete)


def _of_scope(rows: Iterable[tuple[str, str, int]], scope: Scope) -> tuple[tuple[str, str, int], ...]:
    """Rows of the scope's kinds whose first month lies in its years."""
    since, until = scope.since or date.min, scope.until or date.max
    return tuple(sorted(row for row in rows if row[0] in scope.kinds and since.year <= int(row[1][:4]) <= until.year))
