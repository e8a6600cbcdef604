from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from pobratim.errors import StoreError
from pobratim.storage.connect import connect
from pobratim.storage.databases import database_settings, sqlite_url
from pobratim.storage.models import Document

from ..databases import Server, postgres_server

__all__ = ["postgres_server"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "register.sqlite3",
        "mysql://host/name",
        "sqlite://",
        "sqlite:///",
        "postgres://host:port/name",
        "postgres://host",
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(url: str) -> None:
    with pytest.raises(StoreError):
        database_settings(url)


def test_a_refused_address_never_shows_its_password() -> None:
    with pytest.raises(StoreError) as refused:
        database_settings("postgres://olga:tajna@host:port/name")
    assert "tajna" not in str(refused.value)


def test_a_path_makes_an_address(tmp_path: Path) -> None:
    path = tmp_path / "реестр года.sqlite3"
    assert database_settings(sqlite_url(path))["NAME"] == str(path)


def test_a_new_database_has_all_tables(database: str) -> None:
    assert not Document.objects.exists()


def test_connecting_again_changes_nothing(database: str) -> None:
    Document.objects.create(id="a", text="Текст", digest="d", read_at="2024-01-01T00:00Z", reading_version="1")
    connect(database)
    assert Document.objects.count() == 1


def test_a_register_of_a_newer_version_is_refused(database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_migrations (app, name, applied) values ('storage', '9999_later', '2030-01-01 00:00')"
        )
    with pytest.raises(StoreError, match="более новой версией"):
        connect(database)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
class TestFilesThatCannotBeUsed:
    def test_a_missing_folder(self, database: str, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="папка"):
            connect(f"sqlite:///{tmp_path}/none/register.sqlite3")

    def test_a_folder_instead_of_a_file(self, database: str, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="не открыть"):
            connect(f"sqlite:///{tmp_path}")

    def test_a_file_of_another_kind(self, database: str, tmp_path: Path) -> None:
        other = tmp_path / "letter.sqlite3"
        other.write_text("Уважаемые коллеги, направляем вам письмо. " * 100)
        with pytest.raises(StoreError, match="не реестр"):
            connect(f"sqlite:///{other}")


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
class TestServersThatRefuse:
    def test_a_database_that_is_not_there(self, database: str) -> None:
        with pytest.raises(StoreError, match="does not exist"):
            connect(database.rpartition("/")[0] + "/none")

    def test_a_server_that_is_not_there(self, database: str, postgres_server: Server) -> None:
        with pytest.raises(StoreError) as refused:
            connect(database.replace(str(postgres_server.folder.name), "nowhere"))
        assert "\n" not in str(refused.value)
