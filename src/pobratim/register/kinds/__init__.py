"""One rule a kind: what block a fact belongs to, and whether two facts of a block tell of one thing.

In: filed facts. Out: block keys and judgements. A new kind is one module and one line in `RULES`.
Not here: how clusters form (`pobratim.register.clusters`), how values merge (`pobratim.register.merge`).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from . import agreement, commitment, event, figure, flow, partnership, post, project, statement
from .rule import KindRule

if TYPE_CHECKING:
    from ..filed import Filed

RULES: dict[str, KindRule] = {
    rule.kind: rule
    for rule in (
        post.RULE,
        agreement.RULE,
        event.RULE,
        partnership.RULE,
        project.RULE,
        figure.RULE,
        flow.RULE,
        commitment.RULE,
        statement.RULE,
    )
}


def block_of(filed: Filed) -> str:
    """The key of the fact's block: the kind in clear, the parts as a digest."""
    rule = RULES[filed.fact.kind]
    parts = "\x1f".join(rule.block(filed))
    return f"{rule.kind}:{hashlib.sha256(parts.encode()).hexdigest()[:24]}"


__all__ = ["RULES", "KindRule", "block_of"]
