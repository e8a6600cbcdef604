"""Sentences with a trigger and no fact are reported, others are not."""

from pobratim.extract.leftovers import find_leftovers
from pobratim.facts import Agreement, Document, Fact, Span

TEXT = "Стороны подписали соглашение. Погода стояла ясная. Губернатор предложил открыть рейс."


def fact(start: int, stop: int, document: str = "a") -> Fact:
    content = Agreement(instrument="agreement")
    return Fact(
        id="1", document=document, content=content, evidence=(Span(start, stop),), rule="agreement.paper", why="a paper"
    )


def test_a_sentence_with_a_trigger_and_no_fact_is_left_over() -> None:
    found = find_leftovers(Document("a", TEXT), [])
    assert [left.sentence.of(TEXT) for left in found] == [
        "Стороны подписали соглашение.",
        "Губернатор предложил открыть рейс.",
    ]
    assert [(left.word, left.kind, left.trigger.of(TEXT)) for left in found] == [
        ("подписать", "agreement", "подписали"),
        ("предложить", "commitment", "предложил"),
    ]


def test_a_sentence_with_evidence_is_not_left_over() -> None:
    found = find_leftovers(Document("a", TEXT), [fact(8, 28)])
    assert [left.word for left in found] == ["предложить"]


def test_evidence_of_another_document_does_not_count() -> None:
    assert len(find_leftovers(Document("a", TEXT), [fact(8, 28, document="b")])) == 2


def test_what_is_denied_is_not_left_over() -> None:
    assert find_leftovers(Document("a", "Никто ничего не подписывал и не подписал."), []) == []


def test_the_sentence_lies_in_the_raw_text() -> None:
    raw = "Стороны подпи\u00adсали соглашение."
    (left,) = find_leftovers(Document("a", raw), [])
    assert left.sentence.of(raw) == raw
