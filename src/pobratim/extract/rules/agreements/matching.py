"""Which paper a mention means: one told of before, or one of its own.

In: what a mention tells, the drafts so far. Out: a draft or None. Not here: reading a mention (`told.py`).
"""

from __future__ import annotations

from pobratim.facts.content import Party

from ...marked import MarkedDocument
from ...partners import are_two_sides, related
from ...unite import dates_agree, words_agree
from .drafts import Draft
from .papers import PaperMention
from .told import Told

NEAR = 3
"""So many sentences on, «документ» or «оно» still means the paper; set on the dev texts."""


def earlier_draft(document: MarkedDocument, drafts: list[Draft], told: Told) -> Draft | None:
    """The last paper that the mention can mean."""
    paper = told.paper
    if paper.is_previous() or paper.is_new():
        return None
    partners = partners_named(document, paper)
    for draft in reversed(drafts):
        if draft.stage in ("ended", "completed") and draft.last != paper.sentence.index and told.stage != draft.stage:
            continue
        near = paper.sentence.index - draft.last <= NEAR
        named = paper.instrument in (None, draft.instrument)
        if named and (near or paper.instrument is not None) and _fits(draft, told, partners):
            return draft
    return None


def partners_named(document: MarkedDocument, paper: PaperMention) -> list[Party]:
    """Parties in the paper's own name."""
    return [m.party for m in document.within(document.parties, paper.name_stop, paper.stop) if m.sure]


def _fits(draft: Draft, told: Told, partners: list[Party]) -> bool:
    if not all(any(related(partner, party) for party in draft.parties) for partner in partners):
        return False
    if are_two_sides(partners) and {"/" in partner for partner in partners} != {"/" in p for p in draft.parties}:
        return False
    if told.stage in ("ended", "completed") and draft.stage not in (None, told.stage, "in_force"):
        return False
    if {told.stage, draft.stage} == {"signed", "drafting"} and told.signed:
        return False
    stretches = [term.stretch for term in draft.terms if term.stretch]
    if told.term.stretch and stretches and told.term.stretch not in stretches:
        return False
    return dates_agree(draft.signed, told.signed) and _titles_agree(draft, told)


def _titles_agree(draft: Draft, told: Told) -> bool:
    """«Соглашение о сотрудничестве» of a headline is the one whose full name follows."""
    if words_agree(draft.title, told.title):
        return True
    near = told.paper.sentence.index - draft.last <= NEAR
    short, long = sorted((draft.title or "", told.title or ""), key=len)
    words = [word[:5].lower() for word in short.split()]
    return near and draft.stage == told.stage and all(word in long.lower() for word in words)
