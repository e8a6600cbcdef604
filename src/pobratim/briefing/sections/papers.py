"""Papers in force, in work and lapsed, and lasting ties.

In: entries of agreements and partnerships. Out: a list for each state. Not here: papers that need a successor
(`talk.py`).
"""

from __future__ import annotations

from datetime import date

from pobratim.facts import Agreement, Partnership
from pobratim.register import Entry

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Part, Teller
from .lists import bulleted

IN_FORCE, IN_WORK, LAPSED = "in_force", "in_work", "lapsed"


def state_of(entry: Entry, day: date) -> str:
    """Whether a paper is in force, in work or lapsed on a day."""
    if entry.stage in ("proposed", "drafting"):
        return IN_WORK
    if entry.stage in ("completed", "ended") or (entry.until and entry.until < day):
        return LAPSED
    return IN_FORCE


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """Papers by state, then ties as such."""
    papers, limit = of_kind(teller.dossier, "agreement"), length.items
    found: list[Block] = []
    for state in (IN_FORCE, IN_WORK, LAPSED):
        told = [entry for entry in papers if state_of(entry, teller.as_of) == state]
        found += bulleted((sentence(teller, entry, length) for entry in told), limit, teller.phrase(state))
    ties = of_kind(teller.dossier, "partnership")
    found += bulleted((_tie(teller, entry, length) for entry in ties), limit, teller.phrase("ties"))
    return tuple(found)


def sentence(teller: Teller, entry: Entry, length: Length, *more: Part | None) -> Sentence:
    """A paper in one sentence."""
    assert isinstance(entry.content, Agreement)
    parts = [
        *heading(teller, entry),
        teller.part(entry, "signed", "signed", "date"),
        teller.part(entry, "period", "term"),
        teller.part(entry, "stage", "state", "state") if _stage_matters(entry) else None,
    ]
    if length.detail:
        parts += [
            teller.part(entry, "implements", "implements", "instrument"),
            teller.part(entry, "signers", "signers", "people"),
            teller.part(entry, "organisations", "bodies", "names"),
            teller.part(entry, "areas", "areas"),
        ]
    return teller.say(entry, [*parts, *more])


def heading(teller: Teller, entry: Entry) -> list[Part | None]:
    """The paper's title, or what it is; and its sides, where they are not just the two of the brief."""
    paper = entry.content
    assert isinstance(paper, Agreement)
    named = teller.part(entry, "title") or teller.part(entry, "instrument")
    return [named, teller.sides(entry)]


def _stage_matters(entry: Entry) -> bool:
    return entry.stage in ("proposed", "drafting", "completed", "ended")


def _tie(teller: Teller, entry: Entry, length: Length) -> Sentence:
    assert isinstance(entry.content, Partnership)
    parts = [
        teller.part(entry, "parties"),
        teller.part(entry, "since", "since", "date"),
        teller.part(entry, "state", "state"),
        teller.part(entry, "areas", "areas") if length.detail else None,
    ]
    return teller.say(entry, parts)
