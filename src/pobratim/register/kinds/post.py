"""Posts: they make people; a block holds the people of one surname.

In: filed facts of kind `post`. Out: a rule. Who is one person is said in `pobratim.register.people`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.facts import Post
from pobratim.resolve.people import surname_key

from .rule import KindRule

if TYPE_CHECKING:
    from ..filed import Filed


def _block(filed: Filed) -> tuple[str, ...]:
    assert isinstance(filed.content, Post)
    return (surname_key(filed.content.person),)


RULE = KindRule(kind="post", block=_block)
