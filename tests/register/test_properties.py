"""What must hold for any documents, in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.facts import Content
from pobratim.register import Decision, Filed, MemoryStore, Reading, Verb, build_register, file_facts

from .making import SAMPLES, reading

DAYS = ("2021-05-13", "2021-05-20", "2022-03-05", "2022-03-06", "2023-11-30", "2021", None)
PIECES = st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=6)
NEWS = st.lists(st.tuples(st.sampled_from(DAYS), PIECES), min_size=1, max_size=7)


def _readings(news: list[tuple[str | None, list[Content]]]) -> list[Reading]:
    return [reading(f"n{n}", day, *told) for n, (day, told) in enumerate(news)]


def _filed(readings: list[Reading]) -> list[Filed]:
    return [filed for one in readings for filed in file_facts(one.document, one.facts)]


@given(NEWS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_reading_does_not_matter(news: list, random: object) -> None:
    readings = _readings(news)
    filed = _filed(readings)
    expected = build_register(filed)
    random.shuffle(filed)  # type: ignore[attr-defined]
    assert build_register(filed) == expected


@given(NEWS, st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_store_that_grows_ends_where_a_rebuild_ends(news: list, random: object, halfway: bool) -> None:
    readings = _readings(news)
    expected = build_register(_filed(readings))
    # Some documents come twice, in any order, with rebuilds in between or only at the end
    comings = readings + readings[::2]
    random.shuffle(comings)  # type: ignore[attr-defined]
    store = MemoryStore()
    for coming in comings:
        store.keep([coming])
        if halfway:
            store.rebuild()
    store.rebuild()
    assert store.entries() == expected
    store.rebuild(everything=True)
    assert store.entries() == expected


@given(NEWS)
@settings(max_examples=60, deadline=None)
def test_every_fact_stands_behind_exactly_one_entry(news: list) -> None:
    filed = _filed(_readings(news))
    told = [fact for entry in build_register(filed) for fact in entry.facts]
    assert sorted(told) == sorted(one.fact.id for one in filed)


@given(NEWS, st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_taking_a_document_out_undoes_putting_it_in(news: list, which: int) -> None:
    readings = _readings(news)
    gone = readings[which % len(readings)]
    store = MemoryStore()
    store.keep(readings)
    store.rebuild()
    store.forget(gone.document.id)
    store.rebuild()
    assert store.entries() == build_register(_filed([one for one in readings if one is not gone]))


def _decision(number: int, verb: Verb, left: list[Filed], right: list[Filed]) -> Decision:
    facts, others = (tuple(one.fact.id for one in side) for side in (left, right))
    at = datetime(2024, 1, 1, 0, number, tzinfo=UTC)
    return Decision(id=f"d{number}", verb=verb, facts=facts, others=others, who="Ольга", at=at)


def _decide(filed: list[Filed], pick: Callable[[int], int], count: int) -> list[Decision]:
    verbs = (Verb.SAME, Verb.DIFFERENT, Verb.ACCEPT, Verb.REJECT, Verb.UNSURE)
    return [_decision(n, verbs[pick(5)], [filed[pick(len(filed))]], [filed[pick(len(filed))]]) for n in range(count)]


@given(NEWS, st.randoms(use_true_random=False), st.integers(1, 6))
@settings(max_examples=80, deadline=None)
def test_decisions_and_documents_may_come_in_any_order(news: list, random: object, count: int) -> None:
    readings = _readings(news)
    filed = _filed(readings)
    decisions = _decide(filed, random.randrange, count)  # type: ignore[attr-defined]
    expected = build_register(filed, decisions)
    steps: list[Callable[[MemoryStore], None]] = [lambda s, r=r: s.keep([r]) for r in readings]  # type: ignore[misc]
    steps += [lambda s, d=d: s.decide(d) for d in decisions]  # type: ignore[misc]
    random.shuffle(steps)  # type: ignore[attr-defined]
    store = MemoryStore()
    for step in steps:
        step(store)
        store.rebuild()
    assert store.entries() == expected


@given(NEWS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_people_tear_apart_is_never_one(news: list, random: object) -> None:
    filed = _filed(_readings(news))
    left, right = random.choice(filed), random.choice(filed)  # type: ignore[attr-defined]
    entries = build_register(filed, [_decision(1, Verb.DIFFERENT, [left], [right])])
    if left is not right:
        assert not any({left.fact.id, right.fact.id} <= set(entry.facts) for entry in entries)


@given(NEWS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_people_hold_together_is_one_when_it_is_of_one_kind(news: list, random: object) -> None:
    filed = _filed(_readings(news))
    left, right = random.choice(filed), random.choice(filed)  # type: ignore[attr-defined]
    entries = build_register(filed, [_decision(1, Verb.SAME, [left], [right])])
    together = any({left.fact.id, right.fact.id} <= set(entry.facts) for entry in entries)
    assert together or left.fact.kind != right.fact.kind
