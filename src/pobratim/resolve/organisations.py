"""Organisations: a key that is equal for spellings of one name, and whether two names are one body.

In: nominative names with legal form and quotes, as facts hold them. Out: keys and judgements. Not here: registers of
companies: a name is all that is known.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pobratim.lexicon.bodies import body_word, legal_forms

from .judgement import Judgement, different, same, unsure
from .letters import fold, likeness, stems_of, words_of

_QUOTED = re.compile(r"[«\"“„]([^»\"”“]+)[»\"”“]?")
_NOISE = frozenset("компания группа холдинг предприятие организация завод".split())


@lru_cache(maxsize=50_000)
def organisation_key(name: str) -> str:
    """Equal for spellings of one name: quotes, dashes, letters' case, ё and е do not count; the legal form does."""
    return " ".join(words_of(name))


@lru_cache(maxsize=50_000)
def core_key(name: str) -> str:
    """The name without its legal form: the words in quotes where there are some."""
    quoted = _QUOTED.search(name)
    if quoted:
        return " ".join(words_of(quoted.group(1)))
    return " ".join(word for word in words_of(name) if word not in _NOISE | _legal_forms()) or organisation_key(name)


def same_organisation(left: str, right: str) -> Judgement:
    """Whether two names are one organisation, and why."""
    if organisation_key(left) == organisation_key(right):
        return same(0.98, "названия совпадают с точностью до написания")
    forms = _forms(left), _forms(right)
    if core_key(left) == core_key(right):
        if forms[0] and forms[1] and not forms[0] & forms[1]:
            return unsure(0.5, "название одно, организационная форма разная")
        return same(0.85, "названия совпадают, форма указана не везде")
    if likeness(stems_of(left), stems_of(right)) >= 0.8:
        return unsure(0.5, "названия близки")
    return different(0.9, "разные названия")


def _forms(name: str) -> set[str]:
    return {word for word in words_of(name) if word in _legal_forms()}


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(fold(form) for form in legal_forms())


def looks_like_body(name: str) -> bool:
    """Whether a name is rather a body's than a person's: quotes, a legal form, or a word such as «министерство»."""
    words = words_of(name)
    if "«" in name or '"' in name or set(words) & _legal_forms() or not 1 <= len(words) <= 4:
        return True
    return name[:1].islower() or any(body_word(word) for word in words)
