"""Words for what happened: «родилась», «избран», «концерт», «заседание правительства».

In: a marked document. Out: spans, adjectives included. Not here: events as facts of cooperation (`rules/events`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.lexicon.happenings import is_happening
from pobratim.text import Sentence, Token

from ..marked import MarkedDocument

_KNOWN = ("NOUN", "PROPN", "VERB", "ADJ")


def find_happenings(marked: MarkedDocument) -> Iterator[tuple[int, int]]:
    """Every word that tells of something that happened."""
    for sentence in marked.sentences:
        for at, token in enumerate(sentence.tokens):
            if tells(token):
                yield sentence.tokens[_first(sentence, at)].start, token.stop


def _first(sentence: Sentence, at: int) -> int:
    """First word of a happening, of a noun with the adjectives before it: «президентские выборы»."""
    first = at
    if sentence.tokens[at].pos == "NOUN":
        while first > 0 and sentence.tokens[first - 1].head == at and sentence.tokens[first - 1].rel == "amod":
            first -= 1
    return first


def tells(token: Token) -> bool:
    """Whether a word tells that something happened: a known noun or verb, no participle that describes a noun."""
    if token.pos not in _KNOWN or not is_happening(token.lemma):
        return False
    return not (token.feats.get("VerbForm") == "Part" and token.rel == "amod")
