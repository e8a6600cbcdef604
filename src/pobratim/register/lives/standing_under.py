"""What carries out what, and what stands under whose paper.

In: entries of one group. Out: links. A plan that says that it carries out an agreement is tied to the one of the same
sides that it can mean; a tie or paper of municipalities to the agreement of their regions. Not here: what comes after
what (`succession.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pobratim.resolve.parties import region_of

from .members import UNSIGNED, Member
from .nouns import Link, Relation, Why

UMBRELLAS = ("agreement", "treaty", "memorandum", "protocol")
"""Instruments that regions' papers over their municipalities have, the strongest first."""


def carried_out(members: Sequence[Member]) -> list[Link]:
    """Links from papers that say that they carry out another to that one."""
    links = []
    for member in members:
        if not member.paper or not member.paper.implements:
            continue
        wanted = member.paper.implements
        among = [one for one in members if one.id != member.id and one.paper and one.paper.instrument == wanted]
        same = [one for one in among if one.sides == member.sides] or [
            one for one in among if one.sides and one.sides == _regions(member)
        ]
        day = member.starts or member.begins.first or member.ends
        chosen = _in_force(same, day)
        if chosen:
            only = len(same) == 1
            why = Why.CARRIES_OUT if only else Why.CARRIES_OUT_ONE_OF
            links.append(Link(member.id, Relation.IMPLEMENTS, chosen.id, why, only))
    return links


def umbrellas(members: Sequence[Member]) -> list[Link]:
    """Links from what municipalities have together to the paper of their regions."""
    links = []
    for member in members:
        if not any("/" in code for code in member.sides):
            continue
        regions = _regions(member)
        papers = [one for one in members if one.id != member.id and one.sides == regions and _can_cover(one)]
        day = None if member.paper is None else member.begins.last
        chosen = _in_force(_strongest(papers), day)
        if chosen:
            only = len(papers) == 1
            why = Why.REGIONS_PAPER if only else Why.REGIONS_PAPER_ONE_OF
            links.append(Link(member.id, Relation.UNDER, chosen.id, why, only))
    return links


def _regions(member: Member) -> frozenset[str]:
    return frozenset(region_of(code) for code in member.sides)


def _can_cover(member: Member) -> bool:
    paper = member.paper
    return paper is not None and paper.instrument in UMBRELLAS and paper.stage not in {*UNSIGNED, "ended"}


def _strongest(papers: Iterable[Member]) -> list[Member]:
    """Those of the strongest instrument that there is."""
    papers = list(papers)
    best = min((UMBRELLAS.index(one.paper.instrument) for one in papers if one.paper), default=0)
    return [one for one in papers if one.paper and UMBRELLAS.index(one.paper.instrument) == best]


def _in_force(papers: Iterable[Member], day: date | None) -> Member | None:
    """The newest paper that had begun by that day and had not run out before it; undated ones come last."""
    fitting = [
        one
        for one in papers
        if one.began_before(day) and one.paper and one.paper.stage not in UNSIGNED and not (day and _over(one, day))
    ]
    return max(fitting, key=lambda one: (one.begins.edge or one.told_first or date.min, one.id), default=None)


def _over(member: Member, day: date) -> bool:
    return member.ends is not None and member.ends < day
