"""The order of work: members of a group → links → phases.

In: entries and their facts. Out: `Lives`. A link or a life that several groups see is settled in the first of them by
key, so that each stands once. Not here: the rules themselves, where lives are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..entry import Entry, State
from ..filed import Filed
from .members import Member, member_of
from .nouns import Link, Lives, Phase, Relation
from .pairs import pairs_of_entry
from .phases import phases_of
from .standing_under import carried_out, umbrellas
from .succession import successions


def build_lives(entries: Iterable[Entry], facts: Mapping[str, Filed]) -> Lives:
    """Lives of all entries; `facts` by id."""
    groups: dict[str, list[Member]] = defaultdict(list)
    for entry in entries:
        pairs = pairs_of_entry(entry)
        if pairs:
            member = member_of(entry, [facts[fact] for fact in entry.facts])
            for pair in pairs:
                groups[pair].append(member)
    return together(lives_of_pair(pair, members) for pair, members in groups.items())


def together(found: Iterable[Lives]) -> Lives:
    """Lives of several groups as one, sorted."""
    listed = list(found)
    links = sorted(link for one in listed for link in one.links)
    phases = sorted((phase for one in listed for phase in one.phases), key=lambda one: (one.entry, one.position))
    return Lives(tuple(links), tuple(phases))


def lives_of_pair(pair: str, members: Sequence[Member]) -> Lives:
    """Links between the members of a group, and phases of its papers, sorted. Rejected entries have no life."""
    shown = sorted((one for one in members if one.entry.state is not State.REJECTED), key=lambda one: one.id)
    homes = {one.id: pairs_of_entry(one.entry) for one in shown}
    links = [*successions(shown), *carried_out(shown), *umbrellas(shown)]
    own = [link for link in links if min(homes[link.entry] & homes[link.other]) == pair]
    phases = [phase for one in shown if min(homes[one.id]) == pair for phase in _phases(one, shown, links)]
    return together([Lives(tuple(own), tuple(phases))])


def _phases(member: Member, members: Sequence[Member], links: Sequence[Link]) -> list[Phase]:
    after = [link for link in links if link.other == member.id and link.relation is not Relation.IMPLEMENTS]
    after = [link for link in after if link.relation is not Relation.UNDER]
    by_id = {one.id: one for one in members}
    nexts = sorted((by_id[link.entry] for link in after), key=_soonest)
    successor = nexts[0] if nexts else None
    sure = any(link.sure for link in after if successor and link.entry == successor.id)
    return phases_of(member, successor, sure=sure)


def _soonest(member: Member) -> tuple[bool, date, str]:
    return (not member.signed, member.begins.edge or member.told_first or date.max, member.id)
