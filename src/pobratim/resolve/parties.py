"""Codes of parties: which code is meant, and in what a party lies.

In: codes as facts hold them (KZ, RU-VGG, KZ-ZAP, RU-VGG/Волжский, СНГ). Out: today's codes and their ancestors.
Not here: names in texts (`pobratim.extract`), and the tables themselves (`pobratim.lexicon.parties`).
"""

from __future__ import annotations

import re
from functools import lru_cache

_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?(?:/.+)?")


def is_party(value: str) -> bool:
    """Whether a value is the code of a country, region or municipality (a union is known by name only)."""
    return _CODE.fullmatch(value) is not None


@lru_cache(maxsize=20_000)
def canonical(code: str) -> str:
    """Today's code of a party; a municipality's name loses its ё, so that its spellings are one."""
    region, slash, place = code.strip().partition("/")
    if not slash:
        return region
    return f"{region}/{' '.join(place.split()).replace('ё', 'е').replace('Ё', 'Е')}"


@lru_cache(maxsize=20_000)
def ancestors(code: str) -> tuple[str, ...]:
    """In what a party lies, nearest first: municipality → region → country. A country and a union lie in nothing."""
    if not is_party(code):
        return ()
    region = canonical(code).partition("/")[0]
    country = region.partition("-")[0]
    return tuple(step for step in (region, country) if step != canonical(code))[: 2 if region != country else 1]


def region_of(code: str) -> str:
    """The region or country that a party belongs to as a partner: a municipality's region, else the party itself."""
    return canonical(code).partition("/")[0] if is_party(code) else code
