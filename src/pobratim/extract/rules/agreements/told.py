"""What one mention tells of its paper, read from its name and its sentence.

In: a paper mention. Out: `Told`. Not here: which paper it is (`matching.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.facts.content import Date

from ...areas import areas_in
from ...marked import MarkedDocument
from ...mentions.nouns import PersonMention
from .acts import COMING, Act, acts_in, acts_of, is_denied, stage_of
from .details import Term, act_date, day_before, day_of_lead, only_day, planned_on, signed_on, signers_in, term_of
from .papers import PaperMention
from .titles import title_of

SUGGESTED = frozenset("предложить предлагать предложение".split())
BACK = 3
"""So many sentences back a bare «заключить соглашение» may still be part of what was suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one mention tells of its paper. `day` is when it was signed as far as the text around implies it."""

    paper: PaperMention
    acts: list[Act]
    stage: str | None
    signed: Date | None
    act_date: Date | None
    planned: Date | None
    day: Date | None
    term: Term
    signers: list[PersonMention]
    title: str | None
    areas: tuple[str, ...]


def told_by(document: MarkedDocument, paper: PaperMention, here: list[PaperMention]) -> Told:
    """All that a mention tells; `here` are the papers that its sentence names, none for an echo."""
    acts = acts_of(paper) if here else acts_in(paper.sentence)
    stage = None if is_denied(paper, acts) else stage_of(paper, acts)
    return Told(
        paper=paper,
        acts=acts,
        stage="proposed" if stage == "drafting" and _is_suggested(document, paper, acts) else stage,
        signed=signed_on(document, paper, acts),
        act_date=act_date(document, paper, acts),
        planned=planned_on(document, paper, acts),
        day=_implied_day(document, paper, acts) if stage == "signed" else None,
        term=term_of(document, paper, acts, here),
        signers=signers_in(document, paper.sentence, acts) if not paper.nested else [],
        title=title_of(document, paper),
        areas=_areas(document, paper, acts),
    )


def _implied_day(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> Date | None:
    if signed_on(document, paper, acts) or paper.nested:
        return None
    return only_day(document, paper, acts) or day_of_lead(document, paper, acts) or day_before(document, paper)


def _areas(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> tuple[str, ...]:
    named = areas_in(document, paper.name_stop, paper.own_stop)
    subjects = [act.index for act in acts if act.name == "subject"]
    if subjects:
        named += areas_in(document, paper.sentence.tokens[subjects[0]].start, paper.sentence.stop)
    return tuple(dict.fromkeys(named))


def _is_suggested(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> bool:
    """«Предложил три шага. … Третий: заключить соглашение», «В письме предложение … подписать договор»."""
    if paper.is_draft() or not any(act.name == "sign" and act.mode == COMING for act in acts):
        return False
    if any(act.name in ("draft", "plan") for act in acts):
        return False
    near = document.sentences[max(0, paper.sentence.index - BACK) : paper.sentence.index + 1]
    return any(token.lemma in SUGGESTED for sentence in near for token in sentence.tokens)
