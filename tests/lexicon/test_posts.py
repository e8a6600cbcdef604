"""The lists of posts, bodies and endings of names."""

import pytest

from pobratim.lexicon.bodies import body_of, body_word, legal_forms
from pobratim.lexicon.name_endings import endings_of
from pobratim.lexicon.posts import post_of, post_word, post_words

KINDS = set("executive minister president body deputy aide diplomat envoy commissioner member staff".split())


def test_every_post_has_a_known_kind_and_an_example_with_the_word() -> None:
    for word in post_words():
        assert word.kind in KINDS, word
        assert word.post[:4] in word.example.lower(), word


@pytest.mark.parametrize("form", ["хоким", "хокима", "хокиму", "хокимом", "хокиме"])
def test_eastern_titles_are_known_in_every_case(form: str) -> None:
    word = post_of(form, "")
    assert word is not None
    assert word.post == "хоким"


def test_a_word_that_is_no_post_is_none() -> None:
    assert post_word("писатель") is None


@pytest.mark.parametrize(("form", "body"), [("маслихатом", "маслихат"), ("Минпромторга", "минпромторг")])
def test_bodies_that_the_dictionary_lacks_are_known_in_every_case(form: str, body: str) -> None:
    word = body_of(form, "")
    assert word is not None
    assert word.body == body


def test_short_bodies_unfold() -> None:
    word = body_word("гордума")
    assert word is not None
    assert word.expansion == "городская дума"


def test_longer_legal_forms_come_first() -> None:
    assert legal_forms().index("ПАО") < legal_forms().index("АО")


@pytest.mark.parametrize(
    ("form", "nominative", "case"),
    [("гордеевым", "гордеев", "Ins"), ("луговскую", "луговская", "Acc"), ("рахману", "рахман", "Dat")],
)
def test_endings_lead_to_the_nominative(form: str, nominative: str, case: str) -> None:
    assert (nominative, case) in {(found, c) for row, found in endings_of(form) for c in row.cases}


def test_a_short_stem_is_no_typical_surname() -> None:
    assert all(row.trust != "typical" for row, _ in endings_of("лев"))
