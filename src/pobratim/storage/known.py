"""The register as it was known on a day: entries made anew from the facts and decisions of that time.

In: entries of today among which to look, a day. Out: entries, lives and facts as they were. Not here: valid time
(`standing.py`). What a document told before it was read again differently, or taken out, is gone and cannot be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratim.register import Entry, State, build_register
from pobratim.register.kinds import block_of
from pobratim.register.lives import Phase, Standing, build_lives, has_life, holds_on, standing_now, standing_on
from pobratim.register.lives.nouns import Link

from . import models
from .read import EntryFilter, entries
from .rows import decision_record, entry_row, filed_record, link_row

MOST_FACTS = 6000
"""So many facts become entries again within a page's time (about a second)."""


@dataclass(frozen=True, slots=True)
class KnownThen:
    """Entries as they were, with everything a page shows of them; `complete` is false where there were too many."""

    entries: tuple[Entry, ...] = ()
    phases: tuple[Phase, ...] = ()
    links: tuple[Link, ...] = ()
    rows: dict[str, models.Fact] | None = None
    complete: bool = True

    def facts_of(self, entry: Entry) -> list[models.Fact]:
        """The facts behind an entry, newest document first."""
        found = [row for fact in entry.facts if (row := (self.rows or {}).get(fact))]
        return sorted(found, key=_newest_first)

    def standing(self, entry: str, day: date | None, today: date) -> Standing | None:
        """In which state a paper was on a day (None: when it was asked)."""
        own = [phase for phase in self.phases if phase.entry == entry]
        return standing_on(own, day) if day else standing_now(own, today)

    def stood(self, entry: Entry, day: date | None) -> bool:
        """Whether an entry held on a day (None: all did), as `standing.standing_on_day` asks of rows."""
        if day is None:
            return True
        if has_life(entry.kind):
            return holds_on([phase for phase in self.phases if phase.entry == entry.id], day)
        edge = entry.first or entry.seen_first
        return edge is None or edge <= day

    def links_of(self, entry: Entry) -> list[models.EntryLink]:
        """Links from and to an entry as unsaved rows, with both entries."""
        by_id = {one.id: one for one in self.entries}
        found = []
        for link in self.links:
            if entry.id in (link.entry, link.other):
                row = link_row("", link)
                row.entry, row.other = entry_row(by_id[link.entry]), entry_row(by_id[link.other])
                found.append(row)
        return found


def _newest_first(row: models.Fact) -> tuple[date, str, int]:
    day = row.document.published_first or date.min
    return (date.fromordinal(date.max.toordinal() - day.toordinal() + 1), row.document_id, row.position)


def end_of(day: date) -> datetime:
    """The moment at which a day is over, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def known_on(wanted: EntryFilter, day: date) -> KnownThen:
    """The entries that a filter let through on a day, newest first."""
    wide = EntryFilter(kinds=wanted.kinds, party=wanted.party, partner=wanted.partner, states=models.Entry.State.values)
    found = _known(entries(wide), day)
    fitting = tuple(entry for entry in found.entries if fits(entry, wanted))
    return replace(found, entries=tuple(sorted(fitting, key=lambda one: (-_ordinal(one.first), one.id))))


def known_beside(entry: models.Entry, day: date) -> KnownThen:
    """The entries of an entry's groups on a day, so that its life then can be told; itself where it has no group."""
    pairs = models.EntryPair.objects.filter(entry=entry.pk).values("pair")
    beside = models.EntryPair.objects.filter(pair__in=pairs).values("entry")
    return _known(models.Entry.objects.filter(Q(pk__in=beside) | Q(pk=entry.pk)), day)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _known(candidates: QuerySet[models.Entry], day: date) -> KnownThen:
    blocks = candidates.order_by().values("block")
    cut = end_of(day)
    facts = models.Fact.objects.filter(block__in=blocks, learnt_at__lt=cut)
    rows = list(facts.select_related("document").defer("document__text")[: MOST_FACTS + 1])
    if len(rows) > MOST_FACTS:
        return KnownThen(complete=False)
    filed = [filed_record(row, row.document.published, row.document.digest) for row in rows]
    about = models.DecisionFact.objects.filter(fact__in=facts.values("id")).values("decision")
    decided = models.Decision.objects.filter(id__in=about, at__lt=cut)
    decisions = [decision_record(row) for row in decided]
    held = [replace(one, block=block_of(one)) for one in filed]
    made = build_register(held, decisions)
    lives = build_lives(made, {one.fact.id: one for one in held})
    return KnownThen(tuple(made), lives.phases, lives.links, {row.id: row for row in rows})


def fits(entry: Entry, wanted: EntryFilter) -> bool:
    """Whether an entry goes through the filter; parties were looked at already."""
    if wanted.states and str(entry.state) not in wanted.states:
        return False
    if entry.state is State.REJECTED and not wanted.states:
        return False
    chosen: Sequence[tuple[Sequence[str], str]] = (
        (wanted.kinds, entry.kind),
        (wanted.subtypes, entry.subtype),
        (wanted.stages, entry.stage),
    )
    if any(values and value not in values for values, value in chosen):
        return False
    if wanted.areas and not set(wanted.areas) & set(entry.areas):
        return False
    if wanted.since and not (entry.last and entry.last >= wanted.since):
        return False
    if wanted.until and not (entry.first and entry.first <= wanted.until):
        return False
    return not wanted.words or wanted.words.casefold() in entry.title.casefold()


def row_of(entry: Entry) -> models.Entry:
    """An unsaved row, for what shows rows."""
    return entry_row(entry)
