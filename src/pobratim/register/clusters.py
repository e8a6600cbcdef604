"""Which facts of a block tell of one thing.

In: filed facts of one block, the kind's rule, people's ties. Out: clusters, each sorted, in a settled order. The result
depends on the set of facts only: groups are tried in a settled order, the most telling first, and a group joins a
cluster only when the rule finds it different from none of its members. Not here: people (`people.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pobratim.resolve.judgement import Answer

from .decisions import Ties, groups_held_together
from .filed import Filed
from .kinds import KindRule
from .kinds.rule import WEAK, Judge, always_one, nothing

FACES = 10
"""With how many sorts of facts of a cluster a newcomer is compared; they are its most telling ones, as they came first.
More would make a much told thing cost the square of its tellings."""


@dataclass(slots=True)
class Group:
    """Facts that are one without asking the rule: equal content, or held together by people."""

    facts: list[Filed]
    faces: list[Filed]
    """One of each sort of equal facts: what the rule is asked about."""
    documents: set[str] = field(default_factory=set)

    @property
    def sources(self) -> int:
        """How many releases tell of it, reprints counted once."""
        return len({filed.digest for filed in self.facts})

    def absorb(self, other: Group) -> None:
        """Take the other group's facts in."""
        self.facts += other.facts
        self.faces += other.faces
        self.documents |= other.documents


def cluster(facts: Iterable[Filed], rule: KindRule, held: Ties) -> list[list[Filed]]:
    """The facts in clusters; each cluster begins with the fact that founds its entry."""
    ordered = sorted(facts, key=lambda filed: filed.order)
    if rule.judge is always_one and not held.apart:
        return [ordered] if ordered else []
    clusters: list[Group] = []
    lookup: dict[str, list[int]] = {}
    groups = _groups(ordered, rule, held)
    keys_of = {face.fact.id: rule.keys(face) for group in groups for face in group.faces}
    common = Counter(key for keys in keys_of.values() for key in keys)
    for group in groups:
        keys = {key for face in group.faces for key in keys_of[face.fact.id]}
        asked = {key for face in group.faces for key in _asked(face, rule, keys_of[face.fact.id], common)}
        rivals = sorted({number for key in asked for number in lookup.get(key, ())})
        home = _home(group, [(number, clusters[number]) for number in rivals], rule, held)
        if home is None:
            home = len(clusters)
            clusters.append(group)
        else:
            clusters[home].absorb(group)
        for key in keys:
            if home not in lookup.setdefault(key, []):
                lookup[key].append(home)
    if rule.slip:
        clusters = _without_slips(clusters, rule, rule.slip, held)
    found = [sorted(one.facts, key=lambda filed: filed.order) for one in clusters]
    return sorted(found, key=lambda one: one[0].order)


def _asked(face: Filed, rule: KindRule, keys: Sequence[str], common: Mapping[str, int]) -> Sequence[str]:
    """The keys of which a like fact must have one."""
    if rule.asks:
        return rule.asks(face)
    return sorted(keys, key=lambda key: (common[key], key))[: rule.rarest(face)] if rule.rarest else keys


def _without_slips(clusters: list[Group], rule: KindRule, slip: Judge, held: Ties) -> list[Group]:
    """Tellings that stand alone join the one thing told at least twice as often that they mistake in something."""
    sources = [one.sources for one in clusters]
    much_told = [(one, count) for one, count in zip(clusters, sources, strict=True) if count > 1]
    homes: list[tuple[Group, Group]] = []
    for lone, own in zip(clusters, sources, strict=True):
        likes = [
            (score, number)
            for number, (other, count) in enumerate(much_told)
            if count >= 2 * own and (score := _likeness(lone, other, slip, held)) is not None
        ]
        best = [number for score, number in likes if score == max(likes)[0]]
        if len(best) == 1:
            homes.append((lone, much_told[best[0]][0]))
    moved = {id(lone) for lone, _ in homes}
    # Whoever moves is no home: what a mistaken telling gathered stays with it
    for lone, home in homes:
        if id(home) in moved or _told_apart(lone, home) or _held_apart(lone, home, held):
            moved.discard(id(lone))
        else:
            home.absorb(lone)
    return [one for one in clusters if id(one) not in moved]


def _held_apart(lone: Group, home: Group, held: Ties) -> bool:
    """Whether people said that they are two, of the home as it is by now."""
    return held.forbids((filed.fact.id for filed in lone.facts), [filed.fact.id for filed in home.facts])


def _groups(ordered: list[Filed], rule: KindRule, held: Ties) -> list[Group]:
    """Held together by people, or reprints and repetitions of equal content; most telling first."""
    tied = {fact: number for number, group in enumerate(groups_held_together(held)) for fact in group}
    apart = {fact for pair in held.apart for fact in pair}
    told = Counter(filed.fact.document for filed in ordered)
    groups: dict[object, Group] = {}
    for filed in ordered:
        beside = told[filed.fact.document] > 1
        group = groups.setdefault(_sameness(filed, rule, tied, apart, beside=beside), Group([], []))
        group.facts.append(filed)
        group.documents.add(filed.fact.document)
        if all(face.content is not filed.content and face.content != filed.content for face in group.faces):
            group.faces.append(filed)
    return sorted(groups.values(), key=lambda group: (rule.telling(group.faces[0]), group.facts[0].order))


def _sameness(filed: Filed, rule: KindRule, tied: dict[str, int], apart: set[str], *, beside: bool) -> object:
    """Equal for facts of which every judgement is the same; `beside`: the document tells of other things here too."""
    fact = filed.fact
    if fact.id in tied:
        return ("held", tied[fact.id])
    if fact.id in apart:
        return ("torn", fact.id)
    return (
        "equal",
        fact.content,
        rule.apart_by(filed),
        fact.document if rule.apart_by is not nothing and beside else "",
    )


def _home(group: Group, rivals: list[tuple[int, Group]], rule: KindRule, held: Ties) -> int | None:
    """The cluster that the group belongs to: the likest one, or the only one when the likeness is weak."""
    likes: list[tuple[float, int]] = []
    for number, rival in rivals:
        if rule.may and not _may_be_one(group, rival, rule.may):
            continue
        score = _likeness(group, rival, rule.judge, held)
        if score is not None:
            likes.append((-score, number))
    if not likes:
        return None
    best, number = min(likes)
    if -best >= WEAK or len(likes) == 1:
        return number
    return _most_told([one for one in rivals if one[0] in {like for _, like in likes}]) if rule.most_told else None


def _may_be_one(group: Group, rival: Group, may: Callable[[Filed, Filed], bool]) -> bool:
    others = rival.faces[:FACES]
    return any(may(face, other) for face in group.faces for other in others)


def _most_told(rivals: list[tuple[int, Group]]) -> int | None:
    """The cluster with at least twice as many sources as any other; none where no one stands out."""
    told = sorted((-len({filed.digest for filed in rival.facts}), number) for number, rival in rivals)
    return told[0][1] if -told[0][0] >= -2 * told[1][0] else None


def _likeness(group: Group, rival: Group, judge: Judge, held: Ties) -> float | None:
    """The best likeness of any two faces; None when two are as surely different, or people forbid it."""
    if judge is not always_one and _told_apart(group, rival):
        return None
    if held.forbids((f.fact.id for f in group.facts), [f.fact.id for f in rival.facts]):
        return None
    alike, apart = 0.0, 0.0
    for face in group.faces:
        for other in rival.faces[:FACES]:
            judgement = judge(face, other)
            if judgement.answer is Answer.DIFFERENT:
                apart = max(apart, judgement.score)
            elif judgement.answer is Answer.SAME:
                alike = max(alike, judgement.score)
    return alike if alike > apart else None


def _told_apart(group: Group, rival: Group) -> bool:
    """A document that tells two things apart is believed, unless it says the very same twice."""
    if not group.documents & rival.documents:
        return False
    return all(face.content != other.content for face in group.faces for other in rival.faces)
