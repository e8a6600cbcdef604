"""The index in PostgreSQL: a column of words on `SearchRow` with a GIN index.

In: items, conditions. Out: rows, numbers. Words of a heading stand a second time with a sign before them, because the
index knows no places: so nothing but phrases looks into a row's own words. Longer ones lie outside the rows
(from 2 kB on). Not here: what is asked (`finding.py`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from django.db import connection

from . import marks
from .asking import Condition, Every, Phrase, Some, Survey, Token, Without
from .content import Item, day_of

HEAD = "="
BETWEEN = 10
"""Places between heading and body, so that no phrase reaches from one into the other."""
LAST_PLACE = 16_383
RECENT = (8_000, 32_000)
"""Newest rows among which is looked, one after the other."""
KNOWN_FOR = 60
"""Seconds for which it is not asked anew which rows are recent."""
AHEAD = 32
"""Days after the newest row that rows of these seconds may have."""
MOST_BYTES = 900_000
"""Of distinct words: a row of words may have a megabyte."""


def write(items: Iterable[Item]) -> None:
    """Write new rows with their words."""
    rows = [(item.number, item.kind, item.about, _vector(item)) for item in items]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO storage_searchrow (id, kind, about, words) VALUES (%s, %s, %s, %s::tsvector)", rows
        )


def _vector(item: Item) -> str:
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in _placed(item):
        if word not in places:
            size += len(word.encode()) + 8
            if size > MOST_BYTES:
                break
            places[word] = []
        if 0 < place <= LAST_PLACE and len(places[word]) < 250:
            places[word].append(place)
    return " ".join(f"'{word}':{','.join(map(str, at))}" if at else f"'{word}'" for word, at in places.items())


def _placed(item: Item) -> Iterator[tuple[int, str]]:
    """Words with their places, 0 where none counts."""
    yield from (
        (0, word) for word in (marks.stretch(day_of(item.number)), *item.marks, *(HEAD + word for word in item.head))
    )
    # Without any place a word would count as perhaps being in a phrase
    yield from ((LAST_PLACE, word) for word in item.also)
    yield from enumerate(item.head, 1)
    yield from enumerate(item.body, len(item.head) + BETWEEN)


def know(words: Sequence[tuple[str, str, str]]) -> None:
    """Remember words with their frames and shapes, in the given order; known ones stay as they are."""
    columns = [list(column) for column in zip(*words, strict=True)] or [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO storage_searchword (word, frame, shape) "
            "SELECT * FROM unnest(%s::text[], %s::text[], %s::text[]) ON CONFLICT DO NOTHING",
            columns,
        )


def taken(numbers: Sequence[int]) -> set[int]:
    """Those of the numbers that rows have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM storage_searchrow WHERE id = ANY(%s)", [list(numbers)])
        return {number for (number,) in cursor.fetchall()}


def survey(asked: Condition, limit: int) -> Survey:
    """The newest rows that meet a condition, and of what kinds the newest are."""
    query = (
        "WITH met AS MATERIALIZED (SELECT id, kind FROM storage_searchrow WHERE words @@ %s::tsquery) "
        "(SELECT id, NULL FROM met ORDER BY id DESC LIMIT %s) UNION ALL SELECT count(*), kind FROM met GROUP BY kind"
    )
    numbers: list[int] = []
    kinds: dict[str, int] = {}
    for among in steps():
        with connection.cursor() as cursor:
            cursor.execute(query, [text_of(_of(among, asked)), limit])
            rows = cursor.fetchall()
        numbers = sorted((number for number, kind in rows if kind is None), reverse=True)
        kinds = {kind: number for number, kind in rows if kind is not None}
        if len(numbers) == limit:
            return Survey(tuple(numbers), kinds, among is None)
    return Survey(tuple(numbers), kinds, True)


def newest(asked: Sequence[Condition], limit: int, *, rare: bool = False) -> list[list[int]]:
    """For each condition the numbers of the newest rows that meet it; `rare` ones are looked for everywhere at once."""
    found: dict[int, list[int]] = {n: [] for n in range(len(asked))}
    for among in (None,) if rare else steps():
        rest = [n for n, numbers in found.items() if len(numbers) < limit]
        found |= _met({n: _of(among, asked[n]) for n in rest}, limit)
    return [found[n] for n in range(len(asked))]


def _met(asked: Mapping[int, Condition], limit: int) -> dict[int, list[int]]:
    """For each condition the newest rows that meet it, all of which are read: an order of `id + 0` has no index."""
    if not asked:
        return {}
    one = "(SELECT {n}, id FROM storage_searchrow WHERE words @@ %s::tsquery ORDER BY id + 0 DESC LIMIT %s)"
    found: dict[int, list[int]] = {n: [] for n in asked}
    with connection.cursor() as cursor:
        query = " UNION ALL ".join(one.format(n=n) for n in asked)
        cursor.execute(query, [value for condition in asked.values() for value in (text_of(condition), limit)])
        for n, number in cursor.fetchall():
            found[n].append(number)
    return {n: sorted(numbers, reverse=True) for n, numbers in found.items()}


def _of(among: Condition | None, asked: Condition) -> Condition:
    return asked if among is None else Every((among, asked))


def steps() -> tuple[Condition | None, ...]:
    """Where to look: among the recent, then everywhere."""
    place = connection.settings_dict
    recent = _recent(f"{place['HOST']}:{place['PORT']}/{place['NAME']}", int(time.monotonic()) // KNOWN_FOR)
    return (*recent, None)


def forget_recent() -> None:
    """Ask anew which rows are recent."""
    _recent.cache_clear()


@lru_cache(maxsize=4)
def _recent(database: str, moment: int) -> tuple[Condition, ...]:
    """The days of about so many newest rows as `RECENT` says; nothing in a small register or one never analysed.

    What meets a query is read before it is put in order. Frequent words are met by so much that only what is recent is
    read: in it there is enough of them. Rows of a stretch of days are found by its mark, which costs what a word costs.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.histogram_bounds::text::bigint[], c.reltuples, (SELECT max(id) FROM storage_searchrow) "
            "FROM pg_stats s JOIN pg_class c ON c.oid = (quote_ident(s.schemaname) || '.storage_searchrow')::regclass "
            "WHERE s.schemaname = current_schema() AND s.tablename = 'storage_searchrow' AND s.attname = 'id'"
        )
        row = cursor.fetchone()
    bounds, rows, last = row or (None, 0, None)
    if not bounds or not last:
        return ()
    first = [day_of(bounds[int((len(bounds) - 1) * (1 - most / rows))]) for most in RECENT if most < rows]
    spans = [range(day, day_of(last) + AHEAD, marks.STRETCH) for day in first]
    return tuple(Some(tuple(Token(marks.stretch(day)) for day in span)) for span in spans)


def matching(asked: Condition) -> tuple[str, tuple[str]]:
    """SQL of the ids of documents and entries that meet the condition, and its parameters."""
    return "SELECT about FROM storage_searchrow WHERE words @@ %s::tsquery", (text_of(asked),)


def counts(asked: Sequence[Condition], limit: int) -> list[int]:
    """For each condition how many rows meet it, at most so many."""
    if not asked:
        return []
    found = "SELECT 1 FROM storage_searchrow WHERE words @@ %s::tsquery LIMIT %s"
    one = f"SELECT {{n}}, (SELECT count(*) FROM ({found}) AS found)"
    with connection.cursor() as cursor:
        query = " UNION ALL ".join(one.format(n=n) for n in range(len(asked)))
        cursor.execute(query, [value for condition in asked for value in (text_of(condition), limit)])
        return [number for _, number in sorted(cursor.fetchall())]


def text_of(condition: Condition) -> str:
    """A condition in the words of `tsquery`."""
    match condition:
        case Token(word, head):
            return f"'{HEAD if head else ''}{word}'"
        case Phrase(places):
            return "(" + " <-> ".join(f"({' | '.join(repr(word) for word in one)})" for one in places) + ")"
        case Every(parts):
            return "(" + " & ".join(map(text_of, parts)) + ")"
        case Some(parts):
            return "(" + " | ".join(map(text_of, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({text_of(wanted)} & !{text_of(unwanted)})"
