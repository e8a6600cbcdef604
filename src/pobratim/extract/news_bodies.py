"""Bodies and places behind a title: whose the post is.

In: a sentence with its names. Out: tokens of the body's words. Not here: the title (`news_jobs.py`).
"""

from __future__ import annotations

from pobratim.lexicon.bodies import body_of
from pobratim.text import Sentence, Token

from .news_names import NameWords
from .news_titles import NAMELESS, NEWS_BODIES, is_job, joins

Run = tuple[int, int]
"""Tokens `[first, after)` of a sentence."""

OPENING, CLOSING = frozenset('«“„"'), frozenset('»”"')
CASES = frozenset(("Gen", "Loc"))


def employer_at(
    sentence: Sentence, names: dict[int, NameWords], at: int, *, cases: frozenset[str] = CASES
) -> Run | None:
    """The body or place in the genitive that begins at a token."""
    tokens = sentence.tokens
    if at >= len(tokens):
        return None
    start = at
    while at < len(tokens) and _leads(tokens[at], cases) and (at not in names or names[at].type == "ADJ"):
        at += 1
    name = names.get(at)
    if name is not None and name.type in ("LOC", "ORG"):
        first = start if name.type == "ORG" and tokens[at].pos in ("NOUN", "PROPN") and heads_body(tokens[at]) else at
        stop = _extended(sentence, names, name.after, place=name.type == "LOC", named=True)
        return first, _without_short(tokens, first, stop)
    if at < len(tokens) and _is_body(tokens[at], cases):
        stop = _extended(sentence, names, at + 1)
        return (start, stop) if stop > at + 1 or start < at or tokens[at].lemma not in NAMELESS else None
    if at < len(tokens) and tokens[at].text in OPENING:
        after = quoted_after(tokens, at)
        return (at, after) if after else None
    return _unknown(sentence, names, at, cases)


def _unknown(sentence: Sentence, names: dict[int, NameWords], at: int, cases: frozenset[str]) -> Run | None:
    """A capitalised name in the genitive that the recogniser did not see: «лидер Аль-Вахды»."""
    tokens, stop = sentence.tokens, at
    while stop < len(tokens) and stop not in names and _is_foreign(tokens[stop], cases):
        stop += 1
    return (at, stop) if stop > at else None


def _is_foreign(token: Token, cases: frozenset[str]) -> bool:
    if not token.text[:1].isupper() or token.pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    return token.pos == "X" or token.case in cases


def _leads(token: Token, cases: frozenset[str]) -> bool:
    return token.pos == "ADV" or (token.pos == "ADJ" and (token.case is None or token.case in cases))


def _is_body(token: Token, cases: frozenset[str]) -> bool:
    if token.pos not in ("NOUN", "PROPN") or (token.case is not None and token.case not in cases):
        return False
    if token.feats.get("Number") == "Plur" and token.lemma not in ("сила", "войско", "кортесы"):
        return False
    return heads_body(token)


def heads_body(token: Token) -> bool:
    """Whether a noun says what kind of body it is."""
    return body_of(token.text, token.lemma) is not None or token.lemma in NEWS_BODIES


def _without_short(tokens: tuple[Token, ...], first: int, stop: int) -> int:
    """The name before its short form in brackets."""
    return next((i for i in range(first + 1, stop) if tokens[i].text == "("), stop)


def quoted_after(tokens: tuple[Token, ...], at: int) -> int | None:
    """Index after the sign that closes the quotation opened at a token."""
    for i in range(at + 1, min(at + 15, len(tokens))):
        if tokens[i].text in CLOSING:
            return i + 1
    return None


def _extended(
    sentence: Sentence, names: dict[int, NameWords], at: int, *, place: bool = False, named: bool = False
) -> int:
    """End of a body's name: genitives, names in the genitive, a quotation, «по …», «при …»."""
    tokens = sentence.tokens
    while at < len(tokens):
        token, name = tokens[at], names.get(at)
        if name is not None and name.type in ("LOC", "ORG"):
            if place and name.type == "LOC" and token.case != "Gen":
                break
            at = name.after
        elif (name is not None and name.type == "PER") or place:
            break
        elif token.text in OPENING and (stop := quoted_after(tokens, at)):
            at = stop
        elif token.text.lower() in (("при",) if named else ("по", "при")) and at + 1 < len(tokens):
            at = _governed(sentence, names, at + 1)
        elif _links(tokens, at):
            at += 2
        elif token.pos in ("NOUN", "ADJ", "PROPN") and token.case == "Gen" and not is_job(token):
            at += 1
        else:
            break
    return at


def _links(tokens: tuple[Token, ...], at: int) -> bool:
    """«печати и информации», «по связям с общественностью»."""
    if tokens[at].text.lower() == "с":
        return tokens[at - 1].lemma == "связь" and at + 1 < len(tokens)
    return tokens[at].text == "и" and joins(tokens, at) and tokens[at - 1].text[:1].islower()


def _governed(sentence: Sentence, names: dict[int, NameWords], at: int) -> int:
    """End of what «по», «при» governs: «по Туле и области», «при главном архитекторе»."""
    tokens = sentence.tokens
    while at < len(tokens) and tokens[at].pos == "ADJ":
        at += 1
    at = names[at].after if at in names else at + 1
    if at + 1 < len(tokens) and tokens[at].text == "и" and at + 1 in names and names[at + 1].type == "LOC":
        at = names[at + 1].after
    return min(at, len(tokens))
