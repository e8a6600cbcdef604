"""Which mentions tell of which paper: the drafts of a document, each with all that was said of it.

In: a marked document. Out: `Draft`s. Not here: how a mention is read (`told.py`), which paper it means (`matching.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from pobratim.facts.content import Party
from pobratim.text import Sentence

from ...marked import MarkedDocument, once
from ...partners import are_two_sides
from .acts import acts_in, counts, is_denied, is_done, makes_known
from .approved import approved_plan
from .drafts import Draft
from .full_texts import full_text
from .matching import NEAR, earlier_draft, partners_named
from .owners import bodies_of, bodies_of_signers, is_private, parties_of
from .papers import PaperMention, echo_of, find_papers
from .several import several_of
from .told import Told, told_by

SIGNED_LIST = 5
"""So many sentences after «подписали три документа» each paper named is one of them."""

ECHOES = frozenset(("sign", "signature", "length", "subject", "force", "enter", "end", "expire", "prolong", "ceremony"))
TERM = re.compile(r"\W*срок\b|.{0,40}бессрочн", re.IGNORECASE)
LISTED = re.compile(r"\W*(\d+[.)]|первый|второй|третий|четв[её]ртый|пятый|шестой|ещ[её] один)", re.IGNORECASE)


@once
def gather(document: MarkedDocument) -> list[Draft]:
    """The papers of a document, in order."""
    whole = full_text(document)
    if whole is not None:
        return [whole]
    plan = approved_plan(document)
    drafts: list[Draft] = [plan] if plan else []
    papers: dict[int, list[PaperMention]] = defaultdict(list)
    for paper in find_papers(document):
        papers[paper.sentence.index].append(paper)
    counted: Told | None = None
    for sentence in document.sentences:
        here = papers.get(sentence.index, [])
        for paper in here or _echoes(document, sentence, drafts):
            told = told_by(document, paper, here)
            if paper.plural and is_done(told.acts):
                counted = told
            elif counted is not None and sentence.index - counted.paper.sentence.index <= SIGNED_LIST:
                told = _as_counted(document, told, counted)
            _take(document, drafts, told)
    return [draft for draft in drafts if draft.stage is not None]


def _as_counted(document: MarkedDocument, told: Told, counted: Told) -> Told:
    """«Подписали три документа. Первый – соглашение с …»: signed like the others."""
    opening = document.text[told.paper.sentence.start : told.paper.start]
    if told.acts or told.paper.instrument is None or not LISTED.match(opening):
        return told
    return replace(told, stage=counted.stage, day=told.signed or counted.signed or counted.day, acts=counted.acts)


def _echoes(document: MarkedDocument, sentence: Sentence, drafts: list[Draft]) -> list[PaperMention]:
    """A sentence that names no paper but tells what one does: «Подписи поставили …», «Он рассчитан на пять лет»."""
    if not drafts or sentence.index - drafts[-1].last > NEAR:
        return []
    acts = [act for act in acts_in(sentence) if act.name in ECHOES]
    if acts:
        return [echo_of(sentence, acts[0].index)]
    term = TERM.match(document.text[sentence.start : sentence.stop])
    return [echo_of(sentence, 0)] if term else []


def _take(document: MarkedDocument, drafts: list[Draft], told: Told) -> None:
    if is_denied(told.paper, told.acts) or not counts(told.paper, told.acts, dated=told.term.stretch is not None):
        return
    if told.paper.plural and not _is_between(document, told.paper):
        drafts += several_of(document, told)
        return
    earlier = earlier_draft(document, drafts, told)
    if earlier is not None:
        _add(document, earlier, told)
        return
    draft = _previous(drafts, told) or _new(document, told)
    if draft is not None:
        _link(drafts, draft, told.paper)
        drafts.append(draft)


def _is_between(document: MarkedDocument, paper: PaperMention) -> bool:
    """«Подписаны соглашения между A и B»: one pair, one paper."""
    between = document.text[paper.name_stop : paper.stop].lstrip().startswith("между ")
    return between and are_two_sides(partners_named(document, paper))


def _add(document: MarkedDocument, draft: Draft, told: Told) -> None:
    sentence = told.paper.sentence
    draft.words.append((sentence.start, sentence.stop))
    draft.last = sentence.index
    draft.signed = draft.signed or told.signed or told.day
    draft.act_date = draft.act_date or told.act_date or told.day
    draft.planned = draft.planned or told.planned
    draft.terms.append(told.term)
    draft.title = max(draft.title or "", told.title or "", key=len) or None
    draft.areas = tuple(dict.fromkeys(draft.areas + told.areas))
    draft.signers = tuple(dict.fromkeys(draft.signers + tuple(signer.person for signer in told.signers)))
    draft.organisations = draft.organisations or bodies_of_signers(document, told.signers)
    draft.stage = _later(draft.stage, told)


def _later(stage: str | None, told: Told) -> str | None:
    """The stage after one more mention: signed stays signed unless the paper is said to hold or to have ended."""
    if stage is None or told.stage in ("ended", "completed"):
        return told.stage or stage
    if stage == "signed" and any(act.name in ("force", "enter", "prolong") for act in told.acts):
        return told.stage or stage
    if stage in ("proposed", "drafting") and told.stage == "signed" and is_done(told.acts):
        return "signed"
    return stage


def _previous(drafts: list[Draft], told: Told) -> Draft | None:
    """«Предыдущий план», «первый такой документ»: between the same parties as the one told of."""
    paper = told.paper
    twins = [draft for draft in drafts if paper.instrument in (None, draft.instrument)]
    if not paper.is_previous() or not twins or paper.stop - paper.name_stop > 120:
        return None
    if paper.instrument is None and not makes_known(told.acts):
        return None
    draft = _draft(told, twins[-1].instrument, twins[-1].parties)
    draft.stage = told.stage or "signed"
    return draft


def _new(document: MarkedDocument, told: Told) -> Draft | None:
    paper = told.paper
    partners = partners_named(document, paper)
    known = makes_known(told.acts) or bool(partners and (told.signed or told.title)) or paper.is_draft()
    if not known and told.title is None:
        return None
    if paper.instrument is None and not (partners and known):
        return None
    bodies = bodies_of(document, paper, told.acts, told.signers)
    parties = parties_of(document, paper, told.acts, told.signers)
    if not are_two_sides(parties) or is_private(document, bodies, paper):
        return None
    draft = _draft(told, paper.instrument or "agreement", parties)
    draft.organisations = bodies
    draft.stage = (told.stage or "in_force") if known else None
    return draft


def _draft(told: Told, instrument: str, parties: tuple[Party, ...]) -> Draft:
    paper = told.paper
    return Draft(
        instrument=instrument,
        parties=parties,
        sentence=paper.sentence.index,
        trigger=(paper.token.start, paper.token.stop),
        words=[(paper.start, paper.stop) if paper.nested else (paper.sentence.start, paper.sentence.stop)],
        signed=told.signed or told.day,
        stage=told.stage,
        terms=[told.term],
        areas=told.areas,
        signers=tuple(dict.fromkeys(signer.person for signer in told.signers)),
        title=told.title,
        last=paper.sentence.index,
        previous=paper.is_previous(),
        act_date=told.act_date or told.day,
        planned=told.planned,
    )


def _link(drafts: list[Draft], draft: Draft, paper: PaperMention) -> None:
    """A plan carries out the agreement named within its own name; the plan before it carried out the same."""
    if paper.nested and drafts and drafts[-1].last == paper.sentence.index:
        drafts[-1].implements = drafts[-1].implements or draft.instrument
    if draft.previous:
        twins = [other for other in drafts if other.instrument == draft.instrument and other.implements]
        draft.implements = twins[-1].implements if twins else None
