"""Words for what people are: «певица», «исполнительный директор», «депутат Курганской областной думы».

In: a marked document and its people. Out: spans. Not here: posts as facts (`mentions/posts.py`), whose roles they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pobratim.lexicon.professions import is_profession, qualifies
from pobratim.text import Sentence, Token

from ..marked import MarkedDocument
from ..mentions.nouns import Mention

_COMPLEMENTS = frozenset(("nmod", "amod", "flat:foreign", "flat", "flat:name", "appos", "case", "punct", "conj", "cc"))
_NO_END = frozenset('« . ! ? … " -'.split())
_ACTING = re.compile(r"\b(?:и\. ?о\.|врио|(?:временно )?исполняющ\w+ обязанности)\s+$", re.IGNORECASE)
_ONCE = "экс-"
_FROM = frozenset("из от с в на для за под до после".split())
"""Prepositions that tell of a role's bearer, not of the role: «депутат от области»."""


def find_roles(marked: MarkedDocument, people: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Every word for a role with its qualities before it, alone and with whose it is behind it."""
    names = sorted((person.start, person.stop) for person in people)
    for sentence in marked.sentences:
        inside = [name for name in names if sentence.start <= name[0] < sentence.stop]
        for at, token in enumerate(sentence.tokens):
            if is_role(token) and not any(start <= token.start < stop for start, stop in inside):
                first = sentence.tokens[_first(sentence, at)]
                start = first.start + (len(_ONCE) if first.text.lower().startswith(_ONCE) else 0)
                yield start, token.stop
                stop = sentence.tokens[_last(sentence, at, inside)].stop
                yield start, stop
                acting = _ACTING.search(marked.text, sentence.start, start)
                if acting:
                    yield acting.start(), stop


def is_role(token: Token) -> bool:
    """Whether a word is a noun for what somebody is."""
    return token.pos in ("NOUN", "PROPN", "ADJ") and is_profession(token.lemma)


def _first(sentence: Sentence, at: int) -> int:
    while at > 0 and sentence.tokens[at - 1].pos in ("ADJ", "VERB") and qualifies(sentence.tokens[at - 1].lemma):
        at -= 1
    return at


def _last(sentence: Sentence, at: int, names: list[tuple[int, int]]) -> int:
    """The last word of whose the role is: a run of words that hang on the role, before any person's name."""
    last = at
    for i in range(at + 1, len(sentence.tokens)):
        token = sentence.tokens[i]
        if any(start <= token.start < stop for start, stop in names) or not _hangs(sentence, i, at):
            break
        if token.text in (",", ";", ":", "—", "–", "-", "(") or (token.head == at and token.rel not in _COMPLEMENTS):
            break
        if (i == at + 1 and token.text in ("и", "или")) or (token.pos == "ADP" and token.lemma in _FROM):
            break
        last = i
    while last > at and (sentence.tokens[last].pos in ("ADP", "CCONJ") or sentence.tokens[last].text in _NO_END):
        last -= 1
    return last


def _hangs(sentence: Sentence, at: int, head: int) -> bool:
    """Whether a word depends on another, over nothing that is a verb or a name beside it."""
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[at]
        if at == head:
            return True
        if token.head < 0 or token.rel in ("acl", "acl:relcl", "parataxis", "nsubj", "appos", "obl"):
            return False
        if token.rel == "conj" and token.head == head:
            return False
        at = token.head
    return False
