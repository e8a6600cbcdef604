"""What the site takes from the environment, read strictly.

In: a mapping of environment variables. Out: values, or `BadInput` that names the variable and says what to write.
Not here: Django's settings themselves (`settings.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pobratim.errors import BadInput
from pobratim.storage.databases import database_settings

DEFAULT_DATABASE = "sqlite:///var/register.sqlite3"


def secret_key(environ: Mapping[str, str]) -> str:
    """From the file that POBRATIM_SECRET_KEY_FILE names, else POBRATIM_SECRET_KEY, else made for this run."""
    named = environ.get("POBRATIM_SECRET_KEY_FILE")
    if named:
        try:
            key = Path(named).read_text("utf-8").strip()
        except OSError as reason:
            raise BadInput(
                f"POBRATIM_SECRET_KEY_FILE cannot be read ({reason.strerror}): name a readable file"
            ) from None
    else:
        key = environ.get("POBRATIM_SECRET_KEY", "") or secrets.token_urlsafe(48)
    if len(key) < 32:
        raise BadInput("POBRATIM_SECRET_KEY is shorter than 32 characters: write a longer one, or none for local use")
    return key


def database(environ: Mapping[str, str]) -> dict[str, Any]:
    """Django's description of the database that DATABASE_URL names; by default an SQLite file under var/."""
    return database_settings(environ.get("DATABASE_URL", "").strip() or DEFAULT_DATABASE)


def allowed_hosts(environ: Mapping[str, str]) -> list[str]:
    """Names under which the site answers: POBRATIM_HOSTS, with commas; by default this machine only."""
    given = environ.get("POBRATIM_HOSTS", "")
    names = [name.strip() for name in given.split(",") if name.strip()]
    if any("/" in name or " " in name for name in names):
        raise BadInput("POBRATIM_HOSTS holds an address: write names only, with commas: register.example.org")
    return [*names, "localhost", "127.0.0.1", "[::1]"]


def home_party(environ: Mapping[str, str]) -> str | None:
    """The party whose register this is (POBRATIM_HOME): a code such as RU-VGG; nothing when unset."""
    code = environ.get("POBRATIM_HOME", "").strip()
    if not code:
        return None
    head = code.partition("/")[0]
    if not head.replace("-", "").isalnum() or not head[:2].isalpha() or head != head.upper():
        raise BadInput("POBRATIM_HOME is no code of a party: write one such as RU-VGG, KZ or RU-VGG/Волжский")
    return code


def fetching(environ: Mapping[str, str]) -> bool:
    """Whether pages may be fetched from the web (POBRATIM_FETCH: `yes` or `no`); no when unset."""
    said = environ.get("POBRATIM_FETCH", "").strip()
    if said not in ("", "yes", "no"):
        raise BadInput("POBRATIM_FETCH is neither yes nor no: write one of them")
    return said == "yes"
