"""Spans: where words stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.facts import Span, fact_id, tidy

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 20))


def test_a_span_slices_its_words() -> None:
    assert Span(2, 5).of("Вот Тула") == "т Т"


@pytest.mark.parametrize(("start", "stop"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_or_backward_span_is_refused(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="a span runs"):
        Span(start, stop)


@given(st.lists(SPANS, max_size=8))
def test_tidy_spans_cover_the_same_characters_in_order_and_apart(spans: list[Span]) -> None:
    neat = tidy(spans)
    assert {i for s in neat for i in range(s.start, s.stop)} == {i for s in spans for i in range(s.start, s.stop)}
    assert all(left.stop < right.start for left, right in pairwise(neat))


def test_equal_words_of_one_document_get_different_ids_and_always_the_same() -> None:
    first, second = fact_id("d", "post", "губернатор", 1), fact_id("d", "post", "губернатор", 2)
    assert first != second
    assert first == fact_id("d", "post", "губернатор", 1)
