"""People: names in parts, keys of names, and whether two sightings are one person.

In: nominative names as facts hold them (given name, patronymic, surname, or initials) and posts. Out: keys and
judgements. Not here: the clusters that follow (`pobratim.register.people`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pobratim.lexicon.surnames import is_frequent

from .judgement import Judgement, different, same, unsure
from .letters import fold, fold_sound
from .parties import ancestors, is_party

_PATRONYMIC = re.compile(r"(?:ович|евич|[иь]ич|овна|евна|[иы]нична|[иь]нична|ична|улы|уулу|кызы|оглы|огли)$")
_INITIALS = re.compile(r"(?<=\.)(?=\w)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in folded parts; `given` and `patronymic` may be initials (one letter) or empty."""

    surname: str
    given: str = ""
    patronymic: str = ""

    @property
    def full(self) -> bool:
        """Whether the given name is written out."""
        return len(self.given) > 1


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person as one document shows them: the name, and posts as (of, title)."""

    name: str
    posts: frozenset[tuple[str, str]] = frozenset()


@lru_cache(maxsize=20_000)
def parse_name(name: str) -> PersonName:
    """The parts of a name, whichever end the surname stands at."""
    parts = fold(_INITIALS.sub(" ", name)).split()
    plain = [part.rstrip(".") for part in parts if part.rstrip(".")]
    if not plain:
        return PersonName("")
    if len(plain) == 1:
        return PersonName(plain[0])
    if _surname_first(plain):
        surname, rest = plain[0], plain[1:]
    else:
        surname, rest = plain[-1], plain[:-1]
    if len(rest) > 1 and (_PATRONYMIC.search(rest[-1]) or len(rest[-1]) == 1):
        return PersonName(surname, " ".join(rest[:-1]), rest[-1])
    return PersonName(surname, " ".join(rest))


def _surname_first(parts: list[str]) -> bool:
    if len(parts[-1]) == 1:
        return len(parts[0]) > 1
    ends_with_patronymic = len(parts) == 3 and _PATRONYMIC.search(parts[2])
    return bool(ends_with_patronymic and not _PATRONYMIC.search(parts[1]) and len(parts[1]) > 1)


@lru_cache(maxsize=50_000)
def surname_key(name: str) -> str:
    """Equal for all spellings of the surname: what people are looked up by."""
    return fold_sound(parse_name(name).surname)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Surname and given name, equal for spellings of one name, without the patronymic."""
    parsed = parse_name(name)
    return f"{fold_sound(parsed.surname)} {fold_sound(parsed.given)}".strip()


def same_person(left: Sighting, right: Sighting) -> Judgement:
    """Whether two sightings are one person, and why."""
    a, b = parse_name(left.name), parse_name(right.name)
    apart = _names_apart(a, b)
    if apart:
        return apart
    shared = left.posts & right.posts
    if shared:
        of, title = min(shared)
        return same(0.97 if a.full and b.full else 0.85, f"фамилия и имя не расходятся, один пост: {title}, {of}")
    if not (a.full and b.full):
        return unsure(0.5, "одно из имён неполное, общего поста нет")
    if a.patronymic and b.patronymic and len(a.patronymic) > 1 and len(b.patronymic) > 1:
        return same(0.95, "совпадают фамилия, имя и отчество")
    return _by_career(a, left, right)


def _names_apart(a: PersonName, b: PersonName) -> Judgement | None:
    if fold_sound(a.surname) != fold_sound(b.surname):
        return different(0.99, "разные фамилии")
    if not _compatible(a.given, b.given):
        return different(0.97, "разные имена")
    if not _compatible(a.patronymic, b.patronymic):
        return different(0.97, "разные отчества")
    return None


def _compatible(left: str, right: str) -> bool:
    if not left or not right:
        return True
    a, b = fold_sound(left), fold_sound(right)
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _by_career(name: PersonName, left: Sighting, right: Sighting) -> Judgement:
    if not left.posts or not right.posts:
        return same(0.85, "совпадают фамилия и имя, посты не противоречат")
    homes = {of for of, _ in left.posts}, {of for of, _ in right.posts}
    if _related(*homes):
        return same(0.85, "совпадают фамилия и имя, посты в одном месте")
    if is_frequent(name.surname):
        return unsure(0.4, "совпадают фамилия и имя, но фамилия частая, а посты в разных местах")
    if _countries(homes[0]) and _countries(homes[1]) and not _countries(homes[0]) & _countries(homes[1]):
        return unsure(0.4, "совпадают фамилия и имя, но посты в разных странах")
    return same(0.75, "совпадают фамилия и имя, фамилия редкая, страна одна")


def _related(left: set[str], right: set[str]) -> bool:
    if left & right:
        return True
    regions = [{code for of in homes for code in (of, *ancestors(of)) if "-" in code} for homes in (left, right)]
    return bool(regions[0] & regions[1])


def _countries(homes: set[str]) -> set[str]:
    return {(of, *ancestors(of))[-1] for of in homes if is_party(of)}
