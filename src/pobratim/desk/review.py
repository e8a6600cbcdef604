"""People's words on entries: accept, reject, correct, split, merge, undo.

In: an account, an entry's id, what the person saw (`words.seen_token`), what they say. Out: `Said`: the decisions and
the entries that show their result. Each call is one transaction: rights are asked, the touched blocks are locked, a
word that somebody else said since is a Conflict, the entries are made anew, the trail is written. Not here: putting in
facts (`entering.py`), which entry comes next (`queue.py`), what follows from a decision (`pobratim.register`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput, Conflict
from pobratim.register import Decision, Verb
from pobratim.register.entry import PERSON, Person
from pobratim.register.review import POST_SLOTS, read_slot
from pobratim.register.wire import said_from_json
from pobratim.storage import models, read, write
from pobratim.storage.rows import decision_record

from . import audit, contract, rights
from .models import Account, Postponed
from .roles import Action
from .words import decisions_on, entries_holding, last_decision, seen_token, shown_fingerprint, words_about

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


@transaction.atomic
def accept(account: Account, entry_id: str, seen: str, why: str = "") -> Said:
    """The entry is right as it is shown."""
    row = held(account, Action.REVIEW, entry_id, seen)
    return say(account, row, Verb.ACCEPT, seen=shown_fingerprint(row), why=why)


@transaction.atomic
def reject(account: Account, entry_id: str, seen: str, why: str = "") -> Said:
    """The entry is no thing of the register: nothing of it is shown in lists any more."""
    row = held(account, Action.REVIEW, entry_id, seen)
    return say(account, row, Verb.REJECT, seen=shown_fingerprint(row), why=why)


@transaction.atomic
def correct(account: Account, entry_id: str, slot: str, value: Any, seen: str, why: str = "") -> Said:
    """One slot has another value (None: none at all).

    Of a person that is `name`, or of a post that a fact tells of: `titles:<fact>`, `of:<fact>`, `to:<fact>`.
    """
    row = held(account, Action.CORRECT, entry_id, seen)
    slot, facts, was = _slot_of(row, slot)
    kind = "post" if row.kind == PERSON else row.kind
    fine = contract.checked(kind, "person" if slot == "name" else slot, value)
    if contract.same_value(was, fine):
        raise BadInput("здесь уже это значение", place=slot)
    return say(account, row, Verb.CORRECT, facts=facts, slot=slot, value=fine, seen=row.read, why=why)


@transaction.atomic
def split(account: Account, entry_id: str, facts: Iterable[str], seen: str, why: str = "") -> Said:
    """These facts of the entry tell of something else than the others."""
    row = held(account, Action.REVIEW, entry_id, seen)
    off, rest = _parts(row, facts)
    return say(account, row, Verb.DIFFERENT, facts=off, others=rest, why=why)


@transaction.atomic
def reject_fact(account: Account, entry_id: str, fact: str, seen: str, why: str = "") -> Said:
    """One fact of the entry is wrong: it leaves it and is kept, rejected. The only fact of an entry: reject that."""
    row = held(account, Action.REVIEW, entry_id, seen)
    if facts_of(row) == [fact]:
        return say(account, row, Verb.REJECT, seen=shown_fingerprint(row), why=why)
    off, rest = _parts(row, [fact])
    return say(account, row, Verb.REJECT, facts=off, others=rest, why=why)


@transaction.atomic
def merge(account: Account, entry_id: str, other_id: str, seen: str, why: str = "") -> Said:
    """Two entries are one thing. `seen` is of the first; the second is taken as it is."""
    row = held(account, Action.REVIEW, entry_id, seen, beside=other_id)
    other = held(account, Action.REVIEW, other_id, None)
    if row.pk == other.pk:
        raise BadInput("это одна и та же запись: выберите другую")
    if row.kind != other.kind:
        raise BadInput("записи разного вида не объединить: выберите запись того же вида")
    return say(account, row, Verb.SAME, others=facts_of(other), why=why)


@transaction.atomic
def apart(account: Account, entry_id: str, other_id: str, seen: str, why: str = "") -> Said:
    """Two entries are two things, however alike they look: nothing new will make them one."""
    row = held(account, Action.REVIEW, entry_id, seen, beside=other_id)
    other = held(account, Action.REVIEW, other_id, None)
    if row.pk == other.pk:
        raise BadInput("это одна и та же запись: выберите другую")
    return say(account, row, Verb.DIFFERENT, others=facts_of(other), why=why)


@transaction.atomic
def undo(account: Account, decision_id: str, why: str = "") -> Said:
    """Take back a word, one's own or (with the right to review) somebody else's; an undo can be taken back as well."""
    target = models.Decision.objects.filter(id=decision_id).first()
    if target is None:
        raise BadInput("такого решения нет")
    word = decision_record(target)
    about = [*word.facts, *word.others]
    write.mark_dirty(models.Fact.objects.filter(id__in=about).values_list("block", flat=True), timezone.now())
    rows = entries_holding(about)
    if not rows:
        raise BadInput("документов, о которых это решение, в реестре больше нет")
    for row in rows:
        rights.require(account, _action_of(word, account), parties_of(row))
    if not any(one.decision.id == word.id and one.stands for row in rows for one in words_about(row)):
        raise BadInput("это решение уже отменено")
    return say(account, rows[0], Verb.UNDO, facts=word.facts, others=word.others, undoes=word.id, why=why)


def _action_of(word: Decision, account: Account) -> Action:
    if word.who != account.signature:
        return Action.REVIEW
    root = word
    while root.verb is Verb.UNDO:
        root = decision_record(models.Decision.objects.get(id=root.undoes))
    return {Verb.CORRECT: Action.CORRECT, Verb.ENTER: Action.ENTER}.get(root.verb, Action.REVIEW)


# --- what all of them share -------------------------------------------------------------------------------------------


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
    row = read.entry(entry_id)
    while row is not None:
        other = read.entry(beside) if beside else None
        blocks = {row.block, other.block if other else row.block}
        write.mark_dirty(blocks, timezone.now())
        again = read.entry(entry_id)
        if again is None or again.block in blocks:
            row = again
            break
        row = again
    if row is None:
        raise BadInput("такой записи больше нет: обновите страницу")
    return row


def _conflict(row: models.Entry, seen: str) -> Conflict:
    last = last_decision(row)
    if last is not None and not seen.endswith(f".{last.id}"):
        return Conflict("пока вы смотрели, эту запись уже проверили", place=row.pk, decision=last)
    return Conflict("пока вы смотрели, запись изменилась: прочитан новый документ", place=row.pk)


def say(account: Account, row: models.Entry, verb: Verb, **more: Any) -> Said:
    """Write a decision about an entry, make what it touches anew, add it to the trail."""
    facts = tuple(more.pop("facts", None) or facts_of(row))
    others = tuple(more.pop("others", ()))
    about = [*facts, *others]
    decision = Decision(
        id=uuid.uuid4().hex,
        verb=verb,
        facts=facts,
        others=others,
        who=account.signature,
        at=moment_after(decisions_on(about)),
        **more,
    )
    before = {"title": row.title, "state": row.state, "content": row.content}
    blocks = write.decide(decision)
    write.rebuild_now(blocks)
    entries = _shown_first(entries_holding(about), row, facts, verb)
    Postponed.objects.filter(entry__in=[row.pk, *(one.pk for one in entries)]).delete()
    after = [{"entry": one.pk, "title": one.title, "state": one.state, "content": one.content} for one in entries]
    audit.record(f"review.{verb}", f"entry:{row.pk}", why=decision.why, before=before, after=after)
    return Said((decision,), tuple(one.pk for one in entries))


def _shown_first(
    entries: Sequence[models.Entry], row: models.Entry, facts: Sequence[str], verb: Verb
) -> list[models.Entry]:
    """The entry that the person looked at, else the one that holds its facts."""
    kept = {link.fact_id: link.entry_id for link in models.EntryFact.objects.filter(fact__in=list(facts))}
    home = row.pk if any(one.pk == row.pk for one in entries) else next(iter(kept.values()), "")
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


def _parts(row: models.Entry, facts: Iterable[str]) -> tuple[list[str], list[str]]:
    own, chosen = facts_of(row), set(facts)
    off, rest = [one for one in own if one in chosen], [one for one in own if one not in chosen]
    if not off or chosen - set(own):
        raise BadInput("выберите сведения этой записи")
    if not rest:
        raise BadInput("хотя бы одно сведение должно остаться в записи")
    return off, rest


def _slot_of(row: models.Entry, slot: str) -> tuple[str, list[str] | None, Any]:
    """The slot's own name, the facts that a correction of it is about (None: all), and its value now."""
    said = said_from_json(row.content)
    name, colon, fact = slot.partition(":")
    if not isinstance(said, Person):
        return slot, None, read_slot(said, slot)
    if not colon and slot == "name":
        return slot, None, said.name
    post = next((one for one in said.posts if fact in one.facts), None)
    if post is None or name not in POST_SLOTS:
        raise BadInput("такого поля у записей этого вида нет", place=slot)
    return name, list(post.facts), getattr(post, name)


def retold(said: Said, *entries: str) -> Said:
    """The same with other entries to show."""
    return replace(said, entries=entries)
