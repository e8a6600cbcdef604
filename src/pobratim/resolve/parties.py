"""Codes of parties: which code is meant, and in what a party lies.

In: codes as facts hold them (KZ, RU-VGG, KZ-ZAP, RU-VGG/Волжский, СНГ). Out: today's codes and their ancestors.
Not here: names in texts (`pobratim.extract`), and the tables themselves (`pobratim.lexicon.parties`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pobratim.lexicon.parties import former_party, parent_of
from pobratim.lexicon.places import places

from .letters import fold

_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?(?:/.+)?")
_KIND_OF_PLACE = re.compile(r"^(?:г\.|город|городской округ|муниципальное образование)\s+(?:город\s+)?")


def is_party(value: str) -> bool:
    """Whether a value is the code of a country, region or municipality (a union is known by name only)."""
    return _CODE.fullmatch(value) is not None


@lru_cache(maxsize=50_000)
def canonical(code: str) -> str:
    """Today's code of a party. A municipality is spelled as the table spells it.

    In one that is not there ё stands where names of the table have it, however the text wrote it.
    """
    region, slash, place = code.strip().partition("/")
    region = former_party(region)
    if not slash:
        return region
    plain = _KIND_OF_PLACE.sub("", fold(place))
    known = _municipalities().get((region, plain))
    return known or f"{region}/{' '.join(map(_with_yo, place.split()))}"


def _with_yo(word: str) -> str:
    """A word of a name with its ё, if places are called by it: «Березовский» → «Берёзовский»; else without."""
    plain = word.replace("ё", "е").replace("Ё", "Е")
    spelt = _words_with_yo().get(plain.lower(), plain)
    return "".join(new.upper() if old.isupper() else new for old, new in zip(plain, spelt, strict=True))


@cache
def _words_with_yo() -> dict[str, str]:
    """Folded word → the word, for names of places that have ё, and their adjectives."""
    names = [word.lower() for place in places().values() for word in place.name.split() if "ё" in word.lower()]
    adjectives = [name + ending for name in names for ending in ("ский", "овский") if name[-1] in "вн"]
    return {word.replace("ё", "е"): word for word in (*adjectives, *names)}


@cache
def _municipalities() -> dict[tuple[str, str], str]:
    """Region and folded name → code."""
    towns = (code for code, place in places().items() if place.kind == "municipality")
    return {(code.partition("/")[0], fold(code.partition("/")[2])): code for code in towns}


@lru_cache(maxsize=50_000)
def ancestors(code: str) -> tuple[str, ...]:
    """In what a party lies, nearest first: municipality → region → country. A country and a union lie in nothing."""
    found: list[str] = []
    above = parent_of(canonical(code)) if is_party(code) else None
    while above:
        found.append(above)
        above = parent_of(above)
    return tuple(found)


def region_of(code: str) -> str:
    """The region or country that a party belongs to as a partner: a municipality's region, else the party itself."""
    return canonical(code).partition("/")[0] if is_party(code) else code
