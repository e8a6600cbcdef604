"""Counts of pictures, remembered until the register changes; samples of a large register for ten minutes.

In: a scope, the register's mark. Out: what `storage.picturing` counts. Not here: the counting.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from pobratim.storage import picturing
from pobratim.storage.picturing import Counted, PartyCount, Scope

from ...memory import Mark

KEPT = 128
FRESH = 600.0
"""Seconds for which a sample stands although documents were added: it is one of many thousand entries anyway."""
Counts = tuple[tuple[PartyCount, ...], bool]
Result = TypeVar("Result")
_held: OrderedDict[tuple[object, ...], tuple[Mark, float, bool, Any]] = OrderedDict()


def ties(mark: Mark, scope: Scope, level: str, today: date) -> Counted:
    """How many entries each pair of parties shares."""
    return _remembered(mark, ("ties", scope, level, today), lambda: _whole(picturing.ties(scope, level, today)))


def by_month(mark: Mark, scope: Scope, today: date, *, by_year: bool) -> Counted:
    """How many entries of each kind begin in each month, or only in each year."""

    def counted() -> tuple[Counted, bool]:
        return _whole(picturing.by_month(scope, today, by_year=by_year))

    return _remembered(mark, ("month", scope, today, by_year), counted)


def by_tile(mark: Mark, measure: str, scope: Scope, today: date) -> Counts:
    """Entries, meetings or commitments of each region of Russia and of each country."""
    ask = {"contact": picturing.contacts, "overdue": picturing.overdue}.get(measure, picturing.by_tile)

    def counted() -> tuple[Counts, bool]:
        rows, complete = ask(scope, today)
        return (tuple(rows), complete), complete

    return _remembered(mark, (ask.__name__, scope, today), counted)


def _whole(found: Counted) -> tuple[Counted, bool]:
    return found, found.complete


def _remembered(mark: Mark, key: tuple[object, ...], ask: Callable[[], tuple[Result, bool]]) -> Result:
    key, now = (mark[0], *key), time.monotonic()
    held = _held.get(key)
    if held is not None and (held[0] == mark or (not held[2] and now - held[1] < FRESH)):
        found: Result = held[3]
        return found
    result, complete = ask()
    _held[key] = (mark, now, complete, result)
    while len(_held) > KEPT:
        _held.popitem(last=False)
    return result
