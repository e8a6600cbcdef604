"""Ties between parties as such: twins, friendship, cooperation spoken of itself; rumours and wishes are none."""

import pytest

from pobratim.extract import read
from pobratim.facts import Document, Partnership


def partnerships(text: str) -> list[Partnership]:
    facts = read(Document("t", text, published="2024-05-15")).facts
    return [f.content for f in facts if isinstance(f.content, Partnership)]


def only(text: str) -> Partnership:
    found = partnerships(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "state", "since"),
    [
        ("Тверская область укрепляет сотрудничество с Гродненской областью.", "active", None),
        ("Тверь и Гродно — города-побратимы с 1998 года.", "active", "1998"),
        ("Тверь породнилась с Гродно.", "starting", None),
        ("Тверь и Гродно стали городами-побратимами.", "starting", None),
        ("Тверская и Гродненская области будут сотрудничать ещё три года.", "renewed", None),
        ("Сотрудничество Тверской области с Гродненской областью приостановлено.", "suspended", None),
        ("Сотрудничество между Тверской и Гродненской областями началось в 2011 году.", "active", "2011"),
    ],
)
def test_the_state_of_a_tie_follows_its_verb(text: str, state: str, since: str | None) -> None:
    found = only(text)
    assert (found.state, found.since) == (state, since)
    assert len(found.parties) == 2


def test_an_anniversary_tells_since_when() -> None:
    assert only("Тверь и Гродно отметили десятилетие побратимства.").since == "2014"


def test_a_list_of_twins_is_one_tie_each() -> None:
    found = partnerships("Побратимами Твери числятся белорусский Гродно, казахстанский Павлодар и сербский Ниш.")
    assert len(found) == 3
    assert {tie.parties[0] for tie in found} == {"RU-TVE/Тверь"}


def test_two_sentences_on_one_tie_make_one_fact() -> None:
    text = "Тверская область дорожит связями с Гродненской областью. Гродненская и Тверская области укрепляют дружбу."
    facts = [f for f in read(Document("t", text)).facts if f.kind == "partnership"]
    assert [len(f.evidence) for f in facts] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Слухи, будто Тверь и Гродно породнились, не подтвердились.",
        "Иван Сомов предложил Твери и Гродно подписать соглашение о побратимстве.",
        "Тверская область не поддерживает связи с Гродненской областью.",
        "Тверская и Гродненская области намерены развивать сотрудничество.",
        "В Тверской области прекращены 12 побратимских связей с городами Польши и Латвии.",
        "Партнёрские отели Гродно дают скидку туристам из Твери.",
    ],
)
def test_rumours_wishes_denials_and_counts_are_no_ties(text: str) -> None:
    assert partnerships(text) == []
