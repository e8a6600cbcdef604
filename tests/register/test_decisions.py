"""People's words: in any order, with any documents, undone and redone; on every store (`suite.py` has the plain cases).

What must hold: an undone word counts as never said, the order of reading and deciding does not matter, a rebuild from
facts and decisions gives the same register.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.facts import Content
from pobratim.register import Filed, MemoryStore, Reading, State, Verb, build_register, file_facts
from pobratim.register.decisions import standing
from pobratim.register.review import content_fingerprint

from .making import SAMPLES, paper, reading
from .talking import conversation, word

DAYS = ("2021-05-13", "2021-05-20", "2022-03-05", "2023-11-30", None)
# Few sorts of contents, so that words meet the same entries often
ALIKE = (SAMPLES[0], SAMPLES[1], SAMPLES[2], SAMPLES[7], SAMPLES[8], SAMPLES[27], SAMPLES[28])
NEWS = st.lists(
    st.tuples(st.sampled_from(DAYS), st.lists(st.sampled_from(ALIKE), min_size=1, max_size=4)), min_size=2, max_size=5
)
RANDOM = st.randoms(use_true_random=False)


def readings_of(news: list[tuple[str | None, list[Content]]]) -> list[Reading]:
    return [reading(f"n{n}", day, *told) for n, (day, told) in enumerate(news)]


def filed_of(readings: list[Reading]) -> list[Filed]:
    return [filed for one in readings for filed in file_facts(one.document, one.facts)]


@given(NEWS, RANDOM, st.integers(1, 7))
@settings(max_examples=60, deadline=None)
def test_documents_and_words_may_come_in_any_order_and_twice(news: list, random: Random, length: int) -> None:
    readings = readings_of(news)
    filed = filed_of(readings)
    words = conversation(filed, random, length)
    expected = build_register(filed, words)
    steps: list[Callable[[MemoryStore], None]] = [lambda s, r=r: s.keep([r]) for r in readings + readings[::2]]  # type: ignore[misc]
    steps += [lambda s, w=w: s.decide(w) for w in words]  # type: ignore[misc]
    random.shuffle(steps)
    store = MemoryStore()
    for step in steps:
        step(store)
        if random.random() < 0.5:
            store.rebuild()
    store.rebuild()
    assert store.entries() == expected
    store.rebuild(everything=True)
    assert store.entries() == expected


@given(NEWS, RANDOM, st.integers(1, 6))
@settings(max_examples=80, deadline=None)
def test_an_undone_word_counts_as_never_said(news: list, random: Random, length: int) -> None:
    filed = filed_of(readings_of(news))
    words = conversation(filed, random, length)
    gone = random.choice(words)
    undo = word(90, Verb.UNDO, gone.facts, others=gone.others, undoes=gone.id)
    assert build_register(filed, [*words, undo]) == build_register(filed, [one for one in words if one is not gone])
    redo = word(91, Verb.UNDO, gone.facts, others=gone.others, undoes=undo.id)
    assert build_register(filed, [*words, undo, redo]) == build_register(filed, words)


@given(NEWS, RANDOM, st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_every_fact_stands_behind_one_entry_and_every_entry_has_an_id_of_its_own(
    news: list, random: Random, length: int
) -> None:
    filed = filed_of(readings_of(news))
    entries = build_register(filed, conversation(filed, random, length))
    assert sorted(fact for entry in entries for fact in entry.facts) == sorted(one.fact.id for one in filed)
    assert len({entry.id for entry in entries}) == len(entries)


@given(NEWS, RANDOM)
@settings(max_examples=60, deadline=None)
def test_a_fact_rejected_out_of_an_entry_leaves_its_address_to_the_rest(news: list, random: Random) -> None:
    filed = filed_of(readings_of([*news, news[0]]))
    merged = [entry for entry in build_register(filed) if len(entry.facts) > 1]
    if not merged:
        return
    entry = random.choice(merged)
    fact = random.choice(entry.facts)
    rest = tuple(one for one in entry.facts if one != fact)
    after = build_register(filed, [word(1, Verb.REJECT, (fact,), others=rest)])
    (kept,) = [one for one in after if rest[0] in one.facts]
    assert set(rest) <= set(kept.facts)
    # Others may have stayed away only because of the wrong fact; an earlier one then founds the entry
    assert kept.id == entry.id or kept.facts != rest
    assert [one.state for one in after if fact in one.facts] == [State.REJECTED]


@given(NEWS, RANDOM)
@settings(max_examples=60, deadline=None)
def test_facts_split_off_are_one_entry_and_the_rest_another(news: list, random: Random) -> None:
    filed = filed_of(readings_of([*news, news[0]]))
    merged = [entry for entry in build_register(filed) if len(entry.facts) > 1]
    if not merged:
        return
    facts = random.choice(merged).facts
    cut = random.randrange(1, len(facts))
    after = build_register(filed, [word(1, Verb.DIFFERENT, facts[:cut], others=facts[cut:])])
    homes = {fact: entry.id for entry in after for fact in entry.facts}
    assert len({homes[fact] for fact in facts[:cut]}) == 1
    assert len({homes[fact] for fact in facts[cut:]}) == 1
    assert homes[facts[0]] != homes[facts[-1]]


@given(RANDOM, st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_of_undoings_the_later_one_counts(random: Random, depth: int) -> None:
    said = word(0, Verb.ACCEPT, ("f",))
    chain = [said]
    for number in range(1, depth + 1):
        chain.append(word(number, Verb.UNDO, ("f",), undoes=chain[-1].id))
    stands = depth % 2 == 0
    random.shuffle(chain)
    assert standing(chain) == ([said] if stands else [])


def test_an_undo_that_is_older_than_its_word_takes_nothing_back() -> None:
    said = word(5, Verb.ACCEPT, ("f",))
    assert standing([said, word(1, Verb.UNDO, ("f",), undoes=said.id)]) == [said]


# --- what a word is about ---------------------------------------------------------------------------------------------


def alike(*names: str) -> list[Filed]:
    return filed_of([reading(name, f"2021-05-{13 + n}", paper("2021-05-12")) for n, name in enumerate(names)])


def ids(filed: list[Filed]) -> tuple[str, ...]:
    return tuple(one.fact.id for one in filed)


def test_what_was_said_before_a_split_stays_with_the_rest() -> None:
    filed = alike("a", "b", "c")
    a, b, c = ids(filed)
    (whole,) = build_register(filed)
    words = [
        word(1, Verb.CORRECT, (a, b, c), slot="title", value="Соглашение о воде", seen=whole.read),
        word(2, Verb.DIFFERENT, (c,), others=(a, b)),
    ]
    titles = {entry.facts: (entry.title, entry.state) for entry in build_register(filed, words)}
    assert titles[tuple(sorted((a, b)))] == ("Соглашение о воде", State.CORRECTED)
    assert titles[(c,)][1] is State.MACHINE


def test_an_accepted_entry_that_loses_a_wrong_fact_and_says_the_same_stays_accepted() -> None:
    filed = alike("a", "b")
    a, b = ids(filed)
    (whole,) = build_register(filed)
    words = [
        word(1, Verb.ACCEPT, (a, b), seen=content_fingerprint(whole.content)),
        word(2, Verb.REJECT, (b,), others=(a,)),
    ]
    assert {entry.facts: entry.state for entry in build_register(filed, words)} == {
        (a,): State.ACCEPTED,
        (b,): State.REJECTED,
    }


def test_a_rejected_fact_that_is_merged_back_rejects_nothing_else() -> None:
    filed = alike("a", "b")
    a, b = ids(filed)
    words = [word(1, Verb.REJECT, (b,), others=(a,)), word(2, Verb.SAME, (a,), others=(b,))]
    (entry,) = build_register(filed, words)
    assert entry.state is State.MACHINE


def test_a_correction_is_reopened_by_new_sources_but_not_by_other_corrections() -> None:
    filed = alike("a")
    (machine,) = build_register(filed)
    words = [
        word(1, Verb.CORRECT, ids(filed), slot="title", value="Соглашение о воде", seen=machine.read),
        word(2, Verb.CORRECT, ids(filed), slot="stage", value="ended", seen=machine.read),
    ]
    (entry,) = build_register(filed, words)
    assert entry.state is State.CORRECTED
    more = filed_of([reading("b", "2021-06-01", paper("2021-05-12", period="2021/2026"))])
    (entry,) = build_register([*filed, *more], words)
    assert (entry.state, entry.title) == (State.REOPENED, "Соглашение о воде")


def test_accepting_a_correction_that_is_undone_later_reopens_the_entry() -> None:
    filed = alike("a")
    (machine,) = build_register(filed)
    corrected = word(1, Verb.CORRECT, ids(filed), slot="signed", value="2020", seen=machine.read)
    (shown,) = build_register(filed, [corrected])
    accepted = word(2, Verb.ACCEPT, ids(filed), seen=content_fingerprint(shown.content))
    undo = word(3, Verb.UNDO, ids(filed), undoes=corrected.id)
    assert [one.state for one in build_register(filed, [corrected, accepted])] == [State.ACCEPTED]
    assert [one.state for one in build_register(filed, [corrected, accepted, undo])] == [State.REOPENED]


def test_a_value_that_todays_contract_does_not_know_is_left_out() -> None:
    filed = alike("a")
    words = [word(1, Verb.CORRECT, ids(filed), slot="instrument", value="ukase")]
    (entry,) = build_register(filed, words)
    assert entry.subtype == "agreement"
    assert entry.corrected == ()


def test_who_enters_a_fact_has_not_vouched_for_what_the_machine_read() -> None:
    filed = alike("a", "b")
    a, b = ids(filed)
    (entry,) = build_register(filed, [word(1, Verb.ENTER, (a,))])
    assert entry.state is State.MACHINE
    (entry,) = build_register(filed, [word(1, Verb.ENTER, (a,)), word(2, Verb.ENTER, (b,))])
    assert entry.state is State.ENTERED


def test_a_fact_that_nobody_vouches_for_any_more_stands_rejected() -> None:
    filed = alike("a", "b")
    a, b = ids(filed)
    words = [word(1, Verb.ENTER, (a,)), word(2, Verb.UNDO, (a,), undoes="d01")]
    assert {entry.facts: entry.state for entry in build_register(filed, words)} == {
        (a,): State.REJECTED,
        (b,): State.MACHINE,
    }


def test_a_marked_fact_moves_with_its_words_and_goes_with_them() -> None:
    first = reading("a", "2021", paper("2021"))
    marked = replace(first.facts[0], id="marked", rule="entered")
    store = MemoryStore()
    store.keep([first])
    store.add(marked)
    moved = replace(first.document, text="Исправлено. " + first.document.text)
    store.keep([Reading(moved, (), "2")])
    store.rebuild()
    (entry,) = store.entries()
    assert entry.facts == ("marked",)
    store.keep([Reading(replace(moved, text="Совсем другой текст"), (), "3")])
    store.rebuild()
    assert store.entries() == []
