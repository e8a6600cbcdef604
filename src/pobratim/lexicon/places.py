"""The table of places: countries, regions, municipalities, unions, as data files and records.

In: `data/countries.csv`, `regions.csv`, `municipalities.csv`, `municipality_words.csv`, `unions.csv`. Out: `Place`
records by code, read once and kept. Not here: names in a text (`extract`), looking up by name (`parties.py`), making
the table of towns (`scripts/build_places.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .tables import rows_of

DATA = Path(__file__).parent / "data"


class Place(NamedTuple):
    """A party that is known in advance.

    `kind` is country, region, municipality or union; `parent` the code of what it lies in. `city` marks a region that
    is a city (Москва, Алматы), `plain` a town whose name is an ordinary word or a person's too (Мир, Киров). `former`
    are codes that ISO 3166-2 has withdrawn.
    """

    code: str
    kind: str
    name: str
    english: str = ""
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    parent: str | None = None
    population: int = 0
    city: bool = False
    plain: bool = False
    former: tuple[str, ...] = ()


@cache
def places() -> dict[str, Place]:
    """Every known place by its code."""
    return {place.code: place for read in (_countries, _regions, _municipalities, _unions) for place in read()}


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _countries() -> Iterator[Place]:
    for row in rows_of("countries"):
        yield Place(
            code=row["code"],
            kind="country",
            name=row["name"],
            english=row["english"],
            also=_list(row["also"]),
            adjectives=_list(row["adjectives"]),
            demonyms=_list(row["demonyms"]),
        )


def _regions() -> Iterator[Place]:
    for row in rows_of("regions"):
        yield Place(
            code=row["code"],
            kind="region",
            name=row["name"],
            english=row["english"],
            also=_list(row["also"]),
            adjectives=_list(row["adjectives"]),
            demonyms=_list(row["demonyms"]),
            capital=row["capital"] or None,
            parent=row["code"][:2],
            city=bool(row["city"]),
            former=_list(row["former_codes"]),
        )


def _municipalities() -> Iterator[Place]:
    words = {row["code"]: row for row in rows_of("municipality_words")}
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for region, name, also, population, plain in rows:
            code = f"{region}/{name}"
            yield Place(
                code=code,
                kind="municipality",
                name=name,
                also=_list(also),
                adjectives=_list(words[code]["adjectives"]) if code in words else (),
                demonyms=_list(words[code]["demonyms"]) if code in words else (),
                parent=region,
                population=int(population),
                plain=bool(plain),
            )


def _unions() -> Iterator[Place]:
    for row in rows_of("unions"):
        yield Place(
            code=row["name"],
            kind="union",
            name=row["name"],
            english=row["english"],
            also=_list(row["also"]),
            adjectives=_list(row["adjectives"]),
        )
