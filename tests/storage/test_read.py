"""The questions that pages ask, over a small register."""

from __future__ import annotations

from datetime import date

import pytest

from pobratim.facts import Figure, Partnership
from pobratim.storage import read
from pobratim.storage.models import Entry
from pobratim.storage.read import EntryFilter
from pobratim.storage.store import DatabaseStore
from tests.register.making import ATYRAU, BREST, PSKOV, TVER, Statement, meeting, paper, post, reading

LINEN = "Соглашение о льне"


@pytest.fixture(autouse=True)
def register(database: str) -> DatabaseStore:
    store = DatabaseStore()
    store.keep(
        [
            reading("old", "2019-02-01", paper("2019-01-30", LINEN, areas=("agriculture",)), post("Егор Ладыгин")),
            reading(
                "new",
                "2023-06-02",
                paper(
                    "2023-06-01", "Меморандум о туризме", (PSKOV, ATYRAU), stage="signed", areas=("tourism", "trade")
                ),
                meeting("2023-06-01", people=("Егор Ладыгин",)),
                Statement(speaker=("Егор Ладыгин",)),
            ),
            reading("town", "2022-01-01", Partnership(parties=("RU-TVE/Торжок", "BY-BR/Пинск"))),
            reading("number", None, Figure(measure="turnover", of="RU", with_="BY", value=5.0, period="2020")),
        ]
    )
    store.rebuild()
    return store


def titles(**wanted: object) -> list[str]:
    return [entry.title for entry in read.entries(EntryFilter(**wanted))]  # type: ignore[arg-type]


def test_totals_count_everything() -> None:
    totals = read.totals()
    assert (totals.documents, totals.facts, totals.waiting) == (4, 7, 0)
    assert totals.entries["agreement"] == 2


def test_agreements_stand_newest_first() -> None:
    assert [entry.title for entry in read.agreements()] == ["Меморандум о туризме", LINEN]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"party": TVER}, 1),
        ({"party": "RU"}, 2),
        ({"party": "RU", "partner": "KZ"}, 1),
        ({"party": TVER, "partner": "KZ"}, 0),
        ({"areas": ["tourism", "trade"]}, 1),
        ({"stages": ["signed"]}, 1),
        ({"subtypes": ["memorandum"]}, 0),
        ({"since": date(2023, 1, 1)}, 1),
        ({"until": date(2022, 12, 31)}, 1),
        ({"words": "О ЛЬНЕ"}, 1),
        ({"states": ["accepted"]}, 0),
    ],
)
def test_agreements_are_narrowed(wanted: dict[str, object], found: int) -> None:
    assert len(read.agreements(EntryFilter(**wanted))) == found  # type: ignore[arg-type]


def test_an_entry_without_any_date_stands_last() -> None:
    Entry.objects.filter(kind="figure").update(first=None)
    assert list(read.entries())[-1].kind == "figure"


def test_a_party_can_be_asked_for_directly() -> None:
    assert not read.entries_of_party("BY", ["partnership"], direct=True).exists()
    assert read.entries_of_party("BY", ["partnership"]).count() == 1


def test_a_tie_is_what_concerns_both() -> None:
    assert [entry.kind for entry in read.entries(EntryFilter(party=PSKOV, partner="KZ"))] == ["agreement"]


def test_partners_are_counted_beside_a_party_without_its_own_parts() -> None:
    partners = {one.party: one for one in read.partners(TVER)}
    assert set(partners) == {BREST, "BY-BR/Пинск"}
    assert partners[BREST].by_kind == {"agreement": 1, "event": 1}


def test_partners_of_all_are_all_named_parties() -> None:
    assert {one.party for one in read.partners()} >= {TVER, PSKOV, BREST, ATYRAU, "BY", "RU"}


def test_a_person_has_entries_by_name() -> None:
    (person,) = read.entries_of_party(TVER, ["person"])
    assert person.title == "Егор Ладыгин"
    assert {entry.kind for entry in read.entries_of_person(person)} == {"event", "statement"}
    assert read.person_named("Е. Ладыгин") is None
    assert read.person_named("Егор Ладыгин") == person


def test_among_namesakes_an_entry_belongs_to_the_one_of_its_document(register: DatabaseStore) -> None:
    register.keep(
        [
            reading("one", "2023-01-01", post("Иван Иванов", TVER), Statement(speaker=("Иван Иванов",))),
            reading("two", "2023-01-01", post("Иван Иванов", ATYRAU, "аким")),
        ]
    )
    register.rebuild()
    one, two = sorted(read.people("Иван Иванов"), key=lambda entry: entry.content["posts"][0]["of"], reverse=True)
    assert [entry.kind for entry in read.entries_of_person(one)] == ["statement"]
    assert not read.entries_of_person(two).exists()


def test_a_document_shows_its_facts_in_order_with_their_entries() -> None:
    document = read.document("new")
    assert document is not None
    facts = list(document.facts.all())
    assert [fact.kind for fact in facts] == ["agreement", "event", "statement"]
    assert [fact.entry_fact.entry.kind for fact in facts] == ["agreement", "event", "statement"]
    assert read.document("none") is None


def test_documents_are_found_by_words_and_days() -> None:
    assert [one.id for one in read.documents()] == ["new", "town", "old", "number"]
    assert [one.id for one in read.documents("НОВОСТЬ OLD")] == ["old"]
    assert [one.id for one in read.documents(since=date(2020, 1, 1), until=date(2022, 12, 31))] == ["town"]
    assert read.documents()[0].fact_count == 3


def test_the_same_words_elsewhere_are_a_reprint(register: DatabaseStore) -> None:
    first = reading("a", "2023", (meeting(), "Встреча прошла тепло."))
    text = first.document.text.replace(" ", "  ")
    again = reading("b", "2023", meeting())
    copy = type(again)(type(first.document)(id="b", text=text), (), "1")
    register.keep([first, copy])
    assert [one.id for one in read.reprints("a")] == ["b"]


def test_the_words_behind_an_entry() -> None:
    (entry,) = read.agreements(EntryFilter(words="льне"))
    assert [fact.quote for fact in read.facts_of_entry(entry.id)] == ["Фраза 0 о важном."]
