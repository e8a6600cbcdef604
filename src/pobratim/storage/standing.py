"""Selectors on lives: in which state papers are on a day, what ties them, a plan's measures, posts in time.

In: entries, codes, days. Out: querysets and records of `pobratim.register.lives`. Not here: how lives come about
(`lives.py` and the register), what was known on a day (`known.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from pobratim.facts import Agreement
from pobratim.register import HeldPost, Person
from pobratim.register.lives import EXPIRING_DAYS, OVER, LifeState, Phase, Standing, standing_now, standing_on
from pobratim.register.lives.holders import Seat, SeatKey, seat_key, seats_of
from pobratim.register.lives.measures import ROW, Measure, has_measures, measures_of, plan_of
from pobratim.register.lives.members import PLANS
from pobratim.register.lives.pairs import KINDS
from pobratim.register.wire import said_from_json
from pobratim.resolve.parties import canonical

from .models import Entry, EntryFact, EntryLink, EntryParty, EntryPhase, Fact
from .rows import filed_record, phase_record

MOST_MEASURES = 500
MOST_PEOPLE = 2000


def with_phases(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The same entries with their phases loaded."""
    return entries.prefetch_related(Prefetch("phases", EntryPhase.objects.order_by("position")))


def standing(entry: Entry, day: date | None, today: date) -> Standing | None:
    """In which state a paper is on a day (None: now); its phases should be loaded."""
    phases = phases_of(entry)
    return standing_on(phases, day) if day else standing_now(phases, today)


def phases_of(entry: Entry) -> list[Phase]:
    """The phases of a paper in order."""
    return [phase_record(row) for row in entry.phases.all()]


def standing_on_day(entries: QuerySet[Entry], day: date) -> QuerySet[Entry]:
    """Papers and ties that were being made or bound their parties on a day; of other entries what had begun by it."""
    own = EntryPhase.objects.filter(entry=OuterRef("pk"))
    begun = own.filter(Q(first__lte=day) | Q(first=None, position=0)).filter(Q(last=None) | Q(last__gte=day))
    # As `holds_on` of the register says
    holds = begun.filter(~Q(state__in=OVER) | Q(sure=False) | Q(certain__gt=day))
    living = Q(kind__in=KINDS)
    days = Q(first__lte=day) | Q(first=None) & (Q(seen_first__lte=day) | Q(seen_first=None))
    return entries.filter((living & Exists(holds)) | (~living & days))


def in_state(entries: QuerySet[Entry], state: str, day: date | None, today: date) -> QuerySet[Entry]:
    """Of papers those that were in a state on a day (None: are today), as `standing` tells of each."""
    at = day or today
    undated = Q(first=None, position=0) if day else Q(first=None)
    begun = EntryPhase.objects.filter(Q(first__lte=at) | undated, entry=OuterRef("pk")).order_by("-position")
    # A day asks for the last dated phase, and for an undated one only where no other had begun
    ranked = begun.order_by(F("first").desc(nulls_last=True), "-position") if day else begun
    current = entries.annotate(current=Subquery(ranked.values("state")[:1]), ends=Subquery(ranked.values("last")[:1]))
    runs_out = Q(current=LifeState.IN_FORCE, ends__gte=at, ends__lte=at + timedelta(days=EXPIRING_DAYS))
    if state == LifeState.EXPIRING:
        return current.filter(runs_out)
    found = current.filter(current=state)
    return found.exclude(runs_out) if state == LifeState.IN_FORCE else found


def lapsed(day: date) -> QuerySet[Entry]:
    """Plans whose term is over on a day and that no other plan follows, the latest first."""
    over = EntryPhase.objects.filter(entry=OuterRef("pk"), state=LifeState.LAPSED, first__lte=day)
    return Entry.objects.filter(Exists(over)).exclude(state=Entry.State.REJECTED).order_by("-until", "id")


def expiring(since: date, until: date) -> QuerySet[Entry]:
    """Papers in force whose term ends between two days, the first to end first."""
    ends = EntryPhase.objects.filter(entry=OuterRef("pk"), state=LifeState.IN_FORCE, last__gte=since, last__lte=until)
    return Entry.objects.filter(Exists(ends)).exclude(state=Entry.State.REJECTED).order_by("until", "id")


def links_of(entry_id: str) -> list[EntryLink]:
    """Links from and to an entry, with both entries, in the order of time."""
    rows = EntryLink.objects.filter(Q(entry=entry_id) | Q(other=entry_id)).select_related("entry", "other")
    rejected = Entry.State.REJECTED
    found = rows.exclude(entry__state=rejected).exclude(other__state=rejected)
    return list(found.order_by("relation", F("entry__first").asc(nulls_last=True), "id"))


def measures_of_plan(entry: Entry) -> tuple[str, tuple[Measure, ...]]:
    """The numbered measures of a plan, and the document in which they stand: the newest that has any."""
    if entry.kind != "agreement" or not has_measures(entry.subtype):
        return "", ()
    documents = EntryFact.objects.filter(entry=entry.pk).values("fact__document")
    rows = Fact.objects.filter(document__in=documents, kind="commitment", rule=ROW).select_related("document")
    found = list(rows.defer("document__text").order_by("-document__published_first", "position")[:MOST_MEASURES])
    filed = [filed_record(row, row.document.published, row.document.digest) for row in found]
    document = filed[0].fact.document if filed else ""
    measures = measures_of(one for one in filed if one.fact.document == document)
    plans = _plans_of(document) if measures else []
    if plans and plan_of(measures, plans) != entry.pk:
        return "", ()
    return document, measures


def _plans_of(document: str) -> list[tuple[str, Agreement]]:
    """The plans that a document tells of."""
    told = EntryFact.objects.filter(fact__document=document).values("entry")
    rows = Entry.objects.filter(pk__in=told, kind="agreement", subtype__in=PLANS).exclude(state=Entry.State.REJECTED)
    contents = ((number, said_from_json(content)) for number, content in rows.order_by().values_list("id", "content"))
    return [(number, content) for number, content in contents if isinstance(content, Agreement)]


def seats(codes: Iterable[str]) -> dict[SeatKey, Seat]:
    """All posts of parties that one person holds at a time, with their holders."""
    wanted = {canonical(code) for code in codes}
    here = EntryParty.objects.filter(party__in=wanted, kind="person", direct=True, shown=True).values("entry")
    rows = Entry.objects.order_by().filter(pk__in=here)
    found = seats_of(_people(rows.values_list("id", "content")[:MOST_PEOPLE]))
    return {key: seat for key, seat in found.items() if key.of in wanted}


def _people(rows: Iterable[tuple[str, dict[str, object]]]) -> Sequence[tuple[str, Person]]:
    contents = ((number, said_from_json(content)) for number, content in rows)
    return [(number, content) for number, content in contents if isinstance(content, Person)]


def holder_on(of: str, title: str, day: date) -> list[Entry]:
    """Who held a post of a party on a day, by any title of that post; several where documents leave it open."""
    key = seat_key(HeldPost(of, (title,), None, False, None, None, ()))
    seat = seats([of]).get(key) if key else None
    ids = [one.person for one in seat.on(day).tenures] if seat else []
    by_id = Entry.objects.in_bulk(ids)
    return [by_id[number] for number in dict.fromkeys(ids)]
