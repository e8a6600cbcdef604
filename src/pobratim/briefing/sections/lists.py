"""Lists of sentences as blocks, cut to the asked length.

In: sentences. Out: `Bullets`, none for no sentence. Not here: the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from ..paper import Bullets, Sentence


def bulleted(sentences: Iterable[Sentence], limit: int, lead: str = "") -> tuple[Bullets, ...]:
    """The first sentences as one list under its lead; the same words are told once."""
    told: dict[str, Sentence] = {}
    for sentence in sentences:
        told.setdefault(sentence.text, sentence)
    items = tuple(islice(told.values(), limit))
    return (Bullets(items, lead),) if items else ()
