"""Copies of a register's rows beside it, so that its tables are as long as those of a large one.

In: the connected SQLite register, how many copies. Out: rows that differ from their originals in every id, block, group
and release, so that no work on the originals meets them; they only lengthen tables and indexes. The index of search and
counts of pages are not copied. Not here: what a register holds (`register.py`).
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection

MARK = "~"
_NEW = {
    "document": {"id", "digest"},
    "textprint": {"document_id", "exact"},
    "printkey": {"document_id", "key"},
    "fact": {"id", "document_id", "block", "founds"},
    "entry": {"id", "block"},
    "entryfact": {"entry_id", "fact_id"},
    "entryparty": {"entry_id"},
    "entryperson": {"entry_id"},
    "entryarea": {"entry_id"},
    "entrypair": {"entry_id", "pair"},
    "entrylink": {"pair", "entry_id", "other_id"},
    "entryphase": {"pair", "entry_id"},
}
"""Columns that a copy has of its own, by table."""
_COPIED = """
with recursive copies(n) as (select 1 union all select n + 1 from copies where n < %s)
insert into {table} ({columns}) select {values} from {table}, copies where instr({own}, '~') = 0
"""


def add(copies: int, name: str) -> None:
    """Write so many copies; `name` tells them from those of other calls."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("storage").get_models():
            own = _NEW.get(model._meta.model_name or "")
            if own:
                cursor.execute(_statement(model._meta.db_table, _columns(model), own, name), [copies])


def _columns(model: type) -> list[str]:
    found = [field for field in model._meta.concrete_fields if field.get_internal_type() != "BigAutoField"]  # type: ignore[attr-defined]
    return [field.column for field in found]


def _statement(table: str, columns: list[str], own: set[str], name: str) -> str:
    copied = f"'{MARK}{name}-' || n"
    values = [_new(column, copied) if column in own else f'"{column}"' for column in columns]
    marked = next(column for column in columns if column in own)
    return _COPIED.format(
        table=table, columns=", ".join(f'"{one}"' for one in columns), values=", ".join(values), own=marked
    )


def _new(column: str, copied: str) -> str:
    # A key of likely reprints is a number
    return "key / 2 + n * 7919" if column == "key" else f"{column} || {copied}"
