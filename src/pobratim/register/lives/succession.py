"""Which paper came after which: successors and editions.

In: papers of one group. Out: links, each to the nearest predecessor only. Sure is what a text says or what terms that
follow one another show; that a later paper of the same sides took an earlier one's place is otherwise a guess.
Not here: papers on different levels (`standing_under.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pobratim.facts import Agreement
from pobratim.resolve.letters import stems_of
from pobratim.resolve.organisations import core_key

from .members import PLANS, UNSIGNED, Member
from .nouns import Link, Relation, Why

FORMER = re.compile(r"\b(?:предыдущ|прежн|предшеству|ранее действовавш)\w*", re.I)
"""Words by which a text itself calls a paper an earlier one."""
INSTEAD = re.compile(r"\b(?:взамен|на смену|пришл[оаи]? на смену|сменил|заменил|замен[яи]|вместо)\w*", re.I)
"""Words by which a text says that a paper takes another's place."""
RECALLED = re.compile(r"\b(?:напомним|ранее|год назад|лет назад|в \d{4} году был[аои]? (?:подписан|заключ))\w*", re.I)
NOW = re.compile(r"\b(?:подписал|заключил|подписано|нов[а-я]{2,3} (?:соглашени|договор|план|редакци))\w*", re.I)
WIDE = frozenset({"trade", "humanitarian"})
MANY_AREAS = 3
TERMS_APART = 2 * 366
"""Days between one plan's end and the next one's beginning within which the one follows the other."""

_Order = tuple[Why, bool]


def successions(members: Iterable[Member]) -> list[Link]:
    """Links of each paper to the nearest one before it, or to the one that it is a new edition of."""
    families: dict[object, list[Member]] = defaultdict(list)
    for member in members:
        if member.paper:
            families[_family(member, member.paper)].append(member)
    links = []
    for family in families.values():
        ordered = sorted(family, key=_age)
        for member in ordered:
            link = _edition(member, ordered) or _succession(member, ordered)
            if link:
                links.append(link)
    return links


def _family(member: Member, paper: Agreement) -> object:
    return (paper.instrument, member.sides or frozenset(core_key(name) for name in paper.organisations))


def _age(member: Member) -> tuple[date, date, str]:
    began = member.begins.edge or member.ends or member.told_first or date.max
    return (began, member.ends or date.max, member.id)


def _edition(member: Member, family: list[Member]) -> Link | None:
    """A plan for the very same term that was signed later."""
    if not _plan(member) or not member.starts or not member.ends:
        return None
    older = [
        one
        for one in family
        if one.id != member.id and (one.starts, one.ends) == (member.starts, member.ends) and _before(one, member)
    ]
    return Link(member.id, Relation.EDITION_OF, older[-1].id, Why.SAME_TERM, True) if older else None


def _succession(member: Member, family: list[Member]) -> Link | None:
    found: list[tuple[Member, _Order]] = []
    for other in family:
        order = _followed(other, member) if other.id != member.id and same_subject(other, member) else None
        if order:
            found.append((other, order))
    if not found:
        return None
    said = [one for one in found if one[1][1]] or found
    other, (why, sure) = max(said, key=lambda one: _age(one[0]))
    return Link(member.id, Relation.SUCCEEDS, other.id, why, sure)


def _followed(old: Member, new: Member) -> _Order | None:
    """Why the new paper comes after the old one, and whether that is sure; None when it does not."""
    if _plan(new) and old.ends and new.starts and old.ends < new.starts:
        near = (new.starts - old.ends).days <= TERMS_APART
        return (Why.TERM_FOLLOWS, True) if near else None
    if _before(old, new):
        if _says_so(old, new):
            return Why.SAID_IN_TEXT, True
        return (Why.LATER_SAME_SUBJECT, True) if _one_name(old, new) else (Why.LATER_SAME_SIDES, False)
    if _before(new, old) or _overlap(old, new) or not old.documents & new.documents:
        return None
    return _told_together(old, new)


def _told_together(old: Member, new: Member) -> _Order | None:
    """One document tells of both, at least one is undated: its words put them in order."""
    if _says_so(old, new):
        return Why.SAID_IN_TEXT, True
    if _words(old, RECALLED) and not _words(new, RECALLED) and _words(new, NOW) and new.signed:
        return Why.RECALLED_BESIDE, False
    return None


def _before(old: Member, new: Member) -> bool:
    if old.paper and old.paper.stage in UNSIGNED:
        return False
    return old.begins.last is not None and new.begins.first is not None and old.begins.last < new.begins.first


def _overlap(old: Member, new: Member) -> bool:
    """Both say when they began, and it may be the same time."""
    return old.begins.known and new.begins.known


def _says_so(old: Member, new: Member) -> bool:
    """One document tells of both, and calls the one former or the other its replacement."""
    if not old.documents & new.documents:
        return False
    if _words(old, FORMER) and not _words(new, FORMER):
        return True
    if _before(old, new):
        return _words(new, INSTEAD) or _words(old, INSTEAD)
    return _words(new, INSTEAD) and not _words(old, INSTEAD)


def _words(member: Member, sought: re.Pattern[str]) -> bool:
    return any(sought.search(one.words) for one in member.tellings)


def _plan(member: Member) -> bool:
    return member.paper is not None and member.paper.instrument in PLANS


def _one_name(old: Member, new: Member) -> bool:
    """Both papers have a title, and it is nearly one."""
    a, b = (stems_of(one.paper.title or "") if one.paper else frozenset() for one in (old, new))
    return bool(a and b) and len(a & b) / max(len(a), len(b)) >= 0.75


def same_subject(old: Member, new: Member) -> bool:
    """Whether both are about the same, as far as areas tell; a paper on one area never replaces one on all."""
    a, b = (frozenset(one.paper.areas if one.paper else ()) for one in (old, new))
    if _wide(a) or _wide(b):
        return _wide(a) and _wide(b)
    return len(a & b) * 2 >= min(len(a), len(b))


def _wide(areas: frozenset[str]) -> bool:
    return not areas or bool(areas & WIDE) or len(areas) >= MANY_AREAS
