"""Ids of a scope's entries, never more than some: the newest, read along indexes that keep them in order.

In: kinds, parties, years. Out: ids, and whether these are all. Not here: what is counted of them (`picturing.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum
from django.db.models.expressions import RawSQL

from pobratim.resolve.parties import canonical

from . import tallies
from .models import EntryParty, Tally

MOST_ENTRIES = 3000
"""So many entries, the newest, stand for all: their rows are read and counted in a tenth of a second."""
MOST_LOOKED = 20_000
"""Entries of the rarer of two parties among which those with both are looked for."""

Value = str | int | date

_OF_ALL = """select id as entry_id, first from storage_entry
  where kind = %s and state <> 'rejected' {years} order by first {nulls}, id limit %s"""
_OF_PARTY = """select entry_id, first from storage_entryparty
  where party = %s and kind = %s and shown {years} order by first desc, entry_id limit %s"""
_OF_BOTH = """select entry_id, first from ({near}) as near where exists
  (select 1 from storage_entryparty other where other.entry_id = near.entry_id and other.party = %s)"""


@dataclass(frozen=True, slots=True)
class Window:
    """Entries that are looked at; `complete`: there are no others."""

    ids: tuple[str, ...]
    complete: bool


def newest(
    kinds: Sequence[str], parties: Sequence[str] = (), since: date | None = None, until: date | None = None
) -> Window:
    """The newest entries that concern all the parties (none, one or two) and began between the days."""
    codes = rarest_first([canonical(code) for code in parties if code])
    years, days = "", []
    for sign, day in ((">=", since), ("<=", until)):
        if day:
            years += f" and first {sign} %s"
            days.append(day)
    parts: list[str] = []
    values: list[Value] = []
    limit = MOST_LOOKED // max(1, len(kinds)) if len(codes) > 1 else MOST_ENTRIES + 1
    for kind in kinds:
        part, asked = _part(codes, kind, years, days, limit)
        parts.append(f"select * from ({part}) as part")
        values += asked
    if not parts:
        return Window((), True)
    with connection.cursor() as cursor:
        cursor.execute(f"{' union all '.join(parts)} order by 2 {_nulls()}, 1 limit %s", [*values, MOST_ENTRIES + 1])
        found = [number for number, _ in cursor.fetchall()]
    looked_at_all = len(codes) < 2 or _most_of_a_kind(codes[0], kinds) <= limit
    return Window(tuple(found[:MOST_ENTRIES]), len(found) <= MOST_ENTRIES and looked_at_all)


def _part(codes: Sequence[str], kind: str, years: str, days: Sequence[date], limit: int) -> tuple[str, list[Value]]:
    if not codes:
        return _OF_ALL.format(years=years, nulls=_nulls()), [kind, *days, limit]
    near = _OF_PARTY.format(years=years)
    asked: list[Value] = [codes[0], kind, *days, limit]
    return (near, asked) if len(codes) == 1 else (_OF_BOTH.format(near=near), [*asked, codes[1]])


def _nulls() -> str:
    """Unknown days last: SQLite's own order has them there, and its indexes know no other."""
    return "desc nulls last" if connection.vendor == "postgresql" else "desc"


def _most_of_a_kind(code: str, kinds: Sequence[str]) -> int:
    held = tallies.numbers(code, tallies.ALL, tallies.kind_aspect(""))
    return max((held.get(kind, 0) for kind in kinds), default=0)


def rarest_first(codes: Sequence[str]) -> list[str]:
    """Parties in the order in which it is cheap to look for entries that concern all of them."""
    if len(codes) < 2:
        return list(codes)
    return list(_ordered(tuple(sorted(codes))))


@lru_cache(maxsize=1024)
def _ordered(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Remembered for good: which is rarer hardly changes, and nothing but cost depends on it."""
    rows = Tally.objects.filter(party__in=codes, partner=tallies.ALL, aspect__startswith=tallies.kind_aspect(""))
    held = dict(rows.values_list("party").annotate(total=Sum("n")))
    return tuple(sorted(codes, key=lambda code: (held.get(code, 0), code)))


def newest_of(kind: str, codes: Sequence[str], count: int) -> RawSQL:
    """Ids of the newest entries of a kind that concern parties, as `rarest_first` orders them: for a subquery."""
    if not codes:
        part, values = _part(codes, kind, "", [], count)
        return RawSQL(f"select entry_id from ({part}) as newest", values)
    near, values = _part(codes, kind, "", [], MOST_LOOKED if len(codes) > 1 else count)
    return RawSQL(
        f"select entry_id from (select * from ({near}) as shared order by first desc limit %s) as newest",
        [*values, count],
    )


def last_events(home: str, codes: Sequence[str], by: date | None = None) -> dict[str, date]:
    """The last day of the newest event of each party, or of it with the home party; `by`: of those held by a day."""
    held = Tally.objects.filter(partner=tallies.ALL, aspect=tallies.kind_aspect("event"))
    sizes = dict(held.filter(party__in=[*codes, home]).values_list("party", "n")) if home else {}
    whole = sizes.get(home, 0)
    found: dict[str, date] = {}
    for along_home in (False, True):
        side = [code for code in codes if (home != "" and sizes.get(code, 0) > whole) is along_home]
        if side:
            rows = held.filter(party__in=side).annotate(newest=Subquery(_newest_event(home, by, along_home=along_home)))
            found.update({code: day for code, day in rows.values_list("party", "newest") if day})
    return found


def _newest_event(home: str, by: date | None, *, along_home: bool) -> QuerySet[EntryParty, date | None]:
    """Along the list of the party or of the home party, whichever is shorter."""
    rows = EntryParty.objects.filter(kind="event", shown=True, first__gt=date.min)
    if by:
        rows = rows.filter(first__lte=by, entry__last__lte=by).exclude(entry__stage__in=("planned", "cancelled"))
    if along_home:
        other = EntryParty.objects.filter(entry=OuterRef("entry"), party=OuterRef(OuterRef("party")))
        rows = rows.filter(Exists(other), party=home)
    else:
        rows = rows.filter(party=OuterRef("party"))
        if home:
            rows = rows.filter(Exists(EntryParty.objects.filter(entry=OuterRef("entry"), party=home)))
    return rows.order_by("-first").values_list("entry__last", flat=True)[:1]
