"""What a town's texts can tell of papers: a truth that no reader could know is not asked for.

In: a town as it was made, with all papers that each telling could mean. Out: the truth of tellings of papers, without
those that equal a telling of another paper in all that was read; how many those are, and why. Not here: making towns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pobratim.facts import Agreement

from .world import Paper

OLDER = "an earlier paper of a name, told without its day: the words are those of the newest one"
NEVER_DATED = "a paper that no text dates, beside one of its name that texts do"
VAGUE = "a day that fits several papers of which no text tells exactly"


@dataclass(frozen=True)
class PaperTold:
    """A telling of a paper: as read, when it was published, which paper it is and which it could be."""

    read: Agreement
    day: date
    paper: Paper
    fits: frozenset[Paper]
    release: str

    @property
    def dated(self) -> bool:
        """Whether it was read with a day or a term."""
        return bool(self.read.signed or self.read.period)


@dataclass
class Known:
    """Papers that some text tells of beyond doubt, with the last year of their terms where one says it."""

    until: dict[Paper, int] = field(default_factory=dict)

    def meant(self, told: PaperTold) -> set[Paper]:
        """The known papers that a telling could mean; of those of one name without a day only the newest counts."""
        fits = {paper for paper in told.fits if paper in self.until}
        if told.dated:
            return fits
        valid = sorted((one for one in fits if self.until[one] >= told.day.year), key=lambda one: one.signed)
        return set({one.title: one for one in valid}.values())


def known_papers(tellings: Iterable[PaperTold]) -> Known:
    """The papers that are told with a day or a term that fits no other one."""
    known = Known()
    for told in tellings:
        if told.dated and told.fits == {told.paper}:
            end = int((told.read.period or "").rpartition("/")[2] or 9999)
            known.until[told.paper] = min(end, known.until.get(told.paper, 9999))
    return known


def clear(tellings: dict[str, PaperTold]) -> tuple[dict[str, str], Counter[str]]:
    """The truth of each fact that can be known, and why the others cannot."""
    known, truth, unclear = known_papers(tellings.values()), {}, Counter[str]()
    for fact, told in tellings.items():
        name, meant = name_of(told.paper), known.meant(told)
        others = meant - {told.paper}
        if told.paper not in known.until:
            doubt = VAGUE if told.dated else NEVER_DATED if others or told.fits - {told.paper} - _old(told) else ""
        else:
            doubt = OLDER if not told.dated and others and told.paper not in meant else ""
        if doubt:
            unclear[doubt] += 1
        else:
            truth[fact] = f"{name} or another one, as {told.release} says" if others else name
    return truth, unclear


def _old(told: PaperTold) -> set[Paper]:
    """Papers of a name that a later one of the same name has followed by the day of the telling."""
    newest = {one.title: one for one in sorted(told.fits, key=lambda one: one.signed)}
    return set(told.fits) - set(newest.values())


def name_of(paper: Paper) -> str:
    """What the truth calls a paper."""
    return f"paper {paper.sides} {paper.title} {paper.signed}"
