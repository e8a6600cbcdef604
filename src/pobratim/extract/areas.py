"""Which subjects of cooperation the words of a document tell of.

In: a marked document and offsets. Out: area codes in the order of the text. Names of bodies and companies are left out
(a «Министерство культуры» that signs does not make culture the subject). Not here: the words themselves
(`lexicon/areas.py`).
"""

from __future__ import annotations

import re

from pobratim.lexicon.areas import areas_among

from .marked import MarkedDocument

_WORD = re.compile(r"\w+")


def areas_in(document: MarkedDocument, start: int, stop: int) -> tuple[str, ...]:
    """Areas that the words `[start, stop)` of the repaired text name, each once, first named first."""
    masks = [document.stretches(named) for named in (document.organisations, document.posts, document.people)]
    words = [
        match.group().lower().replace("ё", "е")
        for match in _WORD.finditer(document.text, start, stop)
        if not any(mask.hold(*match.span()) for mask in masks)
    ]
    return tuple(dict.fromkeys(hit.area for hit in areas_among(words)))
