"""Facts survive the way to JSON and back, and JSON says exactly what the contract says."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.facts import KINDS, Agreement, Content, Document, Fact, Figure, Flow, Money, Project, Span, Statement
from pobratim.facts.wire import content_from_json, content_to_json, fact_from_json, fact_to_json, reading_to_json

WORDS = st.text(alphabet="абвгдеё «»-", min_size=1, max_size=12)


def values(slot, hint: str) -> st.SearchStrategy:
    choice = slot.metadata.get("choice")
    word = st.sampled_from(sorted(choice)) if choice else WORDS
    if "Money" in hint:
        return st.none() | st.builds(Money, st.integers(1, 10**12).map(float), st.sampled_from(["RUB", "USD"]))
    if "tuple" in hint:
        return st.lists(word, unique=True, max_size=3).map(tuple)
    if "float" in hint:
        return st.none() | st.integers(0, 10**12).map(float)
    if "int" in hint:
        return st.none() | st.integers(0, 10**6)
    if "bool" in hint:
        return st.none() | st.just(True)
    return word if slot.default in ("", "other", "promise", "agreement") else st.none() | word


def contents() -> st.SearchStrategy[Content]:
    kinds = [
        st.builds(kind, **{slot.name: values(slot, str(slot.type)) for slot in fields(kind)}) for kind in KINDS.values()
    ]
    return st.one_of(kinds)


@given(contents())
def test_content_comes_back_from_json_as_it_was(content: Content) -> None:
    written = json.loads(json.dumps(content_to_json(content), ensure_ascii=False))
    assert content_from_json(written) == content


@given(contents(), st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), min_size=1, max_size=3))
def test_a_fact_comes_back_from_json_as_it_was(content: Content, spans: list[tuple[int, int]]) -> None:
    fact = Fact("id", "d", content, tuple(Span(a, a + n) for a, n in spans), "post.before_name", "because")
    assert fact_from_json("d", fact_to_json(fact, explain=True)) == fact


def test_absent_slots_are_left_out() -> None:
    assert content_to_json(Agreement(parties=("RU-TUL",))) == {
        "kind": "agreement",
        "instrument": "agreement",
        "parties": ["RU-TUL"],
    }


def test_slots_that_are_python_words_keep_their_name() -> None:
    assert content_to_json(Flow(from_="KZ", to="RU-ORE", goods=("мука",)))["from"] == "KZ"
    assert content_to_json(Figure(measure="turnover", of="RU-ORE", with_="KZ"))["with"] == "KZ"


def test_one_speaker_is_a_word_and_two_are_a_list() -> None:
    assert content_to_json(Statement(speaker=("Анна Лугина",)))["speaker"] == "Анна Лугина"
    assert content_to_json(Statement(speaker=("Анна Лугина", "Пётр Бор")))["speaker"] == ["Анна Лугина", "Пётр Бор"]


def test_whole_sums_are_written_without_a_fraction() -> None:
    project = Project(name="завод", investment=Money(2e9, "RUB"))
    assert content_to_json(project)["investment"] == {"amount": 2000000000, "currency": "RUB"}


def test_the_rule_is_told_only_when_asked_for() -> None:
    fact = Fact("id", "d", Statement(speaker=("Анна Лугина",)), (Span(0, 4),), "statement.dash", "a dash begins it")
    line = reading_to_json(Document("d", "Слова"), [fact])
    assert "note" not in line["facts"][0]
    explained = reading_to_json(Document("d", "Слова"), [fact], explain=True)
    assert explained["facts"][0]["note"] == {"rule": "statement.dash", "why": "a dash begins it"}


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"kind": "rumour"}, "unknown kind"),
        ({"kind": "flow", "colour": "red"}, "no slot 'colour'"),
        ({"kind": "event", "type": "party"}, "none of"),
    ],
)
def test_what_the_contract_does_not_know_is_refused(values: dict, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        content_from_json(values)
