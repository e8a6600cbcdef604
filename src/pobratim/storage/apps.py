"""The Django app `storage`, and what it does to every new connection.

In: nothing. Out: an app config. Not here: settings (`databases.py` makes those of the database).
"""

from __future__ import annotations

from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class StorageConfig(AppConfig):
    """Label `storage`; teaches SQLite Russian letters on connecting, fills the search index of an old register."""

    name = "pobratim.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal once."""
        from .russian import teach_russian

        connection_created.connect(teach_russian, dispatch_uid="pobratim.storage.russian")
        post_migrate.connect(_index_what_is_not, sender=self, dispatch_uid="pobratim.storage.search")


def _index_what_is_not(using: str, **_: object) -> None:
    """Registers that were filled before there was a search index get theirs with the tables."""
    from .search.index import fill
    from .search.tables import SearchRow

    if SearchRow._meta.db_table in connections[using].introspection.table_names():
        fill()
