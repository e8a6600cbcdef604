"""Commitments: one promise is of the same type, by the same, told in the same year, about a near-equal action.

In: filed facts of kind `commitment`. Out: a rule. What is promised again in another year is another entry.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from pobratim.facts import Commitment
from pobratim.resolve.judgement import Judgement, different, same
from pobratim.resolve.letters import likeness, stems_of, words_of

from ..dates import can_be_one, start_year
from .rule import KindRule, actor_key

if TYPE_CHECKING:
    from ..filed import Filed

NEAR_EQUAL = 0.65
"""Share of common stems from which two wordings are one action."""


def _promise(filed: Filed) -> Commitment:
    assert isinstance(filed.content, Commitment)
    return filed.content


def _block(filed: Filed) -> tuple[str, ...]:
    promise = _promise(filed)
    return (promise.type, start_year(filed.published), *sorted({actor_key(name) for name in promise.by}))


def _telling(filed: Filed) -> tuple[object, ...]:
    return (-len(stems_of(_promise(filed).what)), not _promise(filed).due)


def _keys(filed: Filed) -> tuple[str, ...]:
    """So many of the longest stems that two near-equal sets must share one of them."""
    return _longest_stems(_promise(filed).what)


@lru_cache(maxsize=20_000)
def _longest_stems(what: str) -> tuple[str, ...]:
    stems = sorted(stems_of(what), key=lambda stem: (-len(stem), stem))
    return tuple(stems[: len(stems) - ceil(NEAR_EQUAL * len(stems)) + 1])


def _may(left: Filed, right: Filed) -> bool:
    """Whether the actions are near enough; what else `_judge` asks costs more."""
    return likeness(stems_of(_promise(left).what), stems_of(_promise(right).what)) >= NEAR_EQUAL


def _judge(left: Filed, right: Filed) -> Judgement:
    a, b = _promise(left), _promise(right)
    share = likeness(stems_of(a.what), stems_of(b.what))
    if share < NEAR_EQUAL:
        return different(0.9, "разные действия")
    if _numbers(a.what) != _numbers(b.what):
        return different(0.8, "в действиях разные числа")
    if not can_be_one(a.due, b.due):
        return different(0.85, "разные сроки")
    return same(max(0.75, share), "то же лицо, почти те же слова")


def _numbers(text: str) -> set[str]:
    return {word for word in words_of(text) if word[0].isdigit()}


RULE = KindRule(
    kind="commitment",
    block=_block,
    judge=_judge,
    telling=_telling,
    keys=_keys,
    may=_may,
    title="what",
    subtype="type",
    until="due",
)
