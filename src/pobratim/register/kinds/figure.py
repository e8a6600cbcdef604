"""Figures: one number is one measure of the same parties for the same period, scope and unit.

In: filed facts of kind `figure`. Out: a rule. Where documents give different numbers for it, the entry has variants;
without a period only equal numbers told within a year are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Figure
from pobratim.resolve.judgement import Judgement, different, same
from pobratim.resolve.letters import likeness, stems_of
from pobratim.resolve.parties import canonical

from ..dates import stretch
from .rule import KindRule, day_and_release, days_between

if TYPE_CHECKING:
    from ..filed import Filed

A_YEAR = 366


def _figure(filed: Filed) -> Figure:
    assert isinstance(filed.content, Figure)
    return filed.content


def _block(filed: Filed) -> tuple[str, ...]:
    figure = _figure(filed)
    return (figure.measure, canonical(figure.of or ""), canonical(figure.with_ or ""), figure.period or "")


def _telling(filed: Filed) -> tuple[object, ...]:
    figure = _figure(filed)
    return (figure.value is None and figure.rank is None, not figure.scope, not figure.unit)


def _judge(left: Filed, right: Filed) -> Judgement:
    a, b = _figure(left), _figure(right)
    if a.unit and b.unit and a.unit != b.unit:
        return different(0.9, "разные единицы")
    if not _same_scope(a.scope, b.scope):
        return different(0.9, "разный охват")
    equal = (a.value, a.rank) == (b.value, b.rank)
    if a.period and b.period:
        if a.measure == "other" and not a.scope and not equal:
            return different(0.7, "неясно, что считали, а числа разные")
        return same(0.95 if equal else 0.8, "тот же показатель за тот же период")
    gap = days_between(left, right)
    if equal and stretch(a.period) == stretch(b.period) and gap is not None and abs(gap) <= A_YEAR:
        return same(0.75, "период не назван, но числа равны и сказаны в течение года")
    return different(0.7, "период не назван")


def _same_scope(left: str | None, right: str | None) -> bool:
    if not left or not right:
        return not left and not right
    return left == right or likeness(stems_of(left), stems_of(right)) >= 0.6


RULE = KindRule(
    kind="figure",
    block=_block,
    judge=_judge,
    telling=_telling,
    apart_by=day_and_release,
    subtype="measure",
    when=("period",),
)
