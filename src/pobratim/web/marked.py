"""Words that somebody marked in a text, found in it again.

In: a text, the words as a page showed or a person pasted them, what stood before them. Out: a half-open span. Not
here: what the words mean.
"""

from __future__ import annotations

import re

AROUND = 400
"""Letters before the words that are compared: a short word may stand in a text ten thousand times."""
_SPACE = re.compile(r"\s+")


def span_of(text: str, words: str, before: str = "") -> tuple[int, int] | None:
    """Where the words stand; of several places the one with most of `before` in front of it. Spaces count as equal."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    found = (match.span() for match in re.finditer(r"\s+".join(parts), text))
    before = before[-AROUND:]
    return max(
        found, key=lambda span: (_shared(text[max(0, span[0] - AROUND) : span[0]], before), -span[0]), default=None
    )


def _shared(left: str, right: str) -> int:
    """How many letters the two have in common at their ends."""
    one, other = _SPACE.sub("", left), _SPACE.sub("", right)
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count
