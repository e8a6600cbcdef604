"""Lists narrowed by words: what of a list meets them, through the index.

In: words of a list's own box. Out: a condition on the primary key, for querysets of any order. The last word may be
unfinished. Not here: ranking (`finding.py`).
"""

from __future__ import annotations

from django.db.models import Q
from django.db.models.expressions import RawSQL

from . import marks
from .asking import Condition, Every, Some, Token
from .engine import engine
from .finding import KINDS
from .query import Group, understand
from .suggesting import unfinished


def documents_with(words: str) -> Q:
    """Documents whose title or text meets the words."""
    return _meeting(words, (marks.DOCUMENT,), head=False)


def entries_with(words: str, kinds: tuple[str, ...] = ()) -> Q:
    """Entries whose heading meets the words."""
    return _meeting(words, kinds or KINDS[:-1], head=True)


def _meeting(words: str, kinds: tuple[str, ...], *, head: bool) -> Q:
    groups = [group for group in understand(words).groups if not group.unwanted]
    if not groups:
        return Q()
    groups[-1] = unfinished(groups[-1])
    asked: list[Condition] = [_condition(group, head=head) for group in groups]
    of_kind = [Token(marks.kind(kind)) for kind in kinds]
    condition = Every((*asked, of_kind[0] if len(of_kind) == 1 else Some(tuple(of_kind))))
    return Q(pk__in=RawSQL(*engine().matching(condition)))


def _condition(group: Group, *, head: bool) -> Condition:
    return group.in_head() if head else group.anywhere()
