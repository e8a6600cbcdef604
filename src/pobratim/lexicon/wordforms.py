"""From a word in the text to the nominative forms it may stand for.

In: one word, any case of declension, any letters. Out: the possible nominatives, lower case, ё as е. The singular and
the plural are kept apart («Челнах» gives «челны»). It over-generates on purpose: whoever asks keeps those that are
names. Not here: which names there are (`places.py`), choosing by context (`extract`).
"""

from __future__ import annotations

import re
from functools import lru_cache

# Ending in the text → endings of the nominative. The longest ending that fits is tried first, all that fit are used.
ENDINGS: dict[str, tuple[str, ...]] = {
    "а": ("", "о"),
    "у": ("", "о", "а"),
    "ом": ("", "о", "ой", "ый", "ий", "ое"),
    "ым": ("", "о", "ый", "ой", "ые", "ое"),
    "е": ("", "о", "а", "я", "ь", "й"),
    "ы": ("а",),
    "и": ("а", "я", "ь", "и", "е"),
    "ой": ("а", "ая"),
    "ою": ("а", "ая"),
    "ей": ("я", "а", "ея", "ь", "и", "яя"),
    "ею": ("я", "а"),
    "ю": ("я", "ь", "й", "е"),
    "я": ("ь", "й", "е"),
    "ем": ("ь", "й", "е", "", "ее", "ий"),
    "ём": ("ь", "е"),
    "ью": ("ь",),
    "ии": ("ия", "ий", "ие"),
    "ию": ("ия", "ий", "ие"),
    "ией": ("ия",),
    "ия": ("ий", "ие"),
    "ием": ("ий", "ие"),
    "ого": ("ый", "ой", "ое", "ий"),
    "его": ("ий", "ее"),
    "ому": ("ый", "ой", "ое", "ий"),
    "ему": ("ий", "ее"),
    "им": ("ий", "ие", "ое"),
    "ую": ("ая",),
    "юю": ("яя",),
    "ых": ("ые",),
    "их": ("ие",),
    "ыми": ("ые",),
    "ими": ("ие",),
    "ам": ("ы", "и", "а"),
    "ами": ("ы", "и", "а"),
    "ах": ("ы", "и", "а"),
    "ям": ("и", "я"),
    "ями": ("и", "я"),
    "ях": ("и", "я"),
    "ов": ("ы", "и"),
    "ев": ("ы", "и"),
    "": ("ы", "и", "а"),
}
DASH = re.compile(r"\s*[—–]\s*|\s+-\s+")
PLURAL_VOWEL = re.compile(r"^(.*[бвгджзклмнпрстфхцчшщ])[ео]([кцн])$")
VOWEL_INSIDE = re.compile(r"^(.+[бвгджзклмнпрстфхцчшщ])ь?([вкнлрцт])$")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case, ё as е, one kind of dash and space: equal names compare equal."""
    text = text.lower().replace("ё", "е").replace("\u00a0", " ")
    return DASH.sub(" - ", text) if "—" in text or "–" in text or " - " in text else text


@lru_cache(maxsize=100_000)
def nominatives(word: str) -> frozenset[str]:
    """Every nominative that `word` may be a form of, itself among them."""
    word = fold(word)
    found = {word}
    if "-" in word:
        first, _, rest = word.partition("-")
        heads = _simple(first) if len(first) > 2 else {first}
        tails = nominatives(rest) if not rest.startswith("на-") else {rest}
        found |= {f"{head}-{tail}" for head in heads for tail in tails}
    return frozenset(found | _simple(word))


def _simple(word: str) -> set[str]:
    found = {word}
    for size in range(min(4, len(word) - 1)):
        ending, stem = word[len(word) - size :], word[: len(word) - size]
        for nominative in ENDINGS.get(ending, ()):
            found.add(stem + nominative)
            if nominative == "" and ending:
                found |= _with_vowel(stem)
    plural = PLURAL_VOWEL.match(word)
    return found | ({plural[1] + plural[2] + ending for ending in "ыи"} if plural else set())


def _with_vowel(stem: str) -> set[str]:
    """«Ельц» → «Елец», «Орл» → «Орел», «Городк» → «Городок»: the vowel that only the nominative has."""
    match = VOWEL_INSIDE.match(stem)
    return {match[1] + vowel + match[2] for vowel in "ео"} if match else set()
