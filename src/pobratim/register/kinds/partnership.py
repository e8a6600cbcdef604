"""Partnerships: a lasting tie is one for the same parties.

In: filed facts of kind `partnership`. Out: a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Partnership

from .rule import KindRule, party_keys

if TYPE_CHECKING:
    from ..filed import Filed


def _block(filed: Filed) -> tuple[str, ...]:
    assert isinstance(filed.content, Partnership)
    return party_keys(filed.content.parties)


RULE = KindRule(kind="partnership", block=_block, stage="state", current=frozenset({"state"}))
