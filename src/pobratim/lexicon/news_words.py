"""Words of general news by what they do in it.

In: `data/news_words.csv`. Out: the words of a role. Not here: posts (`posts.py`), professions (`professions.py`).

Roles: `body` heads a body beyond those of government; `authority` is a body only with its place beside it;
`nameless` tells no body apart alone; `leading` is a profession that counts as a post; `craft` is a trade though a post
may bear its name; `owner` says who owns, wins or takes part (no post); `relation` how one stands to another;
`evaluative` praises and belongs to no title; `meet`, `meeting` and `agree` tell of meetings; `no_name` looks like a
name and is none.
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


@cache
def words_for(role: str) -> frozenset[str]:
    """All words of a role (lemmas)."""
    return frozenset(row["word"] for row in rows_of("news_words") if row["role"] == role)
