"""The life of a paper as steps and as a strip: which state began when.

In: phases, a day. Out: a `LifeLine` with every place computed, for `parts/lifeline.html`. Not here: how phases come
about (`pobratim.register.lives`), the timeline of a whole tie (`pictures`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.register.lives import LifeState, Phase, Standing
from pobratim.wording import date_words, word

from .living import STYLE

WIDTH = 600
LEAST = 6
"""So wide is the shortest step, in a strip of 600."""


@dataclass(frozen=True, slots=True)
class Step:
    """A state of the paper: from when, until when, why; `now` marks the one of the asked day, `ahead` a later one."""

    words: str
    style: str
    since: str
    until: str
    why: str
    sure: bool
    now: bool
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A dated step in the strip."""

    style: str
    x: int
    width: int
    title: str


@dataclass(frozen=True, slots=True)
class LifeLine:
    """Steps in order; the strip's pieces where days are told, `today` its place in it, its first and last year."""

    steps: tuple[Step, ...]
    pieces: tuple[Piece, ...]
    today: int
    begins: str
    ends: str
    width: int = WIDTH


def life_line(phases: Sequence[Phase], standing: Standing | None, day: date, lang: str) -> LifeLine | None:
    """The line of a paper's phases; None where nothing is known."""
    if not phases:
        return None
    now = _current(phases, standing, day)
    steps = tuple(_step(one, one is now, day, lang) for one in phases)
    dated = [one for one in phases if one.first]
    if not dated:
        return LifeLine(steps, (), 0, "", "")
    begins = min(_first(one) for one in dated)
    ends = max([day, *(one.last or _first(one) for one in dated)]) + timedelta(days=30)
    scale = WIDTH / max(1, (ends - begins).days)
    pieces = tuple(_piece(one, dated[number + 1 :], begins, ends, scale, lang) for number, one in enumerate(dated))
    today = min(WIDTH, max(0, round((day - begins).days * scale)))
    return LifeLine(steps, pieces, today, str(begins.year), str(ends.year))


def _current(phases: Sequence[Phase], standing: Standing | None, day: date) -> Phase | None:
    if standing is None:
        return None
    state = LifeState.IN_FORCE if standing.state is LifeState.EXPIRING else standing.state
    return next((one for one in reversed(phases) if one.state is state), None)


def _first(phase: Phase) -> date:
    assert phase.first
    return phase.first


def _step(phase: Phase, now: bool, day: date, lang: str) -> Step:
    return Step(
        words=word("life", phase.state, lang),
        style=STYLE.get(phase.state, str(phase.state)),
        since=date_words(phase.first.isoformat(), lang) if phase.first else "",
        until=date_words(phase.last.isoformat(), lang) if phase.last else "",
        why=word("why", phase.why, lang),
        sure=phase.sure,
        now=now,
        ahead=phase.first is not None and phase.first > day,
    )


def _piece(phase: Phase, later: Sequence[Phase], begins: date, ends: date, scale: float, lang: str) -> Piece:
    first = _first(phase)
    last = min([phase.last or ends, *(_first(one) for one in later)], default=ends)
    x = round((first - begins).days * scale)
    words = f"{word('life', phase.state, lang)}: {date_words(first.isoformat(), lang)}"
    return Piece(STYLE.get(phase.state, str(phase.state)), x, max(LEAST, round((last - first).days * scale)), words)
