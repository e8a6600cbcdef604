"""People's words on entries: accept, reject, correct, split, merge, undo.

In: an account, an entry's id, what the person saw (`words.seen_token`), what they say. Out: `Said`: the decisions and
the entries that show their result. Each call is one transaction: rights are asked, the touched blocks are locked, a
word that somebody else said since is a Conflict, the entries are made anew, the trail is written. Not here: putting in
facts (`entering.py`), which entry comes next (`queue.py`), what follows from a decision (`pobratim.register`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput
from pobratim.register import Decision, Verb
from pobratim.register.entry import PERSON, Person
from pobratim.register.review import POST_SLOTS, read_slot
from pobratim.register.wire import said_from_json
from pobratim.storage import models, write
from pobratim.storage.rows import decision_record

from . import contract, rights
from .attention import later, looking, take_up, who_else_looks
from .bulk import accept_many, undo_many
from .entering import add_missed, enter
from .models import Account
from .queue import QueueFilter
from .roles import Action
from .saying import Said, facts_of, held, parties_of, say
from .whole import not_whole, reviewed_whole
from .words import entries_holding, shown_fingerprint, words_about

__all__ = [
    "QueueFilter",
    "Said",
    "accept",
    "accept_many",
    "add_missed",
    "apart",
    "correct",
    "enter",
    "later",
    "looking",
    "merge",
    "not_whole",
    "reject",
    "reject_fact",
    "reviewed_whole",
    "split",
    "take_up",
    "undo",
    "undo_many",
    "who_else_looks",
]


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
    said = say(account, row, Verb.CORRECT, facts=facts, slot=slot, value=fine, seen=row.read, why=why)
    for after in models.Entry.objects.filter(pk__in=said.entries):
        # Else a right with one partner would write into the entries of any other
        rights.require(account, Action.CORRECT, parties_of(after))
    return said


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
