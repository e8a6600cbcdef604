"""Names of parties for a page, and what kind of party a code is.

In: a party's code. Out: words. Not here: the names themselves (`pobratim.lexicon.parties`).
"""

from __future__ import annotations

from pobratim.lexicon.parties import party_name
from pobratim.resolve.parties import is_party

KINDS = ("country", "region", "municipality", "union")


def name_of(code: str, lang: str = "ru") -> str:
    """The party's name; of a municipality its own name only, told apart from a region of the same name."""
    if not is_party(code):
        return code
    region, _, town = code.partition("/")
    if town and town == party_name(region):
        return f"{town} ({'город' if lang == 'ru' else 'city'})"
    if town:
        return town
    name = party_name(code, lang)
    return " ".join(reversed(name.split(", ", 1))) if lang == "en" else name  # «Tatarstan, Respublika» in lists of ISO


def kind_of(code: str) -> str:
    """`country`, `region`, `municipality` or `union`."""
    if not is_party(code):
        return "union"
    if "/" in code:
        return "municipality"
    return "region" if "-" in code else "country"


def sounds_like(code: str, words: str, lang: str = "ru") -> bool:
    """Whether a party's name holds the words; letters' case and ё count for nothing."""
    return _plain(words) in _plain(name_of(code, lang))


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


__all__ = ["KINDS", "is_party", "kind_of", "name_of", "sounds_like"]
