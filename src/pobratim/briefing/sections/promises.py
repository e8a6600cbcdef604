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
    """What is to be done, by whom, and how it stands."""
    by, what = teller.part(entry, "by"), teller.part(entry, "what")
    if by and what:
        what = Part(f"{by.text}: {what.text}", "what", what.values)
    told = teller.say(entry, [what, teller.part(entry, "to", "to_side", "names"), _state(teller, entry, state)])
    used = [part for part in (by, what) if part]
    used += [part for part in (teller.part(entry, "to"), teller.part(entry, "due")) if part]
    return Sentence(told.text, teller.sources(entry, used), teller.marks(entry, used))


def _state(teller: Teller, entry: Entry, state: bool) -> Part | None:
    due = teller.part(entry, "due")
    if due is None:
        return Part(teller.phrase("no_due")) if state else None
    key = "overdue" if overdue(entry, teller.as_of) else "due"
    return Part(teller.phrase(key, date=due.text), due.slot, due.values)
