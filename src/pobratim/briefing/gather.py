"""A dossier as of a day, and what papers ask of its entries.

In: a dossier, a day. Out: the dossier as the register could have known it on that day; entries by kind, newest first.
Not here: fetching (`pobratim.storage`), wording (`telling.py`).

What machines read is merged anew from the facts told by then. What people decided stays as they left it: the paper
leans on their word, and only the sources are narrowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pobratim.register import Entry, Filed, State, build_block
from pobratim.register.dates import stretch
from pobratim.register.dossier import Dossier

UNREVIEWED = (State.MACHINE, State.REOPENED)


def known_by(dossier: Dossier, day: date) -> Dossier:
    """The dossier without what was told later."""
    facts = {key: filed for key, filed in dossier.facts.items() if not _told_after(filed, day)}
    entries = [
        known for entry in dossier.entries for known in _as_known(entry, facts) if not _happened_after(known, day)
    ]
    return replace(dossier, entries=tuple(entries), facts=facts)


def _happened_after(entry: Entry, day: date) -> bool:
    """Whether an undated document tells of something that was done later: it was written later then."""
    done = entry.kind in ("agreement", "event", "figure") and entry.stage not in ("planned", "proposed", "drafting")
    return done and entry.seen_first is None and entry.first is not None and entry.first > day


def _told_after(filed: Filed, day: date) -> bool:
    told = stretch(filed.published).first
    return told is not None and told > day


def _as_known(entry: Entry, facts: dict[str, Filed]) -> Iterable[Entry]:
    kept = [facts[fact] for fact in entry.facts if fact in facts]
    if len(kept) == len(entry.facts):
        return [entry]
    if not kept:
        return [entry] if entry.state is State.ENTERED and not entry.facts else []
    if entry.state in UNREVIEWED:
        return [replace(one, state=entry.state) for one in build_block(entry.block, kept)]
    return [replace(entry, facts=tuple(sorted(one.fact.id for one in kept)))]


def of_kind(dossier: Dossier, kind: str) -> list[Entry]:
    """Entries of one kind, the newest first; those without any day last."""
    return newest_first(entry for entry in dossier.entries if entry.kind == kind)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By their own day, else by the day on which they were told of."""
    return sorted(entries, key=lambda entry: (-day_of(entry).toordinal(), entry.id))


def day_of(entry: Entry) -> date:
    """The day by which an entry is placed."""
    return entry.first or entry.seen_last or date.min
