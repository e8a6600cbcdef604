"""Subjects of cooperation: which words betray which area."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.areas import NO_AREA, area_patterns, areas_among


def areas_of(phrase: str) -> list[str]:
    words = re.findall(r"\w+", phrase.lower().replace("ё", "е"))
    return list(dict.fromkeys(hit.area for hit in areas_among(words)))


@pytest.mark.parametrize("row", list(area_patterns()), ids=lambda row: " ".join(row.words))
def test_each_row_is_betrayed_by_its_own_example(row) -> None:
    if row.area == NO_AREA:
        assert not areas_among(list(row.words))
    else:
        assert row.area in areas_of(row.example)


def test_a_compound_adjective_tells_of_both_its_parts() -> None:
    assert areas_of("в социально-экономической и научно-технической сферах") == ["social", "trade", "science"]


def test_the_longer_pattern_wins() -> None:
    assert areas_of("физическая культура") == ["sport"]
    assert areas_of("президент Торгово-промышленной палаты") == []


@given(st.lists(st.sampled_from(["наука", "и", "торговля", "сельское", "хозяйство", "спорта"]), max_size=12))
def test_hits_never_overlap_and_keep_the_order(words: list[str]) -> None:
    hits = areas_among(words)
    assert all(left.stop <= right.start for left, right in pairwise(hits))
