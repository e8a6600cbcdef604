"""The pages over PostgreSQL: the same answers as over SQLite."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client
from pytest_django import DjangoDbBlocker

from pobratim.storage import write
from pobratim.storage.connect import connect, disconnect
from tests.databases import Server, postgres_server
from tests.web.sample import readings
from tests.web.test_pages import PAGES

__all__ = ["postgres_server"]
ASKED = [
    "/agreements/?q=ПЛАН",
    "/commitments/?due=ahead",
    "/partners/RU-TUL/?with=BY-HR",
    "/events/?partner=BY&year=2023",
]


@pytest.fixture(scope="module")
def site_on_postgres(postgres_server: Server, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A client of the pages over a filled PostgreSQL database; the process's own one is back afterwards."""
    with django_db_blocker.unblock():
        own = dict(connections.databases["default"])
        connect(postgres_server.prepared_database())
        try:
            write.keep_readings(readings())
            write.rebuild_dirty_blocks()
            yield Client()
        finally:
            disconnect()
            connections.databases["default"] = own
            del connections["default"]


@pytest.mark.parametrize("address", [*PAGES, *ASKED])
def test_a_page_works_over_postgres(site_on_postgres: Client, address: str) -> None:
    response = site_on_postgres.get(address)
    assert response.status_code == 200
    if address in ASKED:
        page = html.unescape(response.content.decode())
        assert "Ничего не нашлось" not in page
        assert "О связях ничего не прочитано" not in page
