"""A large register made of a small one: every row once more under other ids and with other regions.

In: a PostgreSQL register of invented documents with their entries, how many times it shall become as large. Out: the
rows, in minutes where reading and merging would take an hour. Regions of Russia change places from copy to copy, so
that no pair of parties gathers everything. Pages are measured on it, not merging: the copied entries follow no rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import psycopg

from pobratim.lexicon.places import places

TABLES = (
    "document textprint printkey fact entry entryfact entryparty entryperson entryarea entrypair entrylink entryphase"
).split()
"""In the order of what refers to what; tables that others add are found by `_tables`."""
SKIPPED = frozenset(
    "dirtyblock dirtypair decision decisionfact run rundocument runinput worker ruletally wholedocument".split()
    + "tally searchparty searchword".split()
)
"""What no page of a register at rest shows, counts (made anew) and words that every copy shares."""
STEP = 100_000_000
"""Between the row numbers of one copy and the next."""
LETTERS = "ghijklmnopqrstuvwxyz"
"""No id of the small register begins with them."""
DOCUMENT = re.compile(r"\bn(\d)-(\d+)\b")
DIGEST = re.compile(r"\b[0-9a-f]{20,64}\b")
REGION = re.compile(r"\bRU-[A-Z]{2,3}\b")


def multiply(address: str, times: int, tell: Callable[[str], None] = print) -> None:
    """Make the register as many times as large, in one transaction a table."""
    regions = sorted(code for code in places() if REGION.fullmatch(code))
    with psycopg.connect(address) as database:
        for table in _tables(database):
            columns, numbered = _columns(database, table)
            rows = _rows(database, table, columns)
            with database.cursor() as cursor, cursor.copy(f"copy {table} ({columns}) from stdin") as into:
                for copy in range(1, times):
                    for row in rows:
                        into.write(_moved(row, copy, regions, numbered=numbered))
            if numbered:
                database.execute(
                    f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))"
                )
            database.commit()
            tell(f"{table}: {len(rows) * times} rows")
        database.commit()
        database.autocommit = True
        database.execute("vacuum analyze")


def _tables(database: psycopg.Connection) -> list[str]:
    """The register's tables, those named first in their order, then any later ones."""
    asked = "select table_name from information_schema.tables where table_name like 'storage\\_%' order by 1"
    found = [name for (name,) in database.execute(asked)]
    known = [f"storage_{name}" for name in TABLES]
    others = [name for name in found if name not in known and name.removeprefix("storage_") not in SKIPPED]
    return [*(name for name in known if name in found), *others]


def _columns(database: psycopg.Connection, table: str) -> tuple[str, bool]:
    """The columns as SQL, without those that the database computes, and whether rows are numbered."""
    asked = "select column_name, data_type, is_generated from information_schema.columns where table_name = %s"
    found = list(database.execute(asked, [table]))
    numbered = any(name == "id" and kind == "bigint" for name, kind, _ in found)
    names = [name for name, _, generated in found if generated == "NEVER" and not (numbered and name == "id")]
    return ", ".join(f'"{name}"' for name in (["id"] if numbered else []) + names), numbered


def _rows(database: psycopg.Connection, table: str, columns: str) -> list[str]:
    with database.cursor() as cursor, cursor.copy(f"copy (select {columns} from {table}) to stdout") as out:
        text = b"".join(bytes(part) for part in out).decode()
    return text.splitlines(keepends=True)


def _moved(row: str, copy: int, regions: list[str], *, numbered: bool) -> str:
    """A row of another copy: its number, its ids and its regions are others."""
    if numbered:
        number, tab, rest = row.partition("\t")
        row = f"{int(number) + copy * STEP}{tab}{rest}"
    row = DOCUMENT.sub(lambda found: f"n{found[1]}-{copy}{found[2]:0>6}", row)
    sign = LETTERS[copy // 36] + (LETTERS + "0123456789abcdef")[copy % 36]
    row = DIGEST.sub(lambda found: sign + found[0][2:], row)
    return REGION.sub(lambda found: _other(found[0], copy, regions), row)


def _other(region: str, copy: int, regions: list[str]) -> str:
    place = bisect_left(regions, region)
    known = place < len(regions) and regions[place] == region
    return regions[(place + copy) % len(regions)] if known else region
