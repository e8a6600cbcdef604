"""Which mentions tell of which paper: the drafts of a document, each with all that was said of it.

In: a marked document. Out: `Draft`s. Not here: how a mention is read (`papers.py`, `acts.py`, `details.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.facts.content import Date, Party
from pobratim.text import Sentence

from ...areas import areas_in
from ...marked import MarkedDocument
from ...mentions.nouns import PersonMention
from ...partners import are_two_sides, related
from ...unite import dates_agree, words_agree
from .acts import COMING, Act, acts_in, acts_of, is_denied, makes_known, stage_of
from .details import Term, act_date, planned_on, signed_on, signers_in, term_of
from .drafts import Draft
from .owners import bodies_of, is_private, parties_of
from .papers import PaperMention, echo_of, find_papers
from .titles import title_of

NEAR = 3
"""So many sentences on, «документ» or «оно» still means the paper; set on the dev texts."""
ECHOES = frozenset(("sign", "signature", "length", "subject", "force", "enter", "end", "expire", "prolong"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one mention tells of its paper."""

    paper: PaperMention
    acts: list[Act]
    stage: str | None
    signed: Date | None
    act_date: Date | None
    planned: Date | None
    term: Term
    signers: list[PersonMention]
    title: str | None
    areas: tuple[str, ...]


def gather(document: MarkedDocument) -> list[Draft]:
    """The papers of a document, in order."""
    drafts: list[Draft] = []
    papers = find_papers(document)
    for sentence in document.sentences:
        here = [paper for paper in papers if paper.sentence is sentence]
        for paper in here or _echoes(sentence, drafts):
            _take(document, drafts, _told(document, paper, here))
    return drafts


def _echoes(sentence: Sentence, drafts: list[Draft]) -> list[PaperMention]:
    """A sentence that names no paper but tells what one does: «Подписи поставили …», «Он рассчитан на пять лет»."""
    if not drafts or sentence.index - drafts[-1].last > NEAR:
        return []
    acts = [act for act in acts_in(sentence) if act.name in ECHOES]
    return [echo_of(sentence, acts[0].index)] if acts else []


def _told(document: MarkedDocument, paper: PaperMention, here: list[PaperMention]) -> Told:
    acts = acts_of(paper) if here else acts_in(paper.sentence)
    return Told(
        paper=paper,
        acts=acts,
        stage=None if is_denied(paper, acts) else stage_of(paper, acts),
        signed=signed_on(document, paper, acts),
        act_date=act_date(document, paper, acts),
        planned=planned_on(document, paper, acts),
        term=term_of(document, paper, acts, here),
        signers=signers_in(document, paper.sentence, acts),
        title=title_of(document, paper),
        areas=_areas(document, paper, acts),
    )


def _areas(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> tuple[str, ...]:
    named = areas_in(document, paper.name_stop, paper.own_stop) if not paper.nested or paper.instrument else ()
    if any(act.name == "subject" for act in acts):
        named += areas_in(document, paper.sentence.tokens[acts[0].index].start, paper.sentence.stop)
    return tuple(dict.fromkeys(named))


def _take(document: MarkedDocument, drafts: list[Draft], told: Told) -> None:
    if is_denied(told.paper, told.acts):
        return
    earlier = _earlier(document, drafts, told)
    if earlier is not None:
        _add(earlier, told)
        return
    draft = _new(document, told)
    if draft is not None:
        _link(drafts, draft, told.paper)
        drafts.append(draft)


def _earlier(document: MarkedDocument, drafts: list[Draft], told: Told) -> Draft | None:
    """The last paper that the mention can mean."""
    paper = told.paper
    if paper.is_previous() or paper.is_new():
        return None
    partners = _partners(document, paper)
    for draft in reversed(drafts):
        near = paper.sentence.index - draft.last <= NEAR
        if paper.instrument is None and not near:
            continue
        if paper.instrument not in (None, draft.instrument) or not _fits(draft, told, partners):
            continue
        return draft
    return None


def _partners(document: MarkedDocument, paper: PaperMention) -> list[Party]:
    return [m.party for m in document.within(document.parties, paper.name_stop, paper.stop)]


def _fits(draft: Draft, told: Told, partners: list[Party]) -> bool:
    if not all(any(related(partner, party) for party in draft.parties) for partner in partners):
        return False
    if told.stage in ("ended", "completed") and draft.stage not in (None, told.stage, "in_force"):
        return False
    if {told.stage, draft.stage} == {"signed", "drafting"} and told.signed:
        return False
    stretches = [term.stretch for term in draft.terms if term.stretch]
    if told.term.stretch and stretches and told.term.stretch not in stretches:
        return False
    return dates_agree(draft.signed, told.signed) and words_agree(draft.title, told.title)


def _add(draft: Draft, told: Told) -> None:
    sentence = told.paper.sentence
    draft.words.append((sentence.start, sentence.stop))
    draft.last = sentence.index
    draft.signed = draft.signed or told.signed
    draft.act_date = draft.act_date or told.act_date
    draft.planned = draft.planned or told.planned
    draft.terms.append(told.term)
    draft.title = draft.title or told.title
    draft.areas = tuple(dict.fromkeys(draft.areas + told.areas))
    draft.signers = tuple(dict.fromkeys(draft.signers + tuple(signer.person for signer in told.signers)))
    draft.stage = _later(draft.stage, told)


def _later(stage: str | None, told: Told) -> str | None:
    """The stage after one more mention: signed stays signed unless the paper is said to hold or to have ended."""
    if stage is None or told.stage in ("ended", "completed"):
        return told.stage or stage
    if stage == "signed" and any(act.name in ("force", "enter", "prolong") for act in told.acts):
        return told.stage or stage
    if stage in ("proposed", "drafting") and told.stage == "signed" and _is_done(told.acts):
        return "signed"
    return stage


def _is_done(acts: list[Act]) -> bool:
    return any(act.name in ("sign", "signature") and act.mode != COMING for act in acts)


def _new(document: MarkedDocument, told: Told) -> Draft | None:
    paper = told.paper
    partners = _partners(document, paper)
    if not makes_known(told.acts) and not (partners and (told.signed or told.title)):
        return None
    if paper.instrument is None and not (partners and makes_known(told.acts)):
        return None
    bodies = bodies_of(document, paper, told.acts)
    parties = parties_of(document, paper, told.acts, told.signers)
    if paper.plural or not are_two_sides(parties) or is_private(document, bodies, paper):
        return None
    return Draft(
        instrument=paper.instrument or "agreement",
        parties=parties,
        sentence=paper.sentence.index,
        trigger=(paper.token.start, paper.token.stop),
        words=[(paper.sentence.start, paper.sentence.stop)],
        organisations=bodies,
        signed=told.signed,
        stage=_stage(told),
        terms=[told.term],
        areas=told.areas,
        signers=tuple(dict.fromkeys(signer.person for signer in told.signers)),
        title=told.title,
        last=paper.sentence.index,
        previous=paper.is_previous(),
        act_date=told.act_date,
        planned=told.planned,
    )


def _stage(told: Told) -> str:
    if told.stage:
        return told.stage
    return "in_force"


def _link(drafts: list[Draft], draft: Draft, paper: PaperMention) -> None:
    """A plan carries out the agreement named within its own name, and holds between the same parties."""
    if paper.nested and drafts and drafts[-1].last == paper.sentence.index:
        outer = drafts[-1]
        if outer.instrument in ("plan", "roadmap", "programme", "agreement") and outer.implements is None:
            outer.implements = draft.instrument
