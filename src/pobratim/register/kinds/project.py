"""Projects: one undertaking of the same regions has near-equal names.

In: filed facts of kind `project`. Out: a rule.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from pobratim.facts import Project
from pobratim.resolve.judgement import Judgement, different, same, unsure
from pobratim.resolve.letters import likeness, stems_of
from pobratim.resolve.organisations import core_key
from pobratim.resolve.parties import ancestors, canonical, is_party, region_of

from .rule import KindRule, alike

if TYPE_CHECKING:
    from ..filed import Filed

NEAR_EQUAL = 0.6
"""Share of common stems from which two names are one undertaking."""
WITH_ONE_BODY = 0.3
"""The same, where an organisation takes part in both."""
PART = 0.9
"""Share of the shorter name's stems from which it is a part of the longer one."""


def _project(filed: Filed) -> Project:
    assert isinstance(filed.content, Project)
    return filed.content


def _block(filed: Filed) -> tuple[str, ...]:
    project = _project(filed)
    sides = sorted({region_of(code) for code in project.parties})
    return tuple(sides) or ("", *sorted({core_key(name) for name in project.organisations}))


def _telling(filed: Filed) -> tuple[object, ...]:
    return (-len(stems_of(_project(filed).name)),)


def _keys(filed: Filed) -> tuple[str, ...]:
    return _sorted_stems(_project(filed).name)


@lru_cache(maxsize=20_000)
def _sorted_stems(name: str) -> tuple[str, ...]:
    return tuple(sorted(stems_of(name)))


def _may(left: Filed, right: Filed) -> bool:
    """Whether names share so much that anything else could make them one."""
    one, other = _project(left), _project(right)
    a, b = stems_of(one.name), stems_of(other.name)
    if not (a and b):
        return False
    common, needed = len(a & b), WITH_ONE_BODY if one.organisations and other.organisations else NEAR_EQUAL
    return common / (len(a) + len(b) - common) >= needed or common / min(len(a), len(b)) >= PART


def _rarest(filed: Filed) -> int:
    """So many stems that a like name must have one of them; names with more stems come first."""
    project = _project(filed)
    stems = len(stems_of(project.name))
    return stems - ceil((WITH_ONE_BODY if project.organisations else NEAR_EQUAL) * stems) + 1


def _judge(left: Filed, right: Filed) -> Judgement:
    a, b = _project(left), _project(right)
    if a.place and b.place and not _places_agree(a.place, b.place):
        return different(0.8, "разные места")
    shared = {core_key(name) for name in a.organisations} & {core_key(name) for name in b.organisations}
    share = likeness(stems_of(a.name), stems_of(b.name))
    if share >= NEAR_EQUAL:
        return same(0.9, "названия почти совпадают")
    if shared and share >= WITH_ONE_BODY:
        return same(0.75, "названия близки, организации те же")
    if min(len(stems_of(a.name)), len(stems_of(b.name))) >= 3 and alike(a.name, b.name, PART):
        return same(0.72, "одно название — часть другого")
    if share >= 0.35:
        return unsure(share, "названия отчасти похожи")
    return different(0.9, "разные названия")


def _places_agree(left: str, right: str) -> bool:
    if is_party(left) and is_party(right):
        a, b = canonical(left), canonical(right)
        return a == b or a in ancestors(b) or b in ancestors(a)
    return alike(left, right, 0.5)


RULE = KindRule(
    kind="project",
    block=_block,
    judge=_judge,
    telling=_telling,
    keys=_keys,
    rarest=_rarest,
    may=_may,
    title="name",
    stage="stage",
    current=frozenset({"stage"}),
)
