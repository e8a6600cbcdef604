"""Settings of a database from its address, for the site and for commands alike.

In: `sqlite:///path`, `postgres://user:password@host:port/name`. Out: an entry for Django's DATABASES. StoreError for an
address that cannot be meant. Not here: connecting (`connect.py`), where the address comes from (settings, options).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from pobratim.errors import StoreError

SQLITE = {
    # A writer asks for its lock at once, so that two writers wait for each other and never fail half-way
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
}
# A page's questions are many and small: neither a connection nor a compiler may be started for each
POSTGRESQL = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
_SCHEMES = ("sqlite", "postgres", "postgresql")


def database_settings(url: str) -> dict[str, Any]:
    """Django's settings of the database at that address."""
    scheme, mark, rest = url.partition("://")
    if not mark or scheme not in _SCHEMES:
        raise StoreError("адрес реестра должен начинаться с sqlite:/// или postgres://", place=shown(url))
    try:
        parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    except Exception as error:
        raise StoreError(f"адрес реестра не разобрать ({error}): исправьте его", place=shown(url)) from error
    if scheme == "sqlite":
        if not parsed["NAME"] or rest in ("", "/"):
            raise StoreError("в адресе реестра нет файла: укажите, например, sqlite:///register.sqlite3", place=url)
        parsed["OPTIONS"] = dict(SQLITE)
    elif not parsed["NAME"]:
        raise StoreError("в адресе реестра нет имени базы после последней черты: допишите его", place=shown(url))
    else:
        parsed |= POSTGRESQL
        parsed["OPTIONS"] = {"options": "-c jit=off", **parsed.get("OPTIONS", {})}
    return parsed


def sqlite_url(path: Path) -> str:
    """The address of a register in a file."""
    return f"sqlite:///{path.absolute()}"


def shown(url: str) -> str:
    """The address without its password."""
    before, at, after = url.rpartition("@")
    if not at:
        return url
    user, colon, _ = before.rpartition(":")
    return f"{user}:…@{after}" if colon and "://" in user else url
