"""The database gives a brief the same as the readings themselves, in few questions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.briefing.outline import Options, brief
from pobratim.facts.content import Commitment, Event, Statement
from pobratim.storage import write
from pobratim.storage.dossier import dossier
from tests.briefing import sample
from tests.register.making import reading

pytestmark = pytest.mark.django_db
MOST_QUESTIONS = 16
ASKED = Options(as_of=sample.DAY, length="full")


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    write.keep_readings(sample.readings())
    write.rebuild_dirty_blocks()


def test_a_brief_from_the_database_equals_one_from_the_readings() -> None:
    stored = brief(dossier(sample.PARTNER, sample.HOME), ASKED)
    assert [one.key for one in stored.sections] == [one.key for one in sample.paper().sections]
    assert stored == sample.paper()


def test_the_database_is_asked_seldom() -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        dossier(sample.PARTNER, sample.HOME)
    assert len(asked) <= MOST_QUESTIONS


def test_texts_of_documents_are_not_fetched() -> None:
    assert {one.text for one in dossier(sample.PARTNER).documents.values()} == {""}


def test_without_a_home_all_ties_of_the_partner_are_there() -> None:
    other = reading("other", "2023-01-01", Event(type="visit", parties=("RU-PSK", "BY"), date="2023-01"))
    write.keep_readings([other])
    write.rebuild_dirty_blocks()
    kinds = [{entry.kind for entry in dossier(*asked).entries if "other" in entry.documents}
             for asked in (("BY",), ("BY", sample.HOME))]  # fmt: skip
    assert kinds == [{"event"}, set()]


def test_words_on_a_third_party_stay_out() -> None:
    ours = Event(type="meeting", parties=sample.SIDES, date="2024-01-10")
    third = Event(type="meeting", parties=(sample.HOME, "CN"), date="2024-01-11")
    theirs = Commitment(by=(sample.HOME,), to=("CN",), what="открыть рейс")
    write.keep_readings([reading("many", "2024-01-12", ours, third, theirs, Statement(speaker=("Ли Мин",)))])
    write.rebuild_dirty_blocks()
    told = [entry for entry in dossier("BY", sample.HOME).entries if "many" in entry.documents]
    assert [entry.kind for entry in told] == ["event"]


def test_an_unknown_party_has_an_empty_dossier() -> None:
    assert dossier("RU-XXX").entries == ()
