"""Flows: what goes from one party to another is one entry, its goods are gathered.

In: filed facts of kind `flow`. Out: a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Flow
from pobratim.resolve.parties import canonical

from .rule import KindRule

if TYPE_CHECKING:
    from ..filed import Filed


def _block(filed: Filed) -> tuple[str, ...]:
    assert isinstance(filed.content, Flow)
    return (canonical(filed.content.from_ or ""), canonical(filed.content.to or ""))


RULE = KindRule(kind="flow", block=_block)
