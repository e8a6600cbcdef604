"""The life of one paper as phases: what it was from when to when.

In: a paper, the paper that follows it (with whether that is sure). Out: phases in order; where a day is not told it
stays open. Not here: who follows whom (`succession.py`), the state on a day (`standing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .members import PLANS, UNSIGNED, Member
from .nouns import LifeState, Phase, Why

DAY = timedelta(days=1)
PAPER = r"(?:соглашени|договор|меморандум|протокол|документ|план)\w*"
REGISTERED = re.compile(rf"\b{PAPER}(?:\s+\w+){{0,3}}\s+зарегистрирова\w+|зарегистрирова\w+\s+(?:\w+\s+)?{PAPER}", re.I)
"""A text says of the paper itself that it was registered, not of companies."""
_OVER = {"completed": LifeState.COMPLETED, "ended": LifeState.ENDED}


@dataclass(frozen=True, slots=True)
class _Step:
    """A state and the day from which it holds."""

    state: LifeState
    first: date | None
    certain: date | None
    why: Why
    sure: bool = True


def phases_of(member: Member, successor: Member | None, *, sure: bool = True) -> list[Phase]:
    """The phases of a paper or a tie, the earliest first."""
    if member.paper is None:
        return _closed(member.id, list(_tie(member)))
    steps = [*_drafts(member), *_alive(member), *_over(member, successor)]
    if successor and successor.signed and not _told_over(member):
        steps.append(_replaced(successor, sure))
    return _closed(member.id, steps)


def _tie(member: Member) -> Iterator[_Step]:
    """A tie lasts from its beginning (else from when it was first told) until it is told to be suspended.

    Who told of it matters only then: it is not read otherwise, much told ties would cost more with every telling.
    """
    first = member.begins.first or member.entry.seen_first
    yield _Step(LifeState.IN_FORCE, first, member.begins.last or first, Why.SAID)
    if member.entry.stage == "suspended":
        told = next((one.day for one in member.tellings if one.stage == "suspended"), None)
        yield _Step(LifeState.ENDED, told, told, Why.SAID)


def _drafts(member: Member) -> Iterator[_Step]:
    state = ""
    signed = member.begins.first
    for one in member.tellings:
        if one.stage in UNSIGNED and one.stage != state and not (one.day and signed and one.day >= signed):
            state = one.stage
            yield _Step(LifeState(state), one.day, one.day, Why.SAID)


def _alive(member: Member) -> Iterator[_Step]:
    """From signing on, and from the term's beginning on."""
    assert member.paper is not None
    if not member.signed:
        return
    first = member.begins.first or _told_signed(member)
    certain = member.certain or first
    if member.starts or member.ends:
        yield from _within_term(member, first, certain)
    elif any(one.stage == "in_force" for one in member.tellings) or member.paper.stage == "in_force":
        yield _Step(LifeState.IN_FORCE, first, certain, Why.SAID)
    else:
        yield _Step(LifeState.SIGNED, first, certain, Why.SIGNED_NO_TERM, sure=member.paper.stage == "signed")
        yield from _registered(member)


def _registered(member: Member) -> Iterator[_Step]:
    """From the first telling that the paper was put on a state's record."""
    told = [one.day for one in member.tellings if REGISTERED.search(one.words)]
    if told:
        yield _Step(LifeState.REGISTERED, told[0], told[0], Why.SAID)


def _within_term(member: Member, first: date | None, certain: date | None) -> Iterator[_Step]:
    assert member.paper is not None
    starts = member.starts
    if starts and first and first < starts:
        yield _Step(LifeState.SIGNED, first, certain, Why.BEFORE_TERM)
        yield _Step(LifeState.IN_FORCE, starts, starts, Why.WITHIN_TERM)
    else:
        yield _Step(LifeState.IN_FORCE, first, certain, Why.WITHIN_TERM)
    if member.ended and member.ends and member.ended < member.ends:
        yield _Step(LifeState.IN_FORCE, member.ended + DAY, member.ended + DAY, Why.PROLONGED)


def _told_signed(member: Member) -> date | None:
    """The first day on which a document told of it as of a paper that is there, unless its term was over by then."""
    day = next((one.day for one in member.tellings if one.stage not in UNSIGNED), None)
    return None if day and member.ends and member.ends < day else day


def _told_over(member: Member) -> bool:
    return member.paper is not None and member.paper.stage in _OVER


def _over(member: Member, successor: Member | None) -> Iterator[_Step]:
    assert member.paper is not None
    stage, ends = member.paper.stage or "", member.ends
    if stage in _OVER:
        told = next((one.day for one in member.tellings if one.stage == stage), None)
        first = ends + DAY if ends else told
        yield _Step(_OVER[stage], first, first, Why.SAID)
    elif member.signed and ends:
        later = [one.day for one in member.tellings if one.day and one.day > ends and one.stage == "in_force"]
        if later:
            yield _Step(LifeState.IN_FORCE, ends + DAY, min(later), Why.TOLD_AFTER_TERM, sure=False)
        elif member.paper.instrument in PLANS and successor is None:
            yield _Step(LifeState.LAPSED, ends + DAY, ends + DAY, Why.TERM_OVER_NO_NEXT)
        else:
            yield _Step(LifeState.EXPIRED, ends + DAY, ends + DAY, Why.TERM_OVER)


def _replaced(successor: Member, sure: bool) -> _Step:
    first = successor.begins.first or _told_signed(successor)
    return _Step(LifeState.REPLACED, first, successor.certain or first, Why.NEXT_SIGNED, sure)


def _closed(entry: str, steps: list[_Step]) -> list[Phase]:
    """Each phase ends before the next dated one begins; what would begin after a later step never came to be."""
    kept: list[_Step] = []
    for step in steps:
        kept = [one for one in kept if not (step.first and one.first and one.first >= step.first)]
        kept.append(step)
    phases: list[Phase] = []
    for step in kept:
        if phases and step.first:
            phases[-1] = replace(phases[-1], last=step.first - DAY)
        phases.append(Phase(entry, len(phases), step.state, step.first, step.certain, None, step.why, step.sure))
    return phases
