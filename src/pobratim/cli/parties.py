"""Which party is meant by a name or code typed at a terminal.

In: words. Out: a party's code; BadInput that names what is near, or all that it may mean. Not here: names in texts
(`extract`).
"""

from __future__ import annotations

from difflib import get_close_matches

from pobratim.errors import BadInput
from pobratim.lexicon.parties import find_party, party_name
from pobratim.lexicon.places import places
from pobratim.lexicon.wordforms import fold
from pobratim.resolve.parties import canonical, is_party

SHOWN = 8


def party_meant(words: str) -> str:
    """The code of the one party that the words name."""
    words = " ".join(words.split())
    if is_party(words.upper()) and canonical(words.upper()) in places():
        return canonical(words.upper())
    if words in places() or "/" in words:
        return canonical(words)
    found = find_party(words) if words else ()
    broad = [code for code in found if "/" not in code]
    chosen = broad or list(found)
    if not chosen:
        raise BadInput(f"стороны «{words}» нет в справочнике{_near(words)}")
    if len(chosen) > 1:
        several = "; ".join(f"{code} ({_whole(code)})" for code in chosen[:SHOWN])
        raise BadInput(f"«{words}» — не одна сторона, назовите код: {several}")
    return chosen[0]


def _near(words: str) -> str:
    """What sounds alike, countries and regions first."""
    names = {fold(place.name): place.name for place in reversed(places().values())}
    close = [names[name] for name in get_close_matches(fold(words), names, n=4, cutoff=0.75)]
    return f"; похоже на: {', '.join(close)}" if close else ": напишите название в именительном падеже или код"


def _whole(code: str) -> str:
    """The name with what it lies in."""
    region, _, town = code.partition("/")
    return f"{town}, {party_name(region)}" if town else party_name(code)
