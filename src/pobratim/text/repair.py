"""Characters put right for analysis, with the way back.

In: raw text. Out: repaired text and, for every repaired character, the raw offset it came from. Not here: cutting into
sentences, HTML.
"""

from __future__ import annotations


def repair(raw: str) -> tuple[str, tuple[int, ...]]:
    """Repaired text and raw offsets (one more than characters: the last is `len(raw)`)."""
    return raw, tuple(range(len(raw) + 1))
