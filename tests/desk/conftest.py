"""Every test that asks for `database` runs over SQLite and over PostgreSQL."""

from tests.storage.conftest import database, database_url, engine, postgres_server, prepared_folder

__all__ = ["database", "database_url", "engine", "postgres_server", "prepared_folder"]
