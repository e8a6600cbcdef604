"""Promises and agreed steps on both sides, and how they stand on the day of the paper.

In: entries of commitments of types promise and agreed. Out: a list for each side, overdue ones first. Not here:
proposals, wishes and invitations (`talk.py`).
"""

from __future__ import annotations

from datetime import date

from pobratim.facts import Commitment
from pobratim.register import Entry
from pobratim.register.dossier import Dossier, related
from pobratim.resolve.parties import is_party

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Part, Teller
from .lists import bulleted

BINDING = ("promise", "agreed")


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """The home party's promises, the partner's, then those of both or of nobody in particular."""
    dossier = teller.dossier
    told = [entry for entry in of_kind(dossier, "commitment") if entry.subtype in BINDING]
    told.sort(key=lambda entry: (entry.until is None, not overdue(entry, teller.as_of)))
    found: list[Block] = []
    for side in filter(None, (dossier.home, dossier.partner)):
        mine = [entry for entry in told if side_of(dossier, entry) == side]
        lead = teller.phrase("their_side", side=teller.party(side))
        found += bulleted((sentence(teller, entry) for entry in mine), length.items, lead)
    both = [entry for entry in told if not side_of(dossier, entry)]
    found += bulleted((sentence(teller, entry) for entry in both), length.items, teller.phrase("both_sides"))
    return tuple(found)


def overdue(entry: Entry, day: date) -> bool:
    """Whether what is promised should be done by that day."""
    return entry.until is not None and entry.until < day


def side_of(dossier: Dossier, entry: Entry) -> str:
    """Which of the two sides promised; empty for both, for neither, and where a third party promised with one."""
    commitment = entry.content
    assert isinstance(commitment, Commitment)
    parties = {name for name in commitment.by if is_party(name)}
    if not parties:
        parties = {home for fact in entry.facts if fact in dossier.facts for home in dossier.facts[fact].homes}
    sides = {_side(dossier, party) for party in parties}
    return sides.pop() if len(sides) == 1 else ""


def _side(dossier: Dossier, party: str) -> str:
    return next((side for side in (dossier.home, dossier.partner) if side and related(party, side)), "")


def sentence(teller: Teller, entry: Entry, *, state: bool = True) -> Sentence:
    """What is to be done, by whom, and how it stands; without `state` what kind of word was given on it."""
    by, what, to = (teller.part(entry, slot) for slot in ("by", "what", "to"))
    said = [by.text] if by else []
    if not state:
        kind = teller.value(entry, "type", entry.subtype)
        said = [f"{by.text} ({kind})" if by else kind]
    told = Part(": ".join([*said, *([what.text] if what else [])]))
    receiver = Part(teller.phrase("to_side", names=to.text)) if to else None
    due = teller.part(entry, "due")
    text = teller.say(entry, [told, receiver, _state(teller, entry, state)]).text
    used = [part for part in (by, what, to, due) if part]
    return Sentence(text, teller.sources(entry, used), teller.marks(entry, used))


def _state(teller: Teller, entry: Entry, state: bool) -> Part | None:
    due = teller.part(entry, "due")
    if due is None:
        return Part(teller.phrase("no_due")) if state else None
    key = "overdue" if overdue(entry, teller.as_of) else "due"
    return Part(teller.phrase(key, date=due.text), due.slot, due.values)
