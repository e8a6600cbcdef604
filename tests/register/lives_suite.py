"""What every store must do with lives; each store has a test class that inherits this one."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from pobratim.facts import Partnership
from pobratim.register import Decision, Filed, Reading, Store, Verb, build_register, file_facts
from pobratim.register.lives import Lives, Relation, build_lives

from .making import SAMPLES, TVER, paper, reading
from .suite import decision

GENERAL = "Соглашение о торгово-экономическом сотрудничестве"
TOWNS = Partnership(parties=("RU-TVE/Торжок", "BY-BR/Пинск"), since="2018")
OLD = reading("old", "2019-06-01", paper("2019-05-01", GENERAL))
NEW = reading("new", "2023-06-01", paper("2023-05-01", GENERAL))
PLAN = reading("plan", "2022-01-20", paper(instrument="plan", period="2022/2024", implements="agreement"))
TIE = reading("tie", "2024-02-01", TOWNS)
ALL = (OLD, NEW, PLAN, TIE)


def expected(readings: list[Reading], decisions: list[Decision] | None = None) -> Lives:
    """Lives as the pure rules make them of everything at once."""
    facts: list[Filed] = [filed for one in readings for filed in file_facts(one.document, one.facts)]
    entries = build_register(facts, decisions or ())
    return build_lives(entries, {one.fact.id: one for one in facts})


def news(seed: int) -> list[Reading]:
    """Some documents of several papers, ties and other things, some of them reprinted in other words."""
    chance = random.Random(seed)
    days = ("2019-06-01", "2021-05-13", "2023-06-01", None)
    told = [*SAMPLES[:14], *(fact for one in ALL for fact in (one.facts[0].content,))]
    return [reading(f"n{n}", chance.choice(days), *chance.sample(told, 3)) for n in range(6)]


class LivesSuite:
    @pytest.fixture
    def store(self) -> Store:
        raise NotImplementedError

    def test_links_and_phases_are_there_after_a_rebuild(self, store: Store) -> None:
        store.keep(ALL)
        assert store.lives() == Lives()
        store.rebuild()
        lives = store.lives()
        assert lives == expected(list(ALL))
        assert {link.relation for link in lives.links} == {Relation.SUCCEEDS, Relation.IMPLEMENTS, Relation.UNDER}

    @pytest.mark.parametrize("seed", range(4))
    def test_order_and_repetition_of_reading_change_nothing(self, store: Store, seed: int) -> None:
        readings = news(seed)
        comings = [*readings, *readings[::2]]
        random.Random(seed).shuffle(comings)
        for coming in comings:
            store.keep([coming])
            store.rebuild()
        assert store.lives() == expected(readings)

    def test_making_everything_anew_gives_the_same_lives(self, store: Store) -> None:
        store.keep(ALL)
        store.rebuild()
        before = store.lives()
        store.rebuild(everything=True)
        assert store.lives() == before

    def test_a_forgotten_document_takes_links_and_phases_along(self, store: Store) -> None:
        store.keep(ALL)
        store.rebuild()
        store.forget("new")
        store.rebuild()
        assert store.lives() == expected([OLD, PLAN, TIE])

    def test_a_document_that_tells_something_else_moves_what_follows(self, store: Store) -> None:
        store.keep(ALL)
        store.rebuild()
        other = reading("new", "2023-06-01", paper("2023-05-01", GENERAL, parties=(TVER, "KZ-23")))
        store.keep([other])
        store.rebuild()
        assert store.lives() == expected([OLD, other, PLAN, TIE])

    def test_a_decision_and_its_undoing_leave_no_trace(self, store: Store) -> None:
        store.keep(ALL)
        store.rebuild()
        before = store.lives()
        sides: Callable[[Reading], tuple[str, ...]] = lambda one: (one.facts[0].id,)  # noqa: E731
        same = decision(Verb.SAME, sides(OLD), others=sides(NEW))
        store.decide(same)
        store.rebuild()
        assert store.lives() == expected(list(ALL), [same])
        assert store.lives() != before
        store.decide(decision(Verb.DIFFERENT, sides(OLD), minute=1, others=sides(NEW)))
        store.rebuild()
        assert store.lives() == before

    def test_a_rejected_paper_has_no_life(self, store: Store) -> None:
        store.keep(ALL)
        store.rebuild()
        new = next(one for one in store.entries() if one.documents == ("new",))
        store.decide(decision(Verb.REJECT, new.facts))
        store.rebuild()
        lives = store.lives()
        assert new.id not in {phase.entry for phase in lives.phases}
        assert new.id not in {name for link in lives.links for name in (link.entry, link.other)}
