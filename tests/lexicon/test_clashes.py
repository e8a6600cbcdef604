"""No row of the lexicon quietly fights another, and each that betrays a fact shows a phrase."""

import pytest

from pobratim.lexicon.clashes import WORD_TABLES, find_clashes, find_word_clashes
from pobratim.lexicon.places import Place
from pobratim.lexicon.tables import rows_of

BETRAYING = (
    "areas counted creating dealings doings flow_words gatherings goods head_titles instruments posts single_posts "
    "speech ties triggers triggers_agreement triggers_event undertakings unions units"
).split()


def test_no_word_stands_twice_in_a_table() -> None:
    assert find_word_clashes() == {}


def test_a_word_that_two_rows_claim_is_named_with_both() -> None:
    rows = [{"pattern": "сельск*", "area": "agriculture"}, {"pattern": "сельск", "area": "municipal"}]
    assert list(find_word_clashes({"areas": rows})) == ["areas: сельск"]


def test_a_name_of_two_parties_is_named_with_both() -> None:
    places = [Place("XA", "country", "Тридевятая"), Place("XB", "country", "Тридесятая", also=("Тридевятая",))]
    assert find_clashes(places) == {"тридевятая": ("XA", "XB")}


@pytest.mark.parametrize("table", BETRAYING)
def test_each_row_that_betrays_a_fact_shows_a_phrase(table: str) -> None:
    assert [row for row in rows_of(table) if not row["example"].strip()] == []


@pytest.mark.parametrize("table", ["areas", "posts", "triggers", "triggers_agreement", "triggers_event"])
def test_the_phrase_has_the_word(table: str) -> None:
    column = WORD_TABLES[table][0]
    for row in rows_of(table):
        stem = row[column].replace("*", " ").split()[0].split("-")[0]
        assert stem[:2].lower().replace("ё", "е") in row["example"].lower().replace("ё", "е"), row
