"""Words of general news: every row of the tables can be reached and says one thing."""

from __future__ import annotations

from pobratim.lexicon.dealings import dealings, dealings_of
from pobratim.lexicon.news_words import words_for
from pobratim.lexicon.tables import rows_of

ROLES = set("body nameless leading owner evaluative meet meeting agree craft authority no_name relation".split())


def test_every_row_has_a_known_role_and_stands_once() -> None:
    rows = [(row["word"], row["role"]) for row in rows_of("news_words")]
    assert len(rows) == len(set(rows))
    assert {role for _, role in rows} == ROLES


def test_an_unknown_role_has_no_words() -> None:
    assert words_for("weather") == frozenset()


def test_every_dealing_is_shown_in_an_example_with_its_object() -> None:
    for row in rows_of("dealings"):
        assert len(row["example"].split()) > 1, row
        assert row["class"] in ("verb", "noun")


def test_a_verb_may_tell_of_several_deals_by_its_object() -> None:
    kinds = {entry.objects[0]: entry.kind for entry in dealings_of("выплатить")}
    assert kinds == {"штраф": "наложение/выплата штрафа", "долг": "займ/возвращение займа"}
    assert dealings_of("гулять") == ()
    assert len(dealings()) == len(rows_of("dealings"))
