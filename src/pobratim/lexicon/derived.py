"""Adjectives and names of inhabitants, derived from a town's name.

In: a Russian name in the nominative. Out: the adjectives («Рыбинск» → «рыбинский») and plurals («рыбинцы») that Russian
may form from it, more than it does: they serve to recognise, never to write. Not here: forms that follow no rule, which
stand in the tables (`places.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .wordforms import fold

# Last letters of the name → what stands in their place before the adjective's ending.
ADJECTIVE_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ск", ("ский",)),
    ("цк", ("цкий",)),
    ("ек", ("екский", "ецкий", "ковский")),
    ("ок", ("окский", "оцкий", "ковский")),
    ("ец", ("ецкий",)),
    ("ий", ("ий", "инский")),
    ("ый", ("енский", "ый")),
    ("ое", ("овский", "енский", "ский")),
    ("ая", ("овский", "ский", "ой")),
    ("цы", ("ецкий", "цовский", "цевский")),
    ("ны", ("нский", "нинский", "енский")),
    ("лы", ("льский", "лский")),
    ("ка", ("ский", "кинский", "ковский", "ецкий", "чский")),
    ("ки", ("ский", "кинский", "ковский", "ецкий", "цкий")),
    ("га", ("жский", "гинский", "гский")),
    ("ха", ("хинский", "шский")),
    ("ца", ("цкий", "ский", "чский", "цинский")),
    ("на", ("нский", "енский", "нинский")),
    ("ва", ("вский", "венский", "винский")),
    ("ма", ("мский", "минский", "емский")),
    ("ла", ("льский", "лский", "линский")),
    ("но", ("нский", "ненский")),
    ("уу", ("уйский", "ууский")),
    ("ль", ("льский", "ский")),
    ("л", ("льский", "лский")),
    ("нь", ("нский", "ньский")),
    ("ь", ("ский", "инский")),
    ("й", ("йский", "ский")),
    ("г", ("гский", "жский")),
    ("к", ("кский", "цкий", "чский")),
    ("ия", ("ийский",)),
    ("ля", ("льский", "лянский")),
    ("ша", ("шинский", "шанский")),
    ("я", ("ский", "йский", "инский")),
    ("а", ("ский", "инский", "овский")),
    ("о", ("ский", "инский", "овский")),
    ("ы", ("ский", "инский", "овский")),
    ("и", ("ский", "инский", "овский", "ийский", "евский")),
    ("у", ("уский", "уйский", "инский")),
    ("е", ("ский", "енский", "ейский")),
    ("", ("ский", "овский")),
)
PEOPLE_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ск", ("цы", "чане")),
    ("цк", ("чане", "цы")),
    ("ец", ("чане",)),
    ("ка", ("цы", "чане", "кинцы")),
    ("ки", ("чане", "кинцы")),
    ("га", ("жане", "гинцы")),
    ("ий", ("жане", "цы")),
    ("ь", ("цы", "чане", "яки", "яне")),
    ("а", ("цы", "инцы", "чане", "ане", "ичи")),
    ("о", ("цы", "чане", "ане")),
    ("ы", ("цы", "чане", "ане")),
    ("и", ("нцы", "цы", "чане", "ане")),
    ("", ("цы", "чане", "ане", "ичи", "яне")),
)
# Ending in the text → nominative plural of inhabitants.
PEOPLE_ENDINGS: tuple[tuple[str, str], ...] = (
    *((ending, "цы") for ending in ("цами", "цам", "цах", "цев", "цов", "цем", "цу", "ца", "ец", "цы")),
    *((ending, "ане") for ending in ("анами", "анам", "анах", "анин", "анина", "анину", "анином", "ан", "ане")),
    *((ending, "яне") for ending in ("янами", "янам", "янах", "янин", "янина", "янину", "янином", "ян", "яне")),
    *((ending, "ичи") for ending in ("ичами", "ичам", "ичах", "ичей", "ич", "ичи")),
    *((ending, "яки") for ending in ("яками", "якам", "яках", "яков", "як", "яки")),
    *((ending, "ы") for ending in ("ами", "ам", "ах", "ов", "ы")),
    *((ending, "и") for ending in ("ами", "ам", "ах", "ов", "и")),
)


def adjectives_of(name: str) -> Iterator[str]:
    """Adjectives that may belong to a name, masculine nominative, folded."""
    words = re.sub(r"-на-.*| на .*", "", fold(name)).split()
    if not words or len(words) > 2:
        return
    for adjective in _single(words[-1]):
        if len(words) == 1:
            yield adjective
        elif len(words[0]) > 4 and words[0][-2:] in ("ый", "ий", "ой", "ая", "ое", "ые", "ие", "яя", "ее"):
            soft = words[0][-2:] in ("яя", "ее") or words[0][-3:] in ("ний", "ние")
            yield words[0][:-2] + ("е" if soft else "о") + adjective


def _single(word: str) -> Iterator[str]:
    for ending, replacements in ADJECTIVE_RULES:
        if word.endswith(ending) and len(word) - len(ending) >= 1:
            stem = word[: len(word) - len(ending)] if ending else word
            yield from (stem + replacement for replacement in replacements)
            return


def people_of(name: str) -> Iterator[str]:
    """Plurals that may name a place's inhabitants, folded."""
    word = re.sub(r"-на-.*| на .*", "", fold(name)).replace(" ", "")
    for ending, replacements in PEOPLE_RULES:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: len(word) - len(ending)] if ending else word
            yield from (stem + replacement for replacement in replacements)
            return


@lru_cache(maxsize=50_000)
def masculine(adjective: str) -> frozenset[str]:
    """Masculine nominatives that an adjective in the text may be a form of: «калужскими» → «калужский»."""
    match = re.fullmatch(
        r"(.+?)(?:ий|ый|ой|ая|ое|ие|ого|ому|им|ом|ую|ой|ою|их|ими|ым|ых|ыми|ые|его|ему|ем)", fold(adjective)
    )
    return frozenset({match[1] + ending for ending in ("ий", "ой", "ый")}) if match else frozenset()


@lru_cache(maxsize=50_000)
def people(word: str) -> frozenset[str]:
    """Nominative plurals that a word in the text may be a form of: «вологжанам» → «вологжане»."""
    word = fold(word)
    found = {
        word[: len(word) - len(e)] + plural for e, plural in PEOPLE_ENDINGS if word.endswith(e) and len(word) > len(e)
    }
    return frozenset(found)
