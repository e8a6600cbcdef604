"""A register written before lives were known gets them."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from pobratim.storage.connect import connect, disconnect
from pobratim.storage.models import DirtyBlock, Document, Fact
from pobratim.storage.store import DatabaseStore
from tests.register.lives_suite import ALL, expected


@pytest.mark.usefixtures("database")
def test_an_older_register_learns_its_lives_with_the_next_rebuild(database: str) -> None:
    store = DatabaseStore()
    store.keep(ALL)
    store.rebuild()
    call_command("migrate", "storage", "0001", verbosity=0)
    disconnect()
    connect(database)
    read_at = dict(Document.objects.values_list("id", "read_at"))
    assert dict(Fact.objects.values_list("document", "learnt_at")) == read_at
    assert DirtyBlock.objects.exists()
    store.rebuild()
    assert store.lives() == expected(list(ALL))
