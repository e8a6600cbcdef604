"""Posts of one surname become people.

In: filed `post` facts of one block, people's ties. Out: clusters of facts, and for each the person with posts in time.
Full names form people first; initials and bare surnames then join the only person whom they can mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pobratim.facts import Post
from pobratim.lexicon.head_titles import is_head_title
from pobratim.resolve.judgement import Answer
from pobratim.resolve.letters import fold, stems_of
from pobratim.resolve.organisations import organisation_key
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import Sighting, name_key, parse_name, same_person

from .clusters import Group
from .dates import stretch
from .decisions import Ties, groups_held_together
from .entry import HeldPost, Person
from .filed import Filed

HEAD = "глава"


def post_of(filed: Filed) -> Post:
    """The fact's content as a post."""
    assert isinstance(filed.content, Post)
    return filed.content


def cluster_people(facts: Iterable[Filed], held: Ties) -> list[list[Filed]]:
    """The facts of each person, the person whose earliest fact is first first."""
    people: list[Group] = []
    for group in _by_name(sorted(facts, key=lambda filed: filed.order), held):
        likes = [(-score, number) for number, one in enumerate(people) if (score := _likeness(group, one, held))]
        vague = not parse_name(post_of(group.facts[0]).person).full
        if likes and not (vague and len(likes) > 1):
            people[min(likes)[1]].absorb(group)
        else:
            people.append(group)
    found = [sorted(one.facts, key=lambda filed: filed.order) for one in people]
    return sorted(found, key=lambda one: one[0].order)


def _by_name(ordered: list[Filed], held: Ties) -> list[Group]:
    """Facts with equal name and post, the fullest names first."""
    tied = {fact: number for number, group in enumerate(groups_held_together(held)) for fact in group}
    apart = {fact for pair in held.apart for fact in pair}
    groups: dict[object, Group] = {}
    for filed in ordered:
        post, fact = post_of(filed), filed.fact.id
        key: object = (fold(post.person), post.of, post.titles, post.to)
        if fact in tied or fact in apart:
            key = ("held", tied[fact]) if fact in tied else ("torn", fact)
        group = groups.setdefault(key, Group([], [filed]))
        group.facts.append(filed)
        if all(face.content != filed.content for face in group.faces):
            group.faces.append(filed)
    return sorted(groups.values(), key=_fullest_first)


def _fullest_first(group: Group) -> tuple[object, ...]:
    name = parse_name(post_of(group.faces[0]).person)
    return (not name.full, not name.patronymic, group.facts[0].order)


def _initials(group: Group) -> set[str]:
    return {given[:1] for face in group.faces if (given := parse_name(post_of(face).person).given)}


def _likeness(group: Group, person: Group, held: Ties) -> float | None:
    initials = _initials(group), _initials(person)
    # The quick way to see that given names differ: blocks of frequent surnames hold many people
    if all(initials) and initials[0].isdisjoint(initials[1]):
        return None
    if held.forbids((f.fact.id for f in group.facts), [f.fact.id for f in person.facts]):
        return None
    best = None
    career = _sighting(person.faces).posts
    for face in group.faces:
        seen = _sighting([face])
        # Each face is compared with the person as a whole, so that a career counts
        for name in sorted({post_of(other).person for other in person.faces}):
            judgement = same_person(seen, Sighting(name, career))
            if judgement.answer is Answer.DIFFERENT:
                return None
            if judgement.same:
                best = max(best or 0.0, judgement.score)
    return best


def _sighting(faces: list[Filed]) -> Sighting:
    told = [(post_of(face), title) for face in faces for title in post_of(face).titles or ("",)]
    posts = {(_of_key(post.of), _title_key(post.of, title)) for post, title in told}
    return Sighting(post_of(faces[0]).person, frozenset(posts))


def _of_key(of: str) -> str:
    return canonical(of) if is_party(of) else organisation_key(of)


def _title_key(of: str, title: str) -> str:
    """Equal for titles of one post: the head of a party has several."""
    return HEAD if is_party(of) and is_head_title(fold(title)) else fold(title)


def person_of(facts: list[Filed]) -> Person:
    """The person whom a cluster of facts tells of."""
    spellings = Counter(post_of(filed).person for filed in facts)
    return Person(_fullest(spellings), tuple(sorted(spellings)), _posts(facts))


def _fullest(spellings: Counter[str]) -> str:
    def fullness(name: str) -> tuple[object, ...]:
        parts = parse_name(name)
        return (parts.full, len(parts.patronymic) > 1, bool(parts.given), name.count("ё"), spellings[name], name)

    return max(spellings, key=fullness)


def _posts(facts: list[Filed]) -> tuple[HeldPost, ...]:
    groups: list[list[Filed]] = []
    for filed in facts:
        home = next((group for group in groups if _one_post(post_of(group[0]), post_of(filed))), None)
        if home is None:
            groups.append([filed])
        else:
            home.append(filed)
    posts = [_held(group) for group in groups]
    return tuple(sorted(posts, key=lambda post: (post.last or date.min, post.of, post.titles), reverse=True))


def _one_post(left: Post, right: Post) -> bool:
    if _of_key(left.of) != _of_key(right.of) or (left.to and right.to and left.to != right.to):
        return False
    if bool(left.acting) != bool(right.acting):
        return False
    a, b = ({stems_of(_title_key(post.of, title)) for title in post.titles} for post in (left, right))
    return bool(a & b) or not a or not b or any(one <= two or two <= one for one in a for two in b)


def _held(group: list[Filed]) -> HeldPost:
    posts = [post_of(filed) for filed in group]
    titles = {fold(title): title for post in posts for title in post.titles}
    days = sorted(day for filed in group if (day := stretch(filed.published).edge))
    return HeldPost(
        of=max(Counter(post.of for post in posts).items(), key=lambda item: (item[1], item[0]))[0],
        titles=tuple(sorted(titles.values(), key=lambda title: (-len(title), title))),
        to=next((post.to for post in posts if post.to), None),
        acting=bool(posts[0].acting),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        facts=tuple(sorted(filed.fact.id for filed in group)),
    )


def name_keys(person: Person) -> dict[str, str]:
    """Keys of all spellings, each with the fullest name."""
    return {name_key(name): person.name for name in person.names}
