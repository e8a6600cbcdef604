"""A noun phrase of the text as a name: its head and adjectives in the nominative, number kept, the rest as it stands.

In: token indexes. Out: words. Not here: which words belong to the phrase (`clauses.py`).
"""

from __future__ import annotations

import re

from pobratim.text import Sentence, Token
from pobratim.text.inflection import inflected, readings

from .clauses import noun_head

ADJECTIVES = ("ADJF", "PRTF", "NUMR")


def nominative(text: str, sentence: Sentence, start: int, stop: int) -> str:
    """The phrase `[start, stop)` in the nominative: «прямых рейсов Тула — Брест» is «прямые рейсы Тула — Брест»."""
    return in_case(text, sentence, start, stop, "Nom")


def in_case(text: str, sentence: Sentence, start: int, stop: int, case: str) -> str:
    """The phrase with its head and adjectives in a case, number kept."""
    head = noun_head(sentence, start, stop)
    tokens = sentence.tokens
    changed: dict[int, str] = {}
    if head is not None and not any(tokens[k].pos == "NUM" for k in range(start, head)):
        number = tokens[head].feats.get("Number", "Sing")
        gender = tokens[head].feats.get("Gender")
        changed[head] = _form(tokens[head], ("NOUN",), number, None, case)
        for k in range(start, head):
            if tokens[k].pos in ("ADJ", "DET", "VERB"):
                changed[k] = _form(tokens[k], ADJECTIVES, number, gender, case)
    words = ""
    for k in range(start, stop):
        gap = text[tokens[k - 1].stop : tokens[k].start] if k > start else ""
        words += gap + changed.get(k, tokens[k].text)
    words = re.sub(r"\s+", " ", words.replace("\xad", ""))
    return words if _is_proper(sentence, start) else words[:1].lower() + words[1:]


def _form(token: Token, kinds: tuple[str, ...], number: str, gender: str | None, case: str) -> str:
    options = [(i, r) for i, r in enumerate(readings(token.text)) if r.pos in kinds and r.number in (number, None)]
    fitting = [i for i, r in options if r.case == token.case] or [i for i, _ in options]
    return inflected(token.text, fitting[0], case, number=number, gender=gender) if fitting else token.text


def _is_proper(sentence: Sentence, start: int) -> bool:
    token = sentence.tokens[start]
    return token.pos == "PROPN" or token.text in '«“"' or (len(token.text) > 1 and token.text.isupper())
