"""Russian letters in the database: SQLite's LIKE, lower and upper know Cyrillic, ё stands with е, JSON keeps letters.

In: a fresh connection. Out: the same connection with functions and the collation `ru` (PostgreSQL needs none of it), an
expression to order by, an encoder. Not here: full-text search.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate


class PlainLetters(json.JSONEncoder):
    """JSON with Russian letters as they are: six times shorter than escapes, and found by a search."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


def teach_russian(sender: object, connection: Any, **_: object) -> None:
    """Give an SQLite connection functions that know Cyrillic."""
    if connection.vendor != "sqlite":
        return
    raw = connection.connection
    raw.create_function("like", 2, _like, deterministic=True)
    raw.create_function("like", 3, _like, deterministic=True)
    raw.create_function("lower", 1, _lower, deterministic=True)
    raw.create_function("upper", 1, _upper, deterministic=True)
    raw.create_collation("ru", _compare)


def in_russian_order(field: str) -> Collate:
    """An expression to order by: Russian alphabet, letters' case ignored."""
    return Collate(F(field), "ru" if connection.vendor == "sqlite" else "ru-x-icu")


def _like(pattern: str | None, value: object, escape: str | None = None) -> bool | None:
    if pattern is None or value is None:
        return None
    return _pattern(pattern, escape).fullmatch(str(value).casefold()) is not None


@lru_cache(maxsize=256)
def _pattern(pattern: str, escape: str | None) -> re.Pattern[str]:
    parts, letters = [], iter(pattern.casefold())
    for letter in letters:
        if escape and letter == escape:
            parts.append(re.escape(next(letters, "")))
        elif letter in "%_":
            parts.append(".*" if letter == "%" else ".")
        else:
            parts.append(re.escape(letter))
    return re.compile("".join(parts), re.DOTALL)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _compare(left: str, right: str) -> int:
    a, b = _sort_key(left), _sort_key(right)
    return (a > b) - (a < b)


@lru_cache(maxsize=4096)
def _sort_key(value: str) -> tuple[str, str]:
    folded = value.casefold()
    return folded.replace("ё", "е"), folded
