"""Relations between the things of a text.

In: a marked document and its things. Out: relations in the order of the text. Not here: facts of cooperation
(`rules/`), which things there are (`things.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..marked import MarkedDocument
from ..mentions.nouns import Mention
from .bearers import head_lemma, is_plural, owns, told_of
from .happening_ties import relate_happenings
from .nouns import Relation, Thing
from .things import find_things

_PLACES = ("country", "region", "town", "district", "place")
_BETWEEN_ROLES = re.compile(r"\s+|\s*(?:,|и|,\s*а также)\s+|\s*/\s*|-")
_BEHIND_NAME = re.compile(
    r"\s*(?:,|—|–|\(|, в прошлом|, бывш\w+|— бывш\w+|—\s*это|, экс-)\s*(?:бывш\w+\s+|известн\w+\s+)?"
)
_BEFORE_NAME = re.compile(r"\s*|\s*(?:—|–|:|,|\()\s*|\s+(?:в отставке|(?:от|из|в|на|с)\s+[^,.;:()—\n]{1,40})\s+")
_BETWEEN_NAMES = re.compile(r"\s*,\s*|\s+и\s+|\s*,\s+а\s+также\s+")
_CHAIN = 4
"""So many roles in a row are followed: «поэт, прозаик, певица и актриса»."""
_AT_WORK = re.compile(r"\s+(?:в|во|при|из)\s+[«\"]?")
_SEAT_BEFORE = re.compile(r"\s+(?:[а-яё-]+\s+){0,2}[«\"“]?")
_SEAT_BEHIND = re.compile(r"[»\"”]?\s+(?:в|во|из)\s+(?:город\w*\s+)?|[»\"”]?\s+\(")


def relate(marked: MarkedDocument, things: Sequence[Thing] | None = None) -> tuple[Relation, ...]:
    """Every relation found, each once."""
    named = find_things(marked) if things is None else tuple(things)
    works = list(_works(marked, named))
    found = [*works, *_workplaces(marked, named, works), *_seats(marked, named), *relate_happenings(marked, named)]
    unique = {(r.kind, r.source, r.target): r for r in found}
    return tuple(sorted(unique.values(), key=lambda r: (r.source, r.target, r.kind)))


def _of(things: Iterable[Thing], *kinds: str) -> list[Thing]:
    return [thing for thing in things if thing.kind in kinds]


def _outermost(things: Iterable[Thing]) -> list[Thing]:
    listed = list(things)
    return [t for t in listed if not any(t != o and t.within(o) for o in listed)]


def _works(marked: MarkedDocument, things: Sequence[Thing]) -> Iterator[Relation]:
    people = _of(things, "person")
    known: dict[str, Thing] = {}
    for role in sorted(_outermost(_of(things, "role"))):
        beside = _named_behind(marked, role, things, people) or _named_before(marked, role, things, people)
        if beside is not None:
            known[head_lemma(marked, role)] = beside
        bearer = beside or told_of(marked, role, people, known)
        if bearer is not None:
            yield Relation(kind="works_as", source=bearer, target=role)
            for other in _listed(marked, bearer, people) if is_plural(marked, role) else ():
                yield Relation(kind="works_as", source=other, target=role)


def _gap(marked: MarkedDocument, first: Mention, second: Mention) -> str | None:
    """The words between two mentions of one line, None where they overlap or stand in different lines."""
    words = marked.text[first.stop : second.start] if first.stop <= second.start else None
    return None if words is None or "\n" in words else words


def _named_behind(
    marked: MarkedDocument, role: Thing, things: Sequence[Thing], people: Sequence[Thing]
) -> Thing | None:
    """«певица Анна Обская», «поэт и певица Анна Обская»."""
    roles = sorted(_of(things, "role"), key=lambda r: r.start)
    last: Mention = role
    for _ in range(_CHAIN):
        for person in people:
            gap = _gap(marked, last, person)
            if gap is None or not _BEFORE_NAME.fullmatch(gap):
                continue
            if not owns(marked, person, role):
                return person
            last = person
        following = next(
            (r for r in roles if (g := _gap(marked, last, r)) is not None and _BETWEEN_ROLES.fullmatch(g)), None
        )
        if following is None:
            return None
        last = following
    return None


def _named_before(
    marked: MarkedDocument, role: Thing, things: Sequence[Thing], people: Sequence[Thing]
) -> Thing | None:
    """«Анна Обская, певица», «Анна Обская — певица и актриса», «Анна Обская стала певицей»."""
    roles = _of(things, "role")
    first: Mention = role
    for _ in range(_CHAIN):
        for person in reversed(people):
            gap = _gap(marked, person, first)
            if gap is not None and (_BEHIND_NAME.fullmatch(gap) or _COPULA.fullmatch(gap)):
                return person
        before = next((r for r in roles if _BETWEEN_ROLES.fullmatch(_gap(marked, r, first) or "")), None)
        if before is None:
            return None
        first = before
    return None


def _listed(marked: MarkedDocument, person: Thing, people: Sequence[Thing]) -> Iterator[Thing]:
    """The people whose names go on behind a name: «Анна Обская, Яна Ивина и Ольга Утина»."""
    last = person
    for following in people:
        if _BETWEEN_NAMES.fullmatch(_gap(marked, last, following) or ""):
            yield following
            last = following


_COPULA = re.compile(
    r"\s+(?:(?:был|была|является|являлся|являлась|стал|стала|работает|работал|работала|служил|служила|назначен|назначена|"
    r"избран|избрана|остаётся|остается)\s+)(?:[а-яё]+\s+){0,2}"
)


def _workplaces(marked: MarkedDocument, things: Sequence[Thing], works: Sequence[Relation]) -> Iterator[Relation]:
    seats = _of(things, "organisation", *_PLACES)
    for role in _outermost(_of(things, "role")):
        bearers = [tie.source for tie in works if tie.target == role]
        for place in _outermost(p for p in seats if _is_of(marked, role, p)):
            yield from (Relation(kind="workplace", source=who, target=place) for who in (role, *bearers))


def _is_of(marked: MarkedDocument, role: Thing, place: Thing) -> bool:
    """Whether a role is of a place or body: within its words, or a body behind them («в банке»)."""
    if place.within(role):
        return place.start > role.start
    behind = _gap(marked, role, place)
    return place.kind == "organisation" and behind is not None and bool(_AT_WORK.fullmatch(behind))


def _seats(marked: MarkedDocument, things: Sequence[Thing]) -> Iterator[Relation]:
    places = _of(things, *_PLACES)
    for body in _of(things, "organisation"):
        for place in places:
            if place.within(body):
                if (place.start, place.stop) != (body.start, body.stop):
                    yield Relation(kind="headquartered_in", source=body, target=place)
                continue
            before, behind = _gap(marked, place, body), _gap(marked, body, place)
            near = before is not None and _SEAT_BEFORE.fullmatch(before) and marked.text[place.start].islower()
            if near or (behind is not None and _SEAT_BEHIND.fullmatch(behind)):
                yield Relation(kind="headquartered_in", source=body, target=place)
