"""The index in SQLite: an FTS5 table whose row numbers are the items' numbers.

In: items, conditions. Out: rows, numbers. A trigger takes words out together with their `SearchRow`. Rows come from the
newest backwards as they are found, so that a limit bounds the work. Not here: what is asked (`finding.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product

from django.db import connection

from .asking import Condition, Every, Phrase, Some, Survey, Token, Without
from .content import Item

MOST_COUNTED = 3_000
"""Rows of which a first look tells the kind: each is looked up by itself."""
MOST_SPELLINGS = 32
"""Of a phrase: FTS5 has no alternatives inside one."""


def write(items: Iterable[Item]) -> None:
    """Write the words of new rows; in the order of numbers FTS5 writes one stretch instead of one for each."""
    rows = [
        (item.number, " ".join(item.head), " ".join(item.body), " ".join((*item.also, *item.marks)))
        for item in sorted(items, key=lambda item: item.number)
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO storage_searchrow (id, kind, about) VALUES (%s, %s, %s)", _keys(items))
        cursor.executemany(
            "INSERT OR REPLACE INTO storage_searchtext (rowid, head, body, marks) VALUES (%s, %s, %s, %s)", rows
        )


def _keys(items: Iterable[Item]) -> list[tuple[int, str, str]]:
    return [(item.number, item.kind, item.about) for item in items]


def know(words: Sequence[tuple[str, str, str]]) -> None:
    """Remember words with their frames and shapes, in the given order; known ones stay as they are."""
    with connection.cursor() as cursor:
        cursor.executemany("INSERT OR IGNORE INTO storage_searchword (word, frame, shape) VALUES (%s, %s, %s)", words)


def taken(numbers: Sequence[int]) -> set[int]:
    """Those of the numbers that rows have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM storage_searchrow WHERE id IN ({', '.join(map(str, numbers))})")
        return {number for (number,) in cursor.fetchall()}


def survey(asked: Condition, limit: int) -> Survey:
    """The newest rows that meet a condition, and of what kinds the newest `MOST_COUNTED` are."""
    query = (
        "WITH met AS MATERIALIZED (SELECT rowid AS id FROM storage_searchtext WHERE storage_searchtext MATCH %s "
        "ORDER BY rowid DESC LIMIT %s) "
        "SELECT id, NULL FROM (SELECT id FROM met LIMIT %s) UNION ALL "
        "SELECT count(*), kind FROM met JOIN storage_searchrow USING (id) GROUP BY kind"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [text_of(asked), MOST_COUNTED + 1, limit])
        rows = cursor.fetchall()
    kinds = {kind: number for number, kind in rows if kind}
    numbers = sorted((number for number, kind in rows if not kind), reverse=True)
    return Survey(tuple(numbers), kinds, sum(kinds.values()) <= MOST_COUNTED)


def newest(asked: Sequence[Condition], limit: int, *, rare: bool = False) -> list[list[int]]:
    """For each condition the numbers of the newest rows that meet it."""
    one = (
        "SELECT * FROM (SELECT {n}, rowid FROM storage_searchtext WHERE storage_searchtext MATCH %s "
        "ORDER BY rowid DESC LIMIT %s)"
    )
    found: list[list[int]] = [[] for _ in asked]
    with connection.cursor() as cursor:
        query = " UNION ALL ".join(one.format(n=n) for n in range(len(asked)))
        cursor.execute(query, [value for condition in asked for value in (text_of(condition), limit)])
        for n, number in cursor.fetchall():
            found[n].append(number)
    return found


def matching(asked: Condition) -> tuple[str, tuple[str]]:
    """SQL of the ids of documents and entries that meet the condition, and its parameters."""
    found = "SELECT rowid FROM storage_searchtext WHERE storage_searchtext MATCH %s"
    return f"SELECT about FROM storage_searchrow WHERE id IN ({found})", (text_of(asked),)


def counts(asked: Sequence[Condition], limit: int) -> list[int]:
    """For each condition how many rows meet it, at most so many."""
    if not asked:
        return []
    found = "SELECT 1 FROM storage_searchtext WHERE storage_searchtext MATCH %s LIMIT %s"
    one = f"SELECT {{n}}, (SELECT count(*) FROM ({found}))"
    with connection.cursor() as cursor:
        query = " UNION ALL ".join(one.format(n=n) for n in range(len(asked)))
        cursor.execute(query, [value for condition in asked for value in (text_of(condition), limit)])
        return [number for _, number in sorted(cursor.fetchall())]


def text_of(condition: Condition) -> str:
    """A condition in FTS5's own words."""
    match condition:
        case Token(word, head):
            return f'{{head}} : "{word}"' if head else f'"{word}"'
        case Phrase(places):
            spelt = islice(product(*places), MOST_SPELLINGS)
            return "(" + " OR ".join(f'"{" ".join(words)}"' for words in spelt) + ")"
        case Every(parts):
            return "(" + " AND ".join(map(text_of, parts)) + ")"
        case Some(parts):
            return "(" + " OR ".join(map(text_of, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({text_of(wanted)} NOT {text_of(unwanted)})"
