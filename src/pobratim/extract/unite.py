"""One fact per thing within a document: facts that tell of the same thing become one with all their evidence.

In: found facts of one document. Out: fewer. For each kind a row of slots with how they must agree; slots that are not
named may differ and are joined. Not here: merging across documents (`pobratim.register`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from pobratim.facts import Content
from pobratim.facts.content import values_of

from .found import Found
from .marked import MarkedDocument

Agrees = Callable[[Any, Any], bool]


def unite(document: MarkedDocument, found: Iterable[Found]) -> list[Found]:
    """Facts that agree on what identifies their kind become one; the first one's rule and reason stay."""
    united: list[Found] = []
    places: dict[Hashable, set[int]] = defaultdict(set)
    for fact in found:
        near = sorted(set().union(*(places[key] for key in keys_of(fact))))
        place = next((i for i in near if same_thing(united[i], fact)), None)
        if place is None:
            place = len(united)
            united.append(fact)
        else:
            united[place] = _join(united[place], fact)
        for key in keys_of(united[place]):
            places[key].add(place)
    return united


def keys_of(fact: Found) -> Iterator[Hashable]:
    """Two facts that tell of one thing have a key in common; only those are compared."""
    kind, content = fact.content.kind, fact.content
    if kind in ("statement", "commitment"):
        yield from {(kind, at // _NEAR) for start, stop in fact.words for at in (*range(start, stop, _NEAR), stop - 1)}
    if kind == "statement":
        return
    if kind == "project":
        yield from ((kind, stem) for stem in _stems(getattr(content, "name", "")) or ("",))
    else:
        yield (kind, *(_key(slot, getattr(content, slot)) for slot in KEYS[kind]))


def _key(slot: str, value: Any) -> Hashable:
    if slot == "person":
        return _parts_of_name(value)[-1:]
    return frozenset(value) if isinstance(value, tuple) else value


def same_thing(left: Found, right: Found) -> bool:
    """Whether two found facts tell of one thing."""
    if left.content.kind != right.content.kind:
        return False
    if left.content == right.content:
        return left.content.kind != "statement" or _overlap(left, right)
    if left.content.kind in ("statement", "commitment") and not _overlap(left, right):
        return False
    return all(
        agrees(getattr(left.content, slot), getattr(right.content, slot)) for slot, agrees in SAME[left.content.kind]
    )


def same(left: Any, right: Any) -> bool:
    """Equal, both given or both absent."""
    return bool(left == right)


def same_or_absent(left: Any, right: Any) -> bool:
    """Equal, or one of the two is not given."""
    return not left or not right or left == right


def same_set(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same values in any order."""
    return set(left) == set(right)


def shared_or_absent(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """At least one value in common, or one side gives none."""
    return not left or not right or bool(set(left) & set(right))


def same_person(left: str, right: str) -> bool:
    """One name, perhaps shorter in one place: surname equal, given names or initials compatible."""
    a, b = _parts_of_name(left), _parts_of_name(right)
    if not a or not b or a[-1] != b[-1]:
        return False
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(a[:-1], b[:-1], strict=False))


def shared_people(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """At least one person in common, or one side gives none."""
    return not left or not right or any(same_person(x, y) for x in left for y in right)


def dates_agree(left: str | None, right: str | None) -> bool:
    """One date is the other or lies within it; an absent one agrees with all."""
    if not left or not right or left == right:
        return True
    first, second = sorted((left, right), key=len)
    return second.startswith((first + "-", first + "/")) or first.replace("XXXX", second[:4]) == second


def words_agree(left: str | None, right: str | None) -> bool:
    """Two wordings of one name: most stems of the shorter stand in the longer; an absent one agrees."""
    if not left or not right:
        return True
    a, b = _stems(left), _stems(right)
    return bool(a and b) and len(a & b) >= 0.75 * min(len(a), len(b)) and len(a & b) * 2 >= max(len(a), len(b))


def words_same(left: str | None, right: str | None) -> bool:
    """Like `words_agree`, but both or none must be given."""
    return bool(left) == bool(right) and words_agree(left, right)


SAME: Mapping[str, tuple[tuple[str, Agrees], ...]] = {
    "post": (("person", same_person), ("of", same)),
    "agreement": (
        ("instrument", same),
        ("parties", same_set),
        ("signed", dates_agree),
        ("period", same_or_absent),
        ("title", words_agree),
        ("stage", same_or_absent),
        ("organisations", shared_or_absent),
    ),
    "event": (
        ("type", same),
        ("parties", same_set),
        ("people", shared_people),
        ("date", dates_agree),
        ("place", same_or_absent),
        ("title", words_same),
        ("organisations", shared_or_absent),
        ("stage", same_or_absent),
    ),
    "partnership": (("parties", same_set),),
    "project": (("name", words_agree), ("parties", shared_or_absent), ("investment", same_or_absent)),
    "figure": tuple((slot, same) for slot in ("measure", "of", "with_", "value", "rank", "period", "scope", "unit")),
    "flow": (("from_", same), ("to", same)),
    "commitment": (("type", same), ("what", words_agree)),
    "statement": (("speaker", shared_people),),
}
"""Per kind: the slots that must agree, and how."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "post": ("person", "of"),
    "agreement": ("instrument", "parties"),
    "event": ("type", "parties"),
    "partnership": ("parties",),
    "figure": tuple(slot for slot, _ in SAME["figure"]),
    "flow": ("from_", "to"),
    "commitment": ("type", "what"),
}
"""Per kind: slots that are equal in two facts that tell of one thing."""

_NEAR = 500
"""Characters: facts that must overlap are looked for in stretches of so many."""


@lru_cache(maxsize=10_000)
def _parts_of_name(name: str) -> tuple[str, ...]:
    return tuple(name.lower().replace("ё", "е").replace(".", " ").split())


@lru_cache(maxsize=10_000)
def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"\w+", name.lower().replace("ё", "е")) if len(word) > 2)


def _overlap(left: Found, right: Found) -> bool:
    return any(a < d and c < b for a, b in left.words for c, d in right.words)


def _join(earlier: Found, later: Found) -> Found:
    content: Content = earlier.content
    given = {
        slot.name: _joined(slot.name, getattr(content, slot.name), getattr(later.content, slot.name))
        for slot in fields(content)
    }
    words = tuple(dict.fromkeys(earlier.words + later.words))
    return replace(earlier, content=replace(content, **given), words=words)


def _joined(slot: str, left: Any, right: Any) -> Any:
    if isinstance(left, tuple):
        return _joined_values(slot, left, values_of(right))
    if left is None or left == "":
        return right
    if slot in ("person", "signed", "date") and right and _fuller(str(right), str(left)):
        return right
    return left


def _joined_values(slot: str, left: tuple[Any, ...], right: tuple[Any, ...]) -> tuple[Any, ...]:
    joined = list(left)
    for value in right:
        twin = next((i for i, known in enumerate(joined) if _twins(slot, known, value)), None)
        if twin is None:
            joined.append(value)
        elif _fuller(str(value), str(joined[twin])):
            joined[twin] = value
    return tuple(joined)


def _twins(slot: str, left: str, right: str) -> bool:
    if slot in ("people", "signers", "speaker"):
        return same_person(left, right)
    if slot == "titles":
        return left == right or left.endswith(" " + right) or right.endswith(" " + left)
    return left == right


def _fuller(new: str, old: str) -> bool:
    return "X" not in new and len(new) > len(old) and (old == "" or same_person(new, old) or old in new)
