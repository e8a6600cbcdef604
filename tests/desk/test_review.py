"""What people say at the desk, and what the register shows afterwards."""

from __future__ import annotations

import pytest

from pobratim.desk import review
from pobratim.desk.models import Account
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token
from pobratim.storage import models, write
from tests.register.making import paper, reading


@pytest.fixture
def olga(database: str) -> Account:
    return Account.objects.create(username="Ольга", role=Role.REVIEWER.value)


def entry() -> models.Entry:
    return models.Entry.objects.get()


@pytest.fixture
def one_paper(database: str) -> models.Entry:
    write.keep_readings([reading("a", "2021-05-13", paper("2021"))])
    write.rebuild_dirty_blocks()
    return entry()


def test_an_accepted_entry_is_accepted_at_once(olga: Account, one_paper: models.Entry) -> None:
    said = review.accept(olga, one_paper.id, seen_token(one_paper), "сверено с бумагой")
    assert entry().state == "accepted"
    assert said.entry == one_paper.id
    assert said.decision.who == "Ольга"
