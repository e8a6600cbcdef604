"""Which mentions tell of which paper: the drafts of a document, each with all that was said of it.

In: a marked document. Out: `Draft`s. Not here: how a mention is read (`told.py`), which paper it means (`matching.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Date
from pobratim.text import Sentence

from ...marked import MarkedDocument
from ...partners import are_two_sides
from .acts import COMING, NOUN, Act, acts_in, counts, is_denied, makes_known
from .drafts import Draft
from .matching import NEAR, earlier_draft, partners_named
from .owners import bodies_of, is_private, parties_of
from .papers import PaperMention, echo_of, find_papers
from .several import several_of
from .told import Told, told_by

ECHOES = frozenset(
    ("sign", "signature", "length", "subject", "force", "enter", "end", "expire", "prolong", "ceremony")
)
LEAD = 4
"""In the first sentences «подписали» without a date happened on the day of the dateline."""


def gather(document: MarkedDocument) -> list[Draft]:
    """The papers of a document, in order."""
    drafts: list[Draft] = []
    papers = find_papers(document)
    for sentence in document.sentences:
        here = [paper for paper in papers if paper.sentence is sentence]
        for paper in here or _echoes(sentence, drafts):
            _take(document, drafts, told_by(document, paper, here))
    return [draft for draft in drafts if draft.stage is not None]


def _echoes(sentence: Sentence, drafts: list[Draft]) -> list[PaperMention]:
    """A sentence that names no paper but tells what one does: «Подписи поставили …», «Он рассчитан на пять лет»."""
    if not drafts or sentence.index - drafts[-1].last > NEAR:
        return []
    acts = [act for act in acts_in(sentence) if act.name in ECHOES]
    return [echo_of(sentence, acts[0].index)] if acts else []


def _take(document: MarkedDocument, drafts: list[Draft], told: Told) -> None:
    if is_denied(told.paper, told.acts) or not counts(told.paper, told.acts, dated=told.term.stretch is not None):
        return
    if told.paper.plural:
        drafts += several_of(document, told)
        return
    earlier = earlier_draft(document, drafts, told)
    if earlier is not None:
        _add(earlier, told)
        return
    draft = _new(document, told)
    if draft is not None:
        _link(drafts, draft, told.paper)
        drafts.append(draft)


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
    return any(act.name in ("sign", "signature") and act.mode not in (COMING, NOUN) for act in acts)


def _new(document: MarkedDocument, told: Told) -> Draft | None:
    paper = told.paper
    partners = partners_named(document, paper)
    known = makes_known(told.acts) or bool(partners and (told.signed or told.title))
    if not known and told.title is None:
        return None
    if paper.instrument is None and not (partners and known):
        return None
    bodies = bodies_of(document, paper, told.acts, told.signers)
    parties = parties_of(document, paper, told.acts, told.signers)
    if not are_two_sides(parties) or is_private(document, bodies, paper):
        return None
    day = told.signed or _day_of_lead(document, told)
    return Draft(
        instrument=paper.instrument or "agreement",
        parties=parties,
        sentence=paper.sentence.index,
        trigger=(paper.token.start, paper.token.stop),
        words=[(paper.sentence.start, paper.sentence.stop)],
        organisations=bodies,
        signed=day,
        stage=(told.stage or "in_force") if known else None,
        terms=[told.term],
        areas=told.areas,
        signers=tuple(dict.fromkeys(signer.person for signer in told.signers)),
        title=told.title,
        last=paper.sentence.index,
        previous=paper.is_previous(),
        act_date=told.act_date or (day if told.signed is None else None),
        planned=told.planned,
    )


def _day_of_lead(document: MarkedDocument, told: Told) -> Date | None:
    """«Тула, 5 марта. Губернаторы подписали …»: the day of the dateline."""
    if told.paper.sentence.index > LEAD or not _is_done(told.acts) or told.stage != "signed":
        return None
    for date in document.dates:
        sentence = document.analysis.sentence_at(date.start)
        if sentence is None or sentence.index > told.paper.sentence.index:
            return None
        line = document.text[document.text.rfind("\n", 0, date.start) + 1 : date.start]
        if re.fullmatch(r"\s*[А-ЯЁ][\w\s.-]{2,40}[,.(]\s*", line) and re.search(r"-\d\d-\d\d$", date.date):
            return date.date
    return None


def _link(drafts: list[Draft], draft: Draft, paper: PaperMention) -> None:
    """A plan carries out the agreement named within its own name; the plan before it carried out the same."""
    if paper.nested and drafts and drafts[-1].last == paper.sentence.index:
        drafts[-1].implements = drafts[-1].implements or draft.instrument
    if draft.previous:
        twins = [other for other in drafts if other.instrument == draft.instrument and other.implements]
        draft.implements = twins[-1].implements if twins else None
