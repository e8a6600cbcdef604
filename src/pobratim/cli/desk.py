"""Commands that work at the desk: accounts, the audit trail.

In: the register's address, the command's name. Out: Django ready with the site's own settings, the tables up to date,
and everything recorded as done by whoever is signed in to this machine. Not here: what a command does.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_desk(database: str, command: str) -> Iterator[None]:
    """The desk of the register at that address, for as long as a command runs."""
    os.environ["DATABASE_URL"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.web.settings"
    import django

    django.setup()
    from pobratim.desk.audit import Actor, acting  # models can be imported only once Django is set up
    from pobratim.storage.connect import connect

    connect()
    with acting(Actor(who(), f"pobratim {command}")):
        yield


def who() -> str:
    """Who is signed in to this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid()) if hasattr(os, "getuid") else ""
