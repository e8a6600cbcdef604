"""What is searched for is found, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections, transaction

from pobratim.storage.connect import connect, disconnect
from pobratim.storage.models import Entry
from pobratim.storage.search import index, postgres
from pobratim.storage.search.finding import REACH, Filters, Found, find, hits, without_one
from pobratim.storage.search.query import understand
from pobratim.storage.search.shown import ShownDocument, shown
from pobratim.storage.search.suggesting import entries_beginning, parties_beginning, party_called
from pobratim.storage.store import DatabaseStore
from tests.databases import Server

from .search_sample import reading, readings

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseStore]:
    """A register of the sample, one for all tests: each of them is undone."""
    url = f"sqlite:///{tmp_path_factory.mktemp('search')}/register.sqlite3"
    if request.param == "postgres":
        server: Server = request.getfixturevalue("postgres_server")
        url = server.new_database()
    with request.getfixturevalue("django_db_blocker").unblock():
        own = dict(connections.databases["default"])
        connect(url)
        try:
            store = DatabaseStore()
            store.keep(readings())
            store.rebuild()
            yield store
        finally:
            disconnect()
            connections.databases["default"] = own
            del connections["default"]


@pytest.fixture
def undone(filled: DatabaseStore, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def found(words: str, **narrowed: object) -> list[str]:
    """Kinds of entries, and ids of documents, that were found, best first."""
    result = find(understand(words), Filters(**narrowed))  # type: ignore[arg-type]
    return [hit.about if hit.kind == "document" else hit.kind for hit in hits(result.numbers)]


def answer(words: str, **narrowed: object) -> Found:
    return find(understand(words), Filters(**narrowed))  # type: ignore[arg-type]


def test_words_are_found_in_every_form_and_parties_by_what_lies_in_them() -> None:
    assert set(found("соглашения с казахстанскими районами")) == {"agreement", "event", "janybek"}
    assert "janybek" in found("жанибекскому району")
    assert set(found("льна", kind="document")) == {"janybek", "old"}
    assert found("зеленых технологий", kind="document") == found("ЗЕЛЁНАЯ технология", kind="document") == ["gomel"]
    assert found("торговля белорусским льном", kind="agreement") == ["agreement"]
    assert found("волгоградская область визит")[0] == "event"
    assert found("Лукошину", kind="person") == ["person"]
    assert found("memorandum Belarus", kind="agreement") == ["agreement"]  # as one types on the English pages


def test_what_is_ambiguous_is_found_by_each_of_its_meanings() -> None:
    assert found("сталь", kind="document") == ["gomel"]
    assert found("стал", kind="document") == ["gomel"]


def test_slips_of_the_pen_are_put_right_and_told() -> None:
    for typed in ("саглашение", "cjukfitybt", "соглашенеи", "cоглашение"):
        assert set(found(typed, kind="document")) == {"janybek", "gomel"}, typed
    assert understand("саглашение").corrected == (("саглашение", "соглашение"),)
    assert understand("cоглашение").corrected == ()  # a Latin letter that looks the same is no slip worth a word
    assert "gomel" in found("волгаградская")
    assert understand("саглашение", literally=True).corrected == ()
    assert not find(understand("саглашение", literally=True), Filters()).numbers
    assert understand("синхрофазотрон").unknown == ("синхрофазотрон",)
    assert "old" in found("Gomel")


def test_a_beginning_is_enough() -> None:
    assert set(found("волгогр", kind="document")) == set(found("волгоградский", kind="document")) != set()
    assert found("лукош", kind="person") == ["person"]


def test_quoted_words_stand_side_by_side_and_a_minus_leaves_out() -> None:
    assert found('"учебный центр"', kind="document") == ["gomel"]
    assert set(found("учебный центр", kind="document")) == {"gomel", "old"}
    assert found("учебный центр -сталь", kind="document") == ["old"]
    assert found("учебный центр -«завода стали»", kind="document") == ["old"]
    assert set(found("-лен", kind="document")) == {"gomel"}


def test_filters_narrow_and_can_stand_alone() -> None:
    assert found("", kind="agreement", area="trade") == ["agreement"]
    assert set(found("", party="KZ", kind="document")) == {"janybek"}
    assert set(found("соглашение", party="BY", kind="document")) == {"gomel"}
    assert found("область", since=2014, until=2016, kind="document") == ["old"]
    assert found("область", since=2020, kind="document") == ["gomel"]
    assert found("соглашение", stage="signed") == ["agreement"]
    assert found("", life="signed", today=date(2024, 4, 1)) == ["agreement"]
    assert found("район", checked="yes") == []
    assert found("", partner="KZ", party="BY") == []
    assert answer("") == Found()


def test_rejected_entries_are_found_only_when_they_are_asked_for() -> None:
    paper = Entry.objects.get(kind="agreement", subtype="memorandum")
    paper.state = "rejected"
    paper.save()
    index.keep_entries([paper.id])
    assert "agreement" not in found("меморандум")
    assert found("меморандум", checked="rejected") == ["agreement"]
    assert dict(answer("меморандум").counts).get("agreement") is None


def test_headings_come_before_texts_and_the_new_before_the_old() -> None:
    assert found("лён")[0] == "agreement"  # «Меморандум о торговле льном» of 2015
    assert found("лён", kind="document") == ["janybek", "old"]
    assert found("меморандум торговля")[0] == "agreement"
    assert found("меморандум льном", kind="document") == ["old"]
    assert found("подписать", kind="document") == ["janybek", "gomel", "old"]  # the first has it in its title


def test_counts_by_kind_and_parties_that_are_meant() -> None:
    result = answer("белорусский")
    assert dict(result.counts)["document"] == 2
    assert result.parties[0][0] == "BY"
    assert result.total == sum(number for _, number in result.counts) <= REACH
    assert answer("белорусский", kind="document").total == 2
    assert without_one(understand("меморандум казахстанский"), Filters()) != []


def test_the_words_are_shown_where_they_stand() -> None:
    query = understand("учебные центры казахстана", literally=True)
    assert query.groups
    query = understand("сталью")
    one = shown(hits(find(query, Filters(kind="document")).numbers), query)[0]
    assert isinstance(one, ShownDocument)
    assert [piece.text for piece in one.snippet if piece.marked] == ["стали"]
    assert one.facts == 3


def test_suggestions_hold_partners_people_and_papers() -> None:
    assert parties_beginning("волг") == ["RU-VGG"]
    assert parties_beginning("каза")[0] == "KZ"
    assert party_called("Казахстан") == party_called("KZ") == "KZ"
    assert party_called("Атлантида") == ""
    assert [row.title for row in entries_beginning("лук", ["person"])] == ["Семён Лукошин"]
    assert [row.subtype for row in entries_beginning("мем", ["agreement"])] == ["memorandum"]


def test_a_document_read_anew_is_found_by_its_new_words_only(filled: DatabaseStore) -> None:
    filled.keep([reading("gomel", "2", body="Гости посадили яблони.", count=1)])
    filled.rebuild()
    assert found("яблоня") == ["gomel"]
    assert found("завод сталь") == []
    assert found("учебный сварщик") == []
    filled.forget("old")
    filled.rebuild()
    assert found("меморандум") == []


def test_looking_among_the_newest_first_finds_what_looking_everywhere_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "sqlite":
        return
    asked = ("соглашение", "область", "учебный центр", "белорусский лён")
    everywhere = [answer(words).numbers for words in asked]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE storage_searchrow")
    monkeypatch.setattr(postgres, "RECENT", (2, 6))
    postgres.forget_recent()
    assert len(postgres.steps()) == 3
    assert [answer(words).numbers for words in asked] == everywhere
    monkeypatch.undo()
    postgres.forget_recent()
