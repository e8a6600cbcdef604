"""Organisations have pages: in which entries they are named, and who holds posts there."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.facts import Document, Fact, Span, fact_id
from pobratim.facts.wire import content_from_json
from pobratim.register import Reading
from pobratim.storage import organisations, write
from pobratim.storage.models import Entry, EntryOrganisation

pytestmark = pytest.mark.django_db
TEXT = (
    "ООО «Тихая мельница» и Ясногорский аграрный колледж подписали договор. Директор колледжа Пётр Осокин обещал "
    "принять студентов. Стороны договорились о практике."
)
ROWS = [
    {"kind": "agreement", "instrument": "contract",
     "organisations": ["ООО «Тихая мельница»", "Ясногорский аграрный колледж"]},
    {"kind": "post", "person": "Пётр Осокин", "of": "Ясногорский аграрный колледж", "titles": ["директор"]},
    {"kind": "commitment", "type": "promise", "by": ["Ясногорский аграрный колледж"], "what": "принять студентов"},
    {"kind": "commitment", "type": "agreed", "by": ["стороны"], "what": "провести практику"},
]  # fmt: skip
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    facts = tuple(
        Fact(
            id=fact_id("mill", row["kind"], str(row), 0),
            document="mill",
            content=content_from_json(row),
            evidence=(Span(0, 70),),
            rule="sample",
            why="так отмечено в примере",
        )
        for row in ROWS
    )
    write.keep_readings([Reading(Document("mill", TEXT, "Договор мельницы и колледжа", "2024-04-02"), facts, "1")])
    write.rebuild_dirty_blocks()


def text_of(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode())


def test_an_organisation_is_tied_to_all_that_names_it() -> None:
    kinds = organisations.entries_of_organisation("ясногорский аграрный колледж").values_list("kind", flat=True)
    assert sorted(kinds) == ["agreement", "commitment", "person"]


def test_a_word_in_small_letters_is_no_organisation() -> None:
    assert not EntryOrganisation.objects.filter(name="стороны").exists()


def test_its_page_shows_its_people_and_its_entries_in_few_questions() -> None:
    with CaptureQueriesContext(connection) as asked:
        page = text_of(f"/organisations/{quote('ясногорский аграрный колледж')}/")
    assert "Пётр Осокин" in page
    assert "Кто здесь работает" in page
    assert "Принять студентов" in page
    assert len(asked) <= MOST_QUERIES


def test_a_spelling_leads_to_the_page() -> None:
    response = Client().get(f"/organisations/{quote('ООО «Тихая мельница»')}/")
    assert response.headers["Location"] == f"/organisations/{quote('тихая мельница')}/"


def test_the_list_is_in_the_order_of_the_alphabet_and_found_by_a_word() -> None:
    page = text_of("/organisations/")
    assert page.index("Тихая мельница") < page.index("Ясногорский аграрный колледж")
    found = text_of("/organisations/?q=Мельница")
    assert "Тихая мельница" in found
    assert "Ясногорский" not in found


def test_the_list_goes_on_where_a_page_of_it_ends() -> None:
    first = organisations.organisations(count=1)
    rest = organisations.organisations(after=first[0].key)
    assert [one.key for one in (*first, *rest)] == ["тихая мельница", "ясногорский аграрный колледж"]


def test_a_stranger_is_not_found() -> None:
    assert "Такой организации в реестре нет" in text_of(f"/organisations/{quote('неведомый завод')}/", 404)


def test_on_a_day_before_it_was_told_of_nothing_is_shown() -> None:
    page = text_of(f"/organisations/{quote('тихая мельница')}/?as_of=2020-01-01")
    assert "На этот день о ней ничего не известно" in page


def test_a_rebuild_leaves_the_same_ties() -> None:
    before = sorted(EntryOrganisation.objects.values_list("entry", "key", "name"))
    write.rebuild_everything()
    assert sorted(EntryOrganisation.objects.values_list("entry", "key", "name")) == before


def test_an_entry_leads_to_its_organisations() -> None:
    paper = Entry.objects.get(kind="agreement")
    assert f"/organisations/{quote('тихая мельница')}/" in Client().get(f"/agreements/{paper.id}/").content.decode()
