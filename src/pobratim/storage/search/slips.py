"""What was meant by a word that the register does not hold: the other keyboard layout, a beginning, a slip of the pen.

In: folded words. Out: words of the register. Not here: what a query is made of (`query.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

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


def begun(word: str) -> list[str]:
    """Dictionary forms of the register that begin so, the shortest first."""
    if len(word) < SHORTEST_BEGINNING:
        return []
    found = SearchWord.objects.filter(beginning("word", word)).values_list("word", flat=True)
    return sorted(found.order_by("word")[: 10 * MOST_BEGUN], key=lambda one: (len(one), one))[:MOST_BEGUN]


def beginning(column: str, start: str) -> Q:
    """The condition that a column begins so, as the database has an index for it."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": start, f"{column}__lt": start + NEVER})
    return Q(**{f"{column}__startswith": start})


def meant(word: str) -> str:
    """The nearest dictionary form of the register; nothing when none is near."""
    wanted = (word, *forms_of(word))
    if len(word) < SHORTEST_SLIP or any(letter.isdigit() for letter in word):
        return ""
    allowed = 1 if len(word) < 8 else 2
    shapes = {shape_of(one, more) for one in wanted for more in range(-allowed, allowed + 1)}
    alike = Q(frame__in={frame_of(one) for one in wanted}) | Q(shape__in=shapes)
    pool = [*SearchWord.objects.filter(alike).values_list("word", flat=True), *_names(SearchParty.objects.count())]
    return nearest(wanted, pool, allowed)


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
