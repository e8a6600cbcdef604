"""Many entries confirmed at once: all that the queue shows under a filter, such as one rule above a confidence.

In: an account, a filter of the queue, a limit. Out: `Said` with all decisions. One transaction; ids of the decisions
share a beginning, so that all can be taken back together. Entries that changed after a check are left for a person's
eye, and so are those with which the account may not do it. Not here: one entry (`review.py`).
"""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput
from pobratim.register import Decision, Verb
from pobratim.storage import doubts, models, write
from pobratim.storage.rows import decision_record

from . import audit, rights
from .models import Account
from .queue import QueueFilter, queue
from .roles import Action
from .saying import Said, as_told, parties_of, worded
from .words import entries_holding, shown_fingerprint

MOST = 500
"""So many at once are decided within a few seconds; the queue then shows the next ones."""


@transaction.atomic
def accept_many(account: Account, wanted: QueueFilter, limit: int = MOST, why: str = "") -> Said:
    """The entries first in the queue under that filter are right as they are shown."""
    rights.require(account, Action.BULK)
    chosen = queue(replace(wanted, states=("machine",)), account)[: min(limit, MOST)]
    blocks = {row.block for row in chosen}
    write.mark_dirty(blocks, timezone.now())
    # Asked again under the lock: another word may have come in between
    rows = list(models.Entry.objects.filter(pk__in=[row.pk for row in chosen], block__in=blocks, state="machine"))
    rows = [row for row in rows if row.read and rights.may(account, Action.BULK, parties_of(row))]
    batch = uuid.uuid4().hex
    said = [_accepted(account, row, f"{batch}.{number}", why) for number, row in enumerate(rows)]
    facts = [fact for decision in said for fact in decision.facts]
    before = doubts.verdicts_on(facts)
    write.rebuild_now({block for decision in said for block in write.decide(decision)})
    doubts.tally(before, doubts.verdicts_on(facts))
    return Said(tuple(said), tuple(row.pk for row in rows))


def _accepted(account: Account, row: models.Entry, name: str, why: str) -> Decision:
    decision = worded(account, row, Verb.ACCEPT, id=name, seen=shown_fingerprint(row), why=why)
    told = as_told(row)
    audit.record("review.accept", f"entry:{row.pk}", why=why, before=told, after=[{**told, "state": "accepted"}])
    return decision


@transaction.atomic
def undo_many(account: Account, batch: str, why: str = "") -> Said:
    """Take back all that was confirmed together with the decision of that id."""
    beginning = batch.partition(".")[0] + "."
    rows = list(models.Decision.objects.filter(id__startswith=beginning))
    gone = set(models.Decision.objects.filter(undoes__startswith=beginning).values_list("undoes", flat=True))
    words = [decision_record(row) for row in rows if row.pk not in gone]
    if not words:
        raise BadInput("эти решения уже отменены")
    about = [fact for word in words for fact in word.facts]
    write.mark_dirty(models.Fact.objects.filter(id__in=about).values_list("block", flat=True), timezone.now())
    before, said = doubts.verdicts_on(about), []
    for word in words:
        held = entries_holding(word.facts)
        for row in held:
            rights.require(account, Action.BULK, parties_of(row))
        if held:
            undo = worded(account, held[0], Verb.UNDO, facts=word.facts, undoes=word.id, why=why)
            said.append(undo)
            audit.record("review.undo", f"entry:{held[0].pk}", why=why, before=as_told(held[0]))
    write.rebuild_now({block for undo in said for block in write.decide(undo)})
    doubts.tally(before, doubts.verdicts_on(about))
    return Said(tuple(said), tuple(row.pk for row in entries_holding(about)))
