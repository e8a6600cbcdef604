"""What every store must do; each store has a test class that inherits this one and gives a fixture `store`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from pobratim.facts import Document, Fact, Figure, Span
from pobratim.register import Decision, Reading, State, Store, Verb, build_register, file_readings
from pobratim.register.review import content_fingerprint

from .making import ATYRAU, BREST, SAMPLES, TVER, Partnership, meeting, paper, post, reading
from .talking import conversation

AT = datetime(2024, 5, 1, tzinfo=UTC)


def decision(verb: Verb, facts: tuple[str, ...], minute: int = 0, **more: object) -> Decision:
    at = AT.replace(minute=minute)
    return Decision(id=f"d{minute}", verb=verb, facts=facts, who="Ольга", at=at, **more)  # type: ignore[arg-type]


RELEASE = " ".join(f"Слово{n} о встрече{n % 7} делегаций города{n % 11}" for n in range(30))
OTHERS = tuple(" ".join(f"Иная{n} речь{n * seed} про обмен{n + seed}" for n in range(30)) for seed in (100, 200))
REPRINTED = (
    ("a", RELEASE, 4.0),
    ("b", RELEASE + " Фото автора.", 4.0),
    ("c", "Новости. " + RELEASE, 4.0),
    ("d", OTHERS[0], 5.0),
    ("e", OTHERS[1] + " Да.", 5.0),
)


def retold(name: str, text: str, value: float) -> Reading:
    """A document of exactly that text which tells of a turnover."""
    told = Figure(of=TVER, with_="BY", measure="turnover", value=value, period="2020")
    fact = Fact(f"fact-{name}", name, told, (Span(0, 10),), "rule", "why")
    return Reading(Document(name, text, published="2021-01-01"), (fact,), "1")


class StoreSuite:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    def test_a_new_store_is_empty(self, store: Store) -> None:
        assert store.entries() == []
        assert store.rebuild() == 0

    def test_facts_become_entries_only_when_rebuilt(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021-05-12"))])
        assert store.entries() == []
        assert store.waiting() == 1
        assert store.rebuild() == 1
        assert [entry.kind for entry in store.entries()] == ["agreement"]
        assert store.waiting() == 0

    def test_every_kind_survives_the_way_there_and_back(self, store: Store) -> None:
        for n, content in enumerate(SAMPLES):
            store.keep([reading(f"n{n:02}", f"2022-01-{n % 28 + 1:02}", content)])
        store.rebuild()
        told = {fact for entry in store.entries() for fact in entry.facts}
        assert len(told) == len(SAMPLES)
        assert {entry.kind for entry in store.entries()} >= {"person", "agreement", "flow", "statement"}
        stored = store.entries()
        store.rebuild(everything=True)
        assert store.entries() == stored

    def test_two_documents_on_one_paper_make_one_entry(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021-05-12")), reading("b", "2021-05-14", paper("2021"))])
        store.rebuild()
        (entry,) = store.entries()
        assert entry.documents == ("a", "b")

    def test_near_identical_releases_are_one_source(self, store: Store) -> None:
        store.keep([retold(name, text, value) for name, text, value in REPRINTED])
        store.rebuild()
        # Two tell of 5 in their own words; three reprints of one text tell of 4
        assert store.entries()[0].content.value == 5.0
        store.forget("d")
        store.keep([retold("f", OTHERS[0], 4.0)])
        store.rebuild()
        assert store.entries()[0].content.value == 4.0

    def test_a_document_read_again_replaces_what_it_told(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021-05-12"), meeting("2021-05-12"))])
        store.rebuild()
        store.keep([reading("a", "2021-05-13", paper("2021-05-11"), version="2")])
        store.rebuild()
        (entry,) = store.entries()
        assert entry.content.signed == "2021-05-11"  # type: ignore[union-attr]

    def test_reading_the_same_again_touches_nothing(self, store: Store) -> None:
        readings = [reading("a", "2021-05-13", *SAMPLES[:9])]
        store.keep(readings)
        store.rebuild()
        before = store.entries()
        store.keep(readings)
        store.rebuild()
        assert store.entries() == before

    def test_it_knows_what_was_read_with_which_version(self, store: Store) -> None:
        known = reading("a", "2021-05-13", paper())
        store.keep([known])
        held = store.known("a")
        assert held is not None
        assert held.document == known.document
        assert held.is_current(known.document, "1")
        assert not held.is_current(known.document, "2")
        assert not held.is_current(replace(known.document, text="Другой текст"), "1")
        assert store.known("b") is None

    def test_a_forgotten_document_takes_its_facts_along(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021-05-12")), reading("b", "2021-05-14", paper("2021"))])
        store.rebuild()
        store.forget("a")
        store.rebuild()
        (entry,) = store.entries()
        assert entry.documents == ("b",)
        store.forget("b")
        store.rebuild()
        assert store.entries() == []

    def test_forgetting_what_is_not_there_does_nothing(self, store: Store) -> None:
        store.forget("a")
        assert store.rebuild() == 0

    def test_the_last_reading_of_a_document_counts_within_one_call(self, store: Store) -> None:
        store.keep([reading("a", "2021", paper("2020")), reading("a", "2021", paper("2019"))])
        store.rebuild()
        assert [entry.content.signed for entry in store.entries()] == ["2019"]  # type: ignore[union-attr]

    def test_a_country_shows_what_its_regions_and_towns_do(self, store: Store) -> None:
        store.keep([reading("a", "2021", paper(parties=(TVER, ATYRAU)))])
        store.keep([reading("b", "2021", Partnership(parties=("RU-TVE/Торжок", "BY-BR/Пинск")))])
        store.rebuild()
        assert len(store.entries_of_party("KZ")) == 1
        assert len(store.entries_of_party("RU")) == 2
        assert len(store.entries_of_party("BY-BR")) == 1
        assert len(store.entries_of_party("KZ-ATY")) == 1, "a code withdrawn in 2022"
        assert store.entries_of_party("KZ-27") == []

    def test_a_person_is_found_under_every_spelling(self, store: Store) -> None:
        store.keep([reading("a", "2021", post("Пётр Берёзов"), meeting(people=("Петр Березов",)))])
        store.rebuild()
        assert {entry.kind for entry in store.entries_of_person("Пётр Березов")} == {"person", "event"}

    def test_an_old_id_leads_to_the_entry_that_holds_the_fact(self, store: Store) -> None:
        store.keep([reading("b", "2021-05-14", paper("2021-05-12"))])
        store.rebuild()
        old = store.entries()[0].id
        store.keep([reading("a", "2021-05-13", paper("2021-05-12"))])
        store.rebuild()
        (entry,) = store.entries()
        assert entry.id != old
        assert store.entry(old) == store.entry(entry.id) == entry
        assert store.entry("none") is None

    def test_an_accepted_entry_is_reopened_when_it_says_something_else(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021"))])
        store.rebuild()
        (entry,) = store.entries()
        store.decide(decision(Verb.ACCEPT, entry.facts, seen=content_fingerprint(entry.content)))
        store.rebuild()
        assert store.entries()[0].state is State.ACCEPTED
        store.keep([reading("b", "2021-05-14", paper("2021-05-12"))])
        store.rebuild()
        assert store.entries()[0].state is State.REOPENED

    def test_a_rejected_entry_stays_but_is_not_shown(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021"))])
        store.rebuild()
        store.decide(decision(Verb.REJECT, store.entries()[0].facts))
        store.rebuild()
        assert store.entries()[0].state is State.REJECTED
        assert store.entries_of_party(TVER) == []

    def test_a_corrected_slot_shows_the_persons_value_and_keeps_the_machines(self, store: Store) -> None:
        store.keep([reading("a", "2021-05-13", paper("2021"))])
        store.rebuild()
        store.decide(decision(Verb.CORRECT, store.entries()[0].facts, slot="signed", value="2021-05-12"))
        store.rebuild()
        (entry,) = store.entries()
        assert entry.state is State.CORRECTED
        assert entry.content.signed == "2021-05-12"  # type: ignore[union-attr]
        assert [one.value for one in dict(entry.variants)["signed"]] == ["2021"]
        assert entry.first == datetime(2021, 5, 12).date()

    def test_what_people_say_is_one_becomes_one_even_across_blocks(self, store: Store) -> None:
        first, second = paper("2020-01-01", parties=(TVER, BREST)), paper("2020-01-01", parties=(TVER, "BY"))
        store.keep([reading("a", "2021", first), reading("b", "2021", second)])
        store.rebuild()
        one, two = store.entries()
        store.decide(decision(Verb.SAME, one.facts, others=two.facts))
        store.rebuild()
        (entry,) = store.entries()
        assert entry.documents == ("a", "b")
        store.decide(decision(Verb.DIFFERENT, one.facts, minute=1, others=two.facts))
        store.rebuild()
        assert store.entries() == [one, two]

    def test_what_people_say_is_two_becomes_two(self, store: Store) -> None:
        kept = [reading("a", "2021", paper("2020-01-01")), reading("b", "2021", paper("2020-01-01"))]
        store.keep(kept)
        store.rebuild()
        assert len(store.entries()) == 1
        store.decide(decision(Verb.DIFFERENT, (kept[0].facts[0].id,), others=(kept[1].facts[0].id,)))
        store.rebuild()
        assert len(store.entries()) == 2

    def test_a_decision_outlives_the_document_and_meets_it_again(self, store: Store) -> None:
        first, second = (
            reading("a", "2021", paper("2020-01-01")),
            reading("b", "2021", paper("2020-01-01", parties=(TVER, "BY"))),
        )
        store.keep([first, second])
        store.decide(decision(Verb.SAME, (first.facts[0].id,), others=(second.facts[0].id,)))
        store.forget("b")
        store.rebuild()
        assert len(store.entries()) == 1
        store.keep([second])
        store.rebuild()
        (entry,) = store.entries()
        assert entry.documents == ("a", "b")

    def test_an_undone_decision_counts_as_never_said(self, store: Store) -> None:
        store.keep(
            [reading("a", "2021", paper("2020-01-01")), reading("b", "2021", paper("2019", parties=(TVER, "BY")))]
        )
        store.rebuild()
        before = store.entries()
        said = decision(Verb.SAME, before[0].facts, others=before[1].facts)
        store.decide(said)
        store.rebuild()
        assert len(store.entries()) == 1
        store.decide(decision(Verb.UNDO, said.facts, minute=1, others=said.others, undoes=said.id))
        store.rebuild()
        assert store.entries() == before

    def test_a_fact_rejected_out_of_an_entry_leaves_its_id_to_the_rest(self, store: Store) -> None:
        store.keep([reading(name, f"2021-05-1{n}", paper("2021-05-09")) for n, name in enumerate("abc")])
        store.rebuild()
        (entry,) = store.entries()
        founder = reading("a", "2021-05-10", paper("2021-05-09")).facts[0].id
        rest = tuple(fact for fact in entry.facts if fact != founder)
        store.decide(decision(Verb.REJECT, (founder,), others=rest))
        store.rebuild()
        kept, alone = store.entry(entry.id), [one for one in store.entries() if one.facts == (founder,)]
        assert kept is not None
        assert kept.facts == rest
        assert [one.state for one in alone] == [State.REJECTED]

    def test_a_fact_that_a_person_entered_outlives_another_reading(self, store: Store) -> None:
        first = reading("a", "2021", meeting("2021-02-03"))
        store.keep([first])
        store.add(Fact("own", "a", paper("2021-02-03"), (Span(0, 7),), "entered", "внесено вручную"))
        store.decide(decision(Verb.ENTER, ("own",)))
        store.keep([Reading(first.document, (), "2")])
        store.rebuild()
        (entry,) = store.entries()
        assert (entry.kind, entry.state) == ("agreement", State.ENTERED)

    def test_a_long_talk_ends_in_the_register_that_its_facts_and_words_give(self, store: Store) -> None:
        news = [reading(f"n{n}", f"2021-05-{n + 1:02}", *SAMPLES[n % 3 : 9 : 3], SAMPLES[27]) for n in range(6)]
        filed, random = file_readings(news), Random(11)
        words = conversation(filed, random, 14)
        steps = [*[(store.keep, [[one]]) for one in news], *[(store.decide, [one]) for one in words]]
        random.shuffle(steps)
        for do, what in steps:
            do(*what)  # type: ignore[operator]
            if random.random() < 0.3:
                store.rebuild()
        store.rebuild()
        assert store.entries() == build_register(filed, words)
        store.rebuild(everything=True)
        assert store.entries() == build_register(filed, words)
