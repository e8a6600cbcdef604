"""Many entries confirmed at once: all that the queue shows under a filter, such as one rule above a confidence.

In: an account, a filter of the queue, a limit. Out: `Said` with all decisions. One transaction; ids of the decisions
share a beginning, so that all can be taken back together. Entries that changed after a check are left for a person's
eye, and so are those with which the account may not do it. Not here: one entry (`review.py`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput
from pobratim.register import Decision, Verb
from pobratim.storage import doubts, models, write
from pobratim.storage.rows import decision_record

from . import audit, rights
from .models import Account, Postponed
from .queue import QueueFilter, queue
from .roles import Action
from .saying import Said, as_told, moment_after
from .words import decisions_on, entries_holding, shown_fingerprint

MOST = 200
"""So many at once are decided within about three seconds; the queue then shows the next ones."""


@transaction.atomic
def accept_many(account: Account, wanted: QueueFilter, limit: int = MOST, why: str = "") -> Said:
    """The entries first in the queue under that filter are right as they are shown."""
    rights.require(account, Action.BULK)
    chosen = queue(replace(wanted, states=("machine",)), account)[: min(limit, MOST)]
    blocks = {row.block for row in chosen}
    write.mark_dirty(blocks, timezone.now())
    # Asked again under the lock: another word may have come in between
    rows = list(models.Entry.objects.filter(pk__in=[row.pk for row in chosen], block__in=blocks, state="machine"))
    parties = _parties_of(rows)
    rows = [row for row in rows if row.read and rights.may(account, Action.BULK, parties.get(row.pk, ()))]
    facts = _facts_of(rows)
    batch, at = uuid.uuid4().hex, moment_after(decisions_on(fact for held in facts.values() for fact in held))
    said = [
        Decision(
            id=f"{batch}.{number}",
            verb=Verb.ACCEPT,
            facts=tuple(facts[row.pk]),
            seen=shown_fingerprint(row),
            who=account.signature,
            at=at,
            why=why,
        )
        for number, row in enumerate(rows)
    ]
    for row in rows:
        told = as_told(row)
        audit.record("review.accept", f"entry:{row.pk}", why=why, before=told, after=[{**told, "state": "accepted"}])
    _write(said)
    Postponed.objects.filter(entry__in=[row.pk for row in rows]).delete()
    return Said(tuple(said), tuple(row.pk for row in rows))


@transaction.atomic
def undo_many(account: Account, batch: str, why: str = "") -> Said:
    """Take back all that was confirmed together with the decision of that id."""
    beginning = batch.partition(".")[0] + "."
    rows = models.Decision.objects.filter(id__startswith=beginning)
    gone = set(models.Decision.objects.filter(undoes__startswith=beginning).values_list("undoes", flat=True))
    words = [decision_record(row) for row in rows if row.pk not in gone]
    if not words:
        raise BadInput("эти решения уже отменены")
    about = [fact for word in words for fact in word.facts]
    write.mark_dirty(models.Fact.objects.filter(id__in=about).values_list("block", flat=True), timezone.now())
    held = {row.pk: row for row in entries_holding(about)}
    for parties in _parties_of(held.values()).values():
        rights.require(account, Action.BULK, parties)
    at = moment_after(decisions_on(about))
    said = [
        Decision(
            id=uuid.uuid4().hex,
            verb=Verb.UNDO,
            facts=word.facts,
            undoes=word.id,
            who=account.signature,
            at=at,
            why=why,
        )
        for word in words
    ]
    for row in held.values():
        audit.record("review.undo", f"entry:{row.pk}", why=why, before=as_told(row))
    _write(said)
    return Said(tuple(said), tuple(row.pk for row in entries_holding(about)))


def _write(said: Sequence[Decision]) -> None:
    facts = [fact for decision in said for fact in decision.facts]
    before = doubts.verdicts_on(facts)
    write.rebuild_now(write.decide_all(said))
    doubts.tally(before, doubts.verdicts_on(facts))


def _facts_of(rows: Iterable[models.Entry]) -> dict[str, list[str]]:
    links = models.EntryFact.objects.filter(entry__in=[row.pk for row in rows]).order_by("fact_id")
    return _grouped(links.values_list("entry_id", "fact_id"))


def _parties_of(rows: Iterable[models.Entry]) -> dict[str, list[str]]:
    links = models.EntryParty.objects.filter(entry__in=[row.pk for row in rows]).order_by()
    return _grouped(links.values_list("entry_id", "party"))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
