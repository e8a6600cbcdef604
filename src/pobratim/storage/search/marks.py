"""What is known of a document or entry besides its words, as words of the index: so filters cost what words cost.

In: kinds, codes, years. Out: tokens that no text has. Not here: which a row has (`content.py`).
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

DOCUMENT = "document"
STRETCH = 16
"""Days that have one mark."""
_NOT_TOKEN = re.compile(r"[\W_]+")


def kind(code: str) -> str:
    """A document, or an entry of a kind."""
    return _mark("k", code)


def state(code: str) -> str:
    """What people said about an entry."""
    return _mark("s", code)


def stage(code: str) -> str:
    """The stage that an entry tells of itself."""
    return _mark("g", code)


def subtype(code: str) -> str:
    """The instrument of an agreement, the type of an event."""
    return _mark("t", code)


def area(code: str) -> str:
    """A subject area."""
    return _mark("a", code)


def year(number: int) -> str:
    """A year that meets the row's own days."""
    return _mark("y", str(number))


def stretch(day: int) -> str:
    """The days around one: so the newest rows are found without reading all that meet a query."""
    return f"0d{day // STRETCH}"


def exact(form: str) -> str:
    """A word of the title as it stands."""
    return f"0f{form}"


@lru_cache(maxsize=50_000)
def party(code: str) -> str:
    """A party that the row concerns, or in which such a one lies; by its code of today."""
    return f"0p{hashlib.blake2s(code.encode(), digest_size=8).hexdigest()}"


@lru_cache(maxsize=2_000)
def _mark(letter: str, code: str) -> str:
    return f"0{letter}{_NOT_TOKEN.sub('', code.lower())}"
