"""In which state a paper is on a day, or now.

In: its phases, a day. Out: a standing, or None where nothing is known of that day. Not here: how phases come about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from .nouns import OVER, LifeState, Phase, Standing

EXPIRING_DAYS = 180
"""How many days before its end a paper begins to run out: half a year to agree on the next one."""


def standing_on(phases: Iterable[Phase], day: date, *, within: int = EXPIRING_DAYS) -> Standing | None:
    """The state on a day: of the last phase that had begun; an undated one counts only where nothing is dated."""
    ordered = sorted(phases, key=lambda one: one.position)
    begun = [one for one in ordered if one.first and one.first <= day]
    open_before = [one for one in ordered if one.first is None]
    if begun:
        later = any(one.position > begun[-1].position for one in open_before)
        found = _standing(begun[-1], day, within)
        return replace(found, sure=False) if later else found
    if open_before and (len(open_before) == len(ordered) or open_before[0].position == 0):
        return replace(_standing(open_before[0], day, within), sure=False)
    return None


def standing_now(phases: Iterable[Phase], today: date, *, within: int = EXPIRING_DAYS) -> Standing | None:
    """The state today: what is told without a day has happened by now."""
    ordered = sorted(phases, key=lambda one: one.position)
    begun = [one for one in ordered if one.first is None or one.first <= today]
    return _standing(begun[-1], today, within) if begun else None


def holds_on(phases: Iterable[Phase], day: date) -> bool:
    """Whether a paper was being made or bound its parties on a day; what is over only by guess still counts."""
    return any(
        (one.first <= day if one.first else one.position == 0)
        and (one.last is None or day <= one.last)
        and (one.state not in OVER or not one.sure or (one.certain is not None and one.certain > day))
        for one in phases
    )


def _standing(phase: Phase, day: date, within: int) -> Standing:
    state = phase.state
    if state is LifeState.IN_FORCE and phase.last and phase.last - timedelta(days=within) <= day <= phase.last:
        state = LifeState.EXPIRING
    return Standing(state, phase.why, phase.sure and (phase.certain is None or phase.certain <= day), phase.last)
