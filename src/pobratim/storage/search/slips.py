"""What was meant by a word that the register does not hold: the other keyboard layout, a beginning, a slip of the pen.

In: folded words. Out: words of the register. Not here: what a query is made of (`query.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_

from django.db import connection
from django.db.models import Q
from rapidfuzz.distance import OSA

from pobratim.lexicon.places import places
from pobratim.text.dictionary import in_dictionary

from .tables import SearchParty, SearchWord
from .words import folded, forms_of, frame_of, shape_of, words_in

MOST_BEGUN = 40
SHORTEST_BEGINNING = 3
SHORTEST_SLIP = 4
NEVER = "\U0010ffff"
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю"
_LAYOUT = str.maketrans(_LATIN, _RUSSIAN)
_SOUNDS = dict(
    zip(
        "shch sch kh ts ch sh zh yu ya yo ye iy a b v g d e z i y k l m n o p r s t u f h c j w x q '".split(),
        "щ щ х ц ч ш ж ю я е е ий а б в г д е з и ы к л м н о п р с т у ф х к дж в кс к ь".split(),
        strict=True,
    )
)
_SOUND = re.compile("|".join(_SOUNDS))


def held(words: Iterable[str]) -> set[str]:
    """Those of the dictionary forms that the register has held."""
    return set(SearchWord.objects.filter(word__in=set(words)).values_list("word", flat=True))


def other_layout(typed: str) -> str:
    """The Russian word that the same keys give, if there is such a word; else nothing."""
    small = typed.lower()
    if not small.isascii() or not any(letter.isalpha() for letter in small):
        return ""
    meant = small.translate(_LAYOUT).strip(".,!?")
    words = [word.form for word in words_in(meant)]
    if not words or not all(word.isalpha() and len(word) > 1 for word in words) or not meant.replace("-", "").isalpha():
        return ""
    if all(in_dictionary(word) for word in words):
        return meant
    return meant if _all_held(words) else ""


def from_latin(typed: str) -> str:
    """The word of the register that a word in Latin letters sounds like: «Volgograd»; else nothing."""
    if not typed.isascii() or not typed.replace("'", "").isalpha() or len(typed) < SHORTEST_SLIP:
        return ""
    meant = _SOUND.sub(lambda match: _SOUNDS[match.group()], typed.lower())
    return next((word for word in (meant, f"{meant}ь") if _all_held([folded(word)])), "")


def _all_held(words: Sequence[str]) -> bool:
    forms = [forms_of(word) for word in words]
    known = held(form for one in forms for form in one)
    return all(known & set(one) for one in forms)


def begun(words: Iterable[str]) -> dict[str, list[str]]:
    """For each word the dictionary forms of the register that begin so, the shortest first; one query for all."""
    long = sorted({word for word in words if len(word) >= SHORTEST_BEGINNING})
    if not long:
        return {}
    found = SearchWord.objects.filter(_any(_beginning(word) for word in long)).order_by("word")
    forms = sorted(found.values_list("word", flat=True)[: 10 * MOST_BEGUN * len(long)], key=lambda one: (len(one), one))
    return {word: [form for form in forms if form.startswith(word)][:MOST_BEGUN] for word in long}


def _beginning(start: str) -> Q:
    """The condition that a word begins so, as the database has an index for it."""
    if connection.vendor == "sqlite":
        return Q(word__gte=start, word__lt=start + NEVER)
    return Q(word__startswith=start)


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def meant(words: Iterable[str]) -> dict[str, str]:
    """For each word the nearest dictionary form of the register, where one is near; one query for all."""
    long = [word for word in words if len(word) >= SHORTEST_SLIP and not any(letter.isdigit() for letter in word)]
    if not long:
        return {}
    wanted = {word: (word, *forms_of(word)) for word in long}
    alike = _any(_alike(word, forms) for word, forms in wanted.items())
    pool = [*SearchWord.objects.filter(alike).values_list("word", flat=True), *_names(SearchParty.objects.count())]
    found = {word: nearest(forms, pool, _allowed(word)) for word, forms in wanted.items()}
    return {word: near for word, near in found.items() if near}


def _allowed(word: str) -> int:
    return 1 if len(word) < 8 else 2


def _alike(word: str, forms: Sequence[str]) -> Q:
    changes = range(-_allowed(word), _allowed(word) + 1)
    shapes = {shape_of(one, more) for one in forms for more in changes}
    return Q(frame__in={frame_of(one) for one in forms}) | Q(shape__in=shapes)


def nearest(wanted: Sequence[str], pool: Iterable[str], allowed: int) -> str:
    """The word of a pool that needs the fewest changes; among equals one with the same consonants."""
    frames = {frame_of(one) for one in wanted}
    best: tuple[int, bool, str] | None = None
    for one in pool:
        changes = min(OSA.distance(mine, one, score_cutoff=allowed) for mine in wanted)
        if changes <= allowed and (best is None or changes <= best[0]):
            rank = (changes, frame_of(one) not in frames, one)
            best = min(best, rank) if best else rank
    return best[2] if best else ""


@lru_cache(maxsize=4)
def _names(count: int) -> tuple[str, ...]:
    """Words of the names of the register's parties and their adjectives; `count` parties are known."""
    found: set[str] = set()
    for code in SearchParty.objects.values_list("code", flat=True):
        place = places().get(code)
        if place is not None and place.kind != "municipality":
            spelt = (place.name, *place.adjectives)
            found |= {folded(word) for name in spelt for word in name.split() if len(word) >= SHORTEST_SLIP}
    return tuple(sorted(found))
