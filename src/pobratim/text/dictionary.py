"""Dictionary forms of single words, without context: for an index of words.

In: one word in small letters. Out: every dictionary form that it may have, the likeliest first; none for a word that
only joins others («с», «и»). ё is е in and out. Not here: the lemma of a word in its sentence (`tags.py`).
"""

from __future__ import annotations

from functools import lru_cache

from .models import morphology

_JOINING = frozenset(("PREP", "CONJ", "PRCL", "INTJ"))
MOST_READINGS = 6


@lru_cache(maxsize=400_000)
def dictionary_forms(word: str) -> tuple[str, ...]:
    """Dictionary forms of a word (small letters, е for ё), the likeliest first; nothing for one that joins words."""
    readings = morphology().parse(word)
    if str(readings[0].tag.POS) in _JOINING:
        return ()
    found = dict.fromkeys(str(one.normal_form).replace("ё", "е") for one in readings)
    return tuple(found)[:MOST_READINGS]


@lru_cache(maxsize=20_000)
def in_dictionary(word: str) -> bool:
    """Whether the dictionary itself has the word (small letters)."""
    return bool(morphology().word_is_known(word))


@lru_cache(maxsize=20_000)
def beginnings(word: str) -> frozenset[str]:
    """The two letters with which the forms of a dictionary form begin («год» → «го», «ле»), its own among them."""
    lexemes = (one.lexeme for one in morphology().parse(word) if one.is_known)
    forms = (str(form.word).replace("ё", "е") for lexeme in lexemes for form in lexeme)
    return frozenset((word[:2], *(form[:2] for form in forms)))
