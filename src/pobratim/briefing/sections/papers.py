"""Papers in force, in work and lapsed, and lasting ties.

In: entries of agreements and partnerships. Out: a list for each state. Not here: papers that need a successor
(`talk.py`).
"""

from __future__ import annotations

from pobratim.facts import Agreement, Partnership
from pobratim.register import Entry
from pobratim.register.lives import LIVE, OVER, standing_now

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Part, Teller
from .lists import bulleted

IN_FORCE, IN_WORK, LAPSED = "in_force", "in_work", "lapsed"


def state_of(teller: Teller, entry: Entry) -> str:
    """Whether a paper is in force, in work or lapsed on the paper's day, as its life tells."""
    phases = [phase for phase in teller.lives.phases if phase.entry == entry.id]
    standing = standing_now(phases, teller.as_of)
    if standing is None:
        return IN_WORK if entry.stage in ("proposed", "drafting") else IN_FORCE
    if standing.state in OVER:
        return LAPSED
    return IN_FORCE if standing.state in LIVE else IN_WORK


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """Papers by state, then ties as such."""
    papers, limit = of_kind(teller.dossier, "agreement"), length.items
    found: list[Block] = []
    states = {entry.id: state_of(teller, entry) for entry in papers}
    for state in (IN_FORCE, IN_WORK, LAPSED):
        told = [entry for entry in papers if states[entry.id] == state]
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
