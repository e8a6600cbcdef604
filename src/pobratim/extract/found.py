"""What a rule hands back, before it gets an id.

In: nothing. Out: `Found`. Offsets are in repaired text; the reader maps them to the raw text.
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.facts import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Content, the words that say it (at least one pair), the trigger words, the rule's name and its reason.

    `rule` is `<kind>.<what it notices>`, `why` one plain English sentence that a reviewer can read. The trigger lies
    within the words; the fact's id comes from it.
    """

    content: Content
    words: tuple[tuple[int, int], ...]
    trigger: tuple[int, int]
    rule: str
    why: str
