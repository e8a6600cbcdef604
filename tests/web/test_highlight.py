"""The text of a document cut into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pobratim.web.highlight import Mark, paragraphs

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))
MARKS = st.lists(
    st.builds(
        Mark,
        st.uuids().map(str),
        st.sampled_from(["event", "post"]),
        st.lists(SPANS, min_size=1, max_size=3).map(tuple),
    ),
    max_size=6,
    unique_by=lambda mark: mark.fact,
)
TEXTS = st.text(alphabet="абв \n\r", max_size=50)


@given(TEXTS, MARKS)
def test_pieces_joined_give_every_word_of_the_text(text: str, marks: list[Mark]) -> None:
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    assert ["".join(piece.text for piece in paragraph) for paragraph in paragraphs(text, marks)] == lines


@given(TEXTS, MARKS)
def test_a_character_is_lit_exactly_when_a_span_covers_it(text: str, marks: list[Mark]) -> None:
    lit = sum(len(piece.text) for paragraph in paragraphs(text, marks) for piece in paragraph if piece.facts)
    covered = {at for mark in marks for start, stop in mark.spans for at in range(start, min(stop, len(text)))}
    shown = {at for at in covered if text[at] not in "\r\n" and _line_has_words(text, at)}
    assert lit == len(shown)


def _line_has_words(text: str, at: int) -> bool:
    flat = text.replace("\r", "\n")
    end = flat.find("\n", at)
    return bool(flat[flat.rfind("\n", 0, at) + 1 : end if end >= 0 else None].strip())


@given(TEXTS, MARKS)
def test_each_fact_begins_at_most_once(text: str, marks: list[Mark]) -> None:
    begun = [fact for paragraph in paragraphs(text, marks) for piece in paragraph for fact in piece.begins]
    assert len(begun) == len(set(begun))


def test_a_lit_space_is_no_link() -> None:
    first, second = Mark("first", "post", ((0, 4),)), Mark("both", "event", ((0, 9),))
    [pieces] = paragraphs("один, два", [first, second])
    assert [(piece.text, piece.bare) for piece in pieces] == [("один", False), (", два", False)]
    [pieces] = paragraphs("один, два", [first, Mark("gap", "event", ((4, 6),))])
    assert [(piece.text, piece.bare) for piece in pieces] == [("один", False), (", ", True), ("два", False)]


def test_the_closest_fact_colours_a_nested_span() -> None:
    outer, inner = Mark("outer", "statement", ((0, 10),)), Mark("inner", "project", ((3, 6),))
    [pieces] = paragraphs("0123456789", [outer, inner])
    assert [(piece.text, piece.kind, piece.facts) for piece in pieces] == [
        ("012", "statement", ("outer",)),
        ("345", "project", ("inner", "outer")),
        ("6789", "statement", ("outer",)),
    ]
