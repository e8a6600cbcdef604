"""Words for what happened: «родилась», «избран», «концерт», «заседание правительства».

In: a marked document. Out: spans of the words alone. Not here: events as facts of cooperation (`rules/events`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.lexicon.happenings import is_happening
from pobratim.text import Token

from ..marked import MarkedDocument

_KNOWN = ("NOUN", "PROPN", "VERB", "ADJ")


def find_happenings(marked: MarkedDocument) -> Iterator[tuple[int, int]]:
    """Every word that tells of something that happened."""
    for sentence in marked.sentences:
        for token in sentence.tokens:
            if tells(token):
                yield token.start, token.stop


def tells(token: Token) -> bool:
    """Whether a word tells that something happened: a known noun, or a known verb that is no participle before a noun."""
    if token.pos not in _KNOWN or not is_happening(token.lemma):
        return False
    return not (token.feats.get("VerbForm") == "Part" and token.rel == "amod")
