"""Nothing lost in silence: where every character of a document went.

In: a document and its facts. Out: `Coverage`: characters by what became of them, and the sentences with a trigger from
which no fact came. Not here: finding those (`leftovers.py`), printing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.facts import Document, Fact
from pobratim.text import analyse

from .leftovers import Leftover, find_leftovers

FATES = ("evidence", "noise", "unread", "blank")


@dataclass(frozen=True, slots=True)
class Coverage:
    """`characters` counts code points by fate; they sum up to the text's length.

    `evidence`: within a fact's evidence; `noise`: menus, captions and the like; `unread`: sentences that say no fact;
    `blank`: between sentences.
    """

    characters: dict[str, int]
    leftovers: tuple[Leftover, ...]


def cover(document: Document, facts: Sequence[Fact]) -> Coverage:
    """What became of each character of the text."""
    analysis = analyse(document.text)
    fates = ["blank"] * len(document.text)
    for sentence in analysis.sentences:
        span = analysis.raw_span(sentence.start, sentence.stop)
        fates[span.start : span.stop] = ["noise" if sentence.noise else "unread"] * (span.stop - span.start)
    for fact in facts:
        for span in fact.evidence:
            fates[span.start : span.stop] = ["evidence"] * (span.stop - span.start)
    characters = {fate: fates.count(fate) for fate in FATES}
    return Coverage(characters, tuple(find_leftovers(document, facts, analysis)))
