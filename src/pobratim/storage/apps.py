"""The Django app `storage`, and what it does to every new connection.

In: nothing. Out: an app config. Not here: settings (`databases.py` makes those of the database).
"""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class StorageConfig(AppConfig):
    """Label `storage`; teaches SQLite Russian letters on connecting."""

    name = "pobratim.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal once."""
        from .russian import teach_russian

        connection_created.connect(teach_russian, dispatch_uid="pobratim.storage.russian")
