"""Posts that one person holds at a time: a governor follows a governor, while deputies sit beside each other.

In: `data/single_posts.csv`; `alone` says whether the bare word is a post of a party, or only with what it heads
(«министр экономики»). Out: a yes or no. Not here: which titles name one post (`head_titles.py`), who holds it.
"""

from __future__ import annotations

from functools import cache

from .tables import rows_of


def is_single_post(title: str, *, of_party: bool) -> bool:
    """Whether a title (nominative, lower case) is of one person at a time, as a post of a party or of a body."""
    words = title.split()
    for length in (2, 1):
        known = " ".join(words[:length])
        if len(words) >= length and known in _posts():
            return len(words) > length or _posts()[known] or not of_party
    return False


@cache
def _posts() -> dict[str, bool]:
    return {row["title"]: row["alone"] == "yes" for row in rows_of("single_posts")}
