"""Spots: places in the text where a party may be named, each with every party that the words could mean.

In: a sentence with its names. Out: spots in order, not overlapping. Not here: which of the meanings holds
(`party_choice.py`), words that only refer («регион», `party_references.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.lexicon import parties as lexicon
from pobratim.lexicon.places import places
from pobratim.lexicon.wordforms import fold, nominatives
from pobratim.text import Analysis, Sentence, Token

from .party_heads import HEADS, find_headed

QUOTES = "«»\"“”„"


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `[first, last]` of sentence `sentence` that may name one of `codes`.

    `form` as in `PartyMention`; `strong` says that the words themselves leave no doubt that a party is meant.
    """

    sentence: int
    first: int
    last: int
    codes: tuple[str, ...]
    form: str
    strong: bool = False


def find_spots(analysis: Analysis) -> list[Spot]:
    """All spots of a text, in order."""
    return [spot for sentence in analysis.sentences for spot in _in_sentence(analysis, sentence)]


def _in_sentence(analysis: Analysis, sentence: Sentence) -> Iterator[Spot]:
    headed = {h.first: h for h in find_headed(sentence)}
    i = 0
    while i < len(sentence.tokens):
        if i in headed:
            found = headed[i]
            yield Spot(sentence.index, found.first, found.last, found.codes, "name", True)
            i = found.last + 1
            continue
        spot = _name(analysis, sentence, i, headed) or _adjective(sentence, i) or _demonym(sentence, i)
        if spot:
            yield spot
        i = spot.last + 1 if spot else i + 1


def _name(analysis: Analysis, sentence: Sentence, i: int, headed: dict[int, object]) -> Spot | None:
    token = sentence.tokens[i]
    if not _may_begin(token):
        return None
    for nominative in nominatives(token.text):
        for words, codes in lexicon.names().get(nominative, ()):
            last = _match(sentence, i, words)
            if last is not None and not any(j in headed for j in range(i, last + 1)) and _cased(sentence, i, last, codes):
                return _best(analysis, sentence, i)
    return None


def _may_begin(token: Token) -> bool:
    if token.pos in ("ADP", "CCONJ", "SCONJ", "PRON", "ADV", "PART", "VERB", "AUX", "PUNCT"):
        return token.text.isupper() and len(token.text) > 1
    return token.text[:1].isupper() or token.text[:1].isdigit() or token.lemma in HEADS


def _best(analysis: Analysis, sentence: Sentence, i: int) -> Spot | None:
    """The longest name that begins at token i, with the parties of every equally long one."""
    found: dict[int, dict[str, None]] = {}
    for nominative in sorted(nominatives(sentence.tokens[i].text)):
        for words, codes in lexicon.names().get(nominative, ()):
            last = _match(sentence, i, words)
            if last is not None and _cased(sentence, i, last, codes):
                found.setdefault(last, {}).update(dict.fromkeys(codes))
    last = max(found)
    return Spot(sentence.index, i, last, tuple(found[last]), "name", _strong(analysis, sentence, i, last))


def _match(sentence: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    """Index of the last token when the tokens from i on spell the words in some case."""
    tokens = sentence.tokens
    if i + len(words) > len(tokens):
        return None
    for token, word in zip(tokens[i : i + len(words)], words, strict=True):
        if word != fold(token.text).strip() and word not in nominatives(token.text):
            return None
    return i + len(words) - 1


def _cased(sentence: Sentence, first: int, last: int, codes: tuple[str, ...]) -> bool:
    """Names are capitalised, and abbreviations written as such («РТ», not «рт»)."""
    name = next((n for n in _names_of(codes[0]) if n.isupper() and len(n) < 5), None)
    words = sentence.tokens[first : last + 1]
    if first == last and name and fold(words[0].text) == fold(name):
        return words[0].text.isupper() or words[0].text == name
    return any(token.text[:1].isupper() or token.text[:1].isdigit() for token in words if token.lemma not in HEADS)


def _names_of(code: str) -> tuple[str, ...]:
    place = places()[code]
    return (place.name, *place.also)


def _strong(analysis: Analysis, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the recogniser sees a place here, or the words stand where only a place stands."""
    start, stop = sentence.tokens[first].start, sentence.tokens[last].stop
    if any(name.type == "LOC" and name.start < stop and start < name.stop for name in analysis.names):
        return True
    return last > first


def _adjective(sentence: Sentence, i: int) -> Spot | None:
    token = sentence.tokens[i]
    if not re.search(r"(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|ою)$", fold(token.text)):
        return None
    if token.pos not in ("ADJ", "PROPN", "NOUN", "DET"):
        return None
    codes = lexicon.adjective_parties(token.text)
    towns = lexicon.town_adjective_parties(token.text)
    codes = codes + tuple(code for code in towns if code not in codes)
    return Spot(sentence.index, i, i, codes, "adjective") if codes else None


def _demonym(sentence: Sentence, i: int) -> Spot | None:
    token = sentence.tokens[i]
    if token.pos not in ("NOUN", "PROPN", "ADJ") or len(token.text) < 5:
        return None
    codes = lexicon.demonym_parties(token.text)
    codes = codes or lexicon.town_demonym_parties(token.text)
    return Spot(sentence.index, i, i, codes, "demonym") if codes else None
