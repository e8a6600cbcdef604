"""Statements never merge, except the same words of the same speaker: reprints and quotes of one utterance.

In: filed facts of kind `statement`. Out: a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Statement
from pobratim.resolve.letters import words_of
from pobratim.resolve.people import name_key

from .rule import KindRule

if TYPE_CHECKING:
    from ..filed import Filed


def _block(filed: Filed) -> tuple[str, ...]:
    assert isinstance(filed.content, Statement)
    words = " ".join(words_of(filed.quote)) or filed.fact.id
    return (*sorted({name_key(name) for name in filed.content.speaker}), words)


RULE = KindRule(kind="statement", block=_block)
