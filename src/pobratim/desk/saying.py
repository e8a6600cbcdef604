"""How anything is said about an entry: asked whether one may, locked, compared with what was seen, written, made anew.

In: an account, an entry, a verb. Out: `Said`. All of it happens in the caller's transaction. Not here: what can be said
(`review.py`, `entering.py`, `bulk.py`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from pobratim.errors import BadInput, Conflict
from pobratim.register import Decision, Verb
from pobratim.storage import doubts, models, write

from . import audit, rights
from .models import Account, Postponed
from .roles import Action
from .words import decisions_on, entries_holding, last_decision, seen_token

TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Said:
    """What was decided, and the ids of the entries that now hold the facts; the first is the one to show."""

    decisions: tuple[Decision, ...]
    entries: tuple[str, ...]

    @property
    def decision(self) -> Decision:
        """The only or first decision."""
        return self.decisions[0]

    @property
    def entry(self) -> str:
        """The entry to show."""
        return self.entries[0] if self.entries else ""


def held(
    account: Account, action: Action, entry_id: str, seen: str | None, *, beside: str | None = None
) -> models.Entry:
    """The entry, locked until the transaction ends, as the person saw it; `beside` is locked together with it.

    BadInput where it is gone, PermissionDenied, Conflict where it is not what they saw. None: they looked at no page.
    """
    row = _locked(entry_id, beside)
    rights.require(account, action, parties_of(row))
    if not row.read:
        # Made before checking was kept; the migration has marked it, nobody has rebuilt it yet
        write.rebuild_now([row.block])
        row = models.Entry.objects.get(pk=row.pk)
    elif seen is not None and seen != seen_token(row):
        raise _conflict(row, seen)
    return row


def _locked(entry_id: str, beside: str | None) -> models.Entry:
    """Blocks are locked as a rebuild locks them, in one go, so that nobody waits in a circle."""
    row = _found(entry_id)
    while row is not None:
        other = _found(beside) if beside else None
        blocks = {row.block, other.block if other else row.block}
        write.mark_dirty(blocks, timezone.now())
        again = _found(entry_id)
        if again is None or again.block in blocks:
            row = again
            break
        row = again
    if row is None:
        raise BadInput("такой записи больше нет: обновите страницу")
    return row


def _found(entry_id: str) -> models.Entry | None:
    """The entry, or the one that holds the fact which founded it; without what pages show beside it."""
    found = models.Entry.objects.filter(pk=entry_id).first()
    return found or models.Entry.objects.filter(entry_facts__fact__founds=entry_id).first()


def _conflict(row: models.Entry, seen: str) -> Conflict:
    last = last_decision(row)
    if last is not None and not seen.endswith(f".{last.id}"):
        return Conflict("пока вы смотрели, эту запись уже проверили", place=row.pk, decision=last)
    return Conflict("пока вы смотрели, запись изменилась: прочитан новый документ", place=row.pk)


def say(account: Account, row: models.Entry, verb: Verb, **more: Any) -> Said:
    """Write a decision about an entry, make what it touches anew, add it to the trail."""
    decision = worded(account, row, verb, **more)
    before, verdicts = as_told(row), doubts.verdicts_on(decision.about)
    write.rebuild_now(write.decide(decision))
    doubts.tally(verdicts, doubts.verdicts_on(decision.about))
    entries = _shown_first(entries_holding(decision.about), row, decision)
    Postponed.objects.filter(entry__in=[row.pk, *(one.pk for one in entries)]).delete()
    after = [as_told(one) for one in entries]
    audit.record(f"review.{verb}", f"entry:{row.pk}", why=decision.why, before=before, after=after)
    return Said((decision,), tuple(one.pk for one in entries))


def worded(account: Account, row: models.Entry, verb: Verb, **more: Any) -> Decision:
    """A decision about an entry, not yet written: about all its facts unless `facts` are named."""
    facts, others = tuple(more.pop("facts", None) or facts_of(row)), tuple(more.pop("others", ()))
    name = more.pop("id", "") or uuid.uuid4().hex
    at = moment_after(decisions_on([*facts, *others]))
    return Decision(id=name, verb=verb, facts=facts, others=others, who=account.signature, at=at, **more)


def as_told(row: models.Entry) -> dict[str, Any]:
    """An entry as the trail keeps it."""
    return {"entry": row.pk, "title": row.title, "state": row.state, "content": row.content}


def _shown_first(entries: Sequence[models.Entry], row: models.Entry, decision: Decision) -> list[models.Entry]:
    """The entry that the person looked at, else the one that holds what it was about."""
    homes = models.EntryFact.objects.filter(fact__in=decision.facts).values_list("entry_id", flat=True)
    home = row.pk if any(one.pk == row.pk for one in entries) else next(iter(homes), "")
    return sorted(entries, key=lambda one: (one.pk != home, one.pk))


def moment_after(decisions: Iterable[Decision]) -> datetime:
    """Now, but surely later than these: clocks of two machines may differ, the last word must be the last."""
    return max([timezone.now(), *(one.at + TICK for one in decisions)])


def facts_of(row: models.Entry) -> list[str]:
    """Ids of the entry's facts."""
    return sorted(models.EntryFact.objects.filter(entry=row.pk).values_list("fact_id", flat=True))


def parties_of(row: models.Entry) -> list[str]:
    """The parties that the entry concerns, those around them too: what rights are asked about."""
    return list(models.EntryParty.objects.filter(entry=row.pk).values_list("party", flat=True))
