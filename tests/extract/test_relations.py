"""People, bodies, places and days of a text, and how they are tied."""

import pytest

from pobratim.extract.mark import mark
from pobratim.extract.relations import find_things, relate
from pobratim.facts import Document


def things_of(text: str, kind: str) -> list[str]:
    marked = mark(Document("x", text))
    return [marked.text[t.start : t.stop] for t in find_things(marked) if t.kind == kind]


def ties_of(text: str, kind: str) -> set[tuple[str, str]]:
    marked = mark(Document("x", text))
    said = marked.text
    return {
        (said[r.source.start : r.source.stop], said[r.target.start : r.target.stop])
        for r in relate(marked)
        if r.kind == kind
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Концерт пройдёт в четверг.", "в четверг"),
        ("Завод закрыли в начале 1990-х годов.", "в начале 1990-х годов"),
        ("Он приехал два года назад.", "два года назад"),
        ("Выставка открылась 14 июля.", "14 июля"),
        ("Совещание состоялось в среду, 3 июня 2020 года.", "в среду, 3 июня 2020 года"),
        ("В 1987 окончил институт.", "В 1987"),
        ("Работы завершат на этой неделе.", "на этой неделе"),
    ],
)
def test_words_of_time_are_things_whether_or_not_the_day_is_known(text: str, words: str) -> None:
    assert things_of(text, "time") == [words]


def test_an_age_is_no_time() -> None:
    assert things_of("Актёр умер в возрасте 81 года.", "time") == []


def test_a_role_is_named_alone_and_with_whose_it_is() -> None:
    roles = things_of("Генеральный директор завода рассказал о планах.", "role")
    assert roles == ["Генеральный директор", "Генеральный директор завода"]


def test_a_named_company_is_its_name() -> None:
    assert "Заря" in things_of("Газета «Заря» вышла вновь.", "organisation")


def test_a_city_that_is_a_region_is_a_town() -> None:
    assert things_of("Выставка открылась в Москве.", "town") == ["Москве"]


@pytest.mark.parametrize(
    "text",
    [
        "Певица Анна Обская дала концерт.",
        "Анна Обская, певица, дала концерт.",
        "Анна Обская — певица.",
    ],
)
def test_a_person_works_as_what_stands_beside_the_name(text: str) -> None:
    assert {role.lower() for _, role in ties_of(text, "works_as")} == {"певица"}
    assert {person for person, _ in ties_of(text, "works_as")} == {"Анна Обская"}


def test_a_role_told_again_is_the_same_persons() -> None:
    text = "Режиссёр Пётр Утин приехал в Тулу. Там режиссёр снимет фильм."
    assert ("Пётр Утин", "режиссёр") in ties_of(text, "works_as")


def test_a_name_in_the_genitive_behind_a_role_is_not_its_bearer() -> None:
    assert ties_of("Адвокат Петра Обского заявил протест.", "works_as") == set()


def test_whose_role_it_is_is_the_workplace_of_role_and_person() -> None:
    ties = ties_of("Министр культуры Сербии Милан Янич открыл выставку.", "workplace")
    assert ("Милан Янич", "Сербии") in ties


def test_a_body_named_after_a_place_sits_there() -> None:
    ties = ties_of("Об этом сообщило правительство Сербии.", "headquartered_in")
    assert ("правительство Сербии", "Сербии") in ties


def test_what_happened_has_its_place_time_and_people() -> None:
    text = "Анна Обская родилась в Туле в 1960 году."
    assert ties_of(text, "participant_in") == {("Анна Обская", "родилась")}
    assert ties_of(text, "takes_place_in") == {("родилась", "Туле")}
    assert ties_of(text, "point_in_time") == {("родилась", "в 1960 году")}


def test_an_empty_text_ties_nothing() -> None:
    assert relate(mark(Document("x", ""))) == ()


def test_a_continent_and_a_party_are_no_country() -> None:
    assert things_of("В Латинской Америке прошли выборы, «Единая Россия» победила.", "country") == []


def test_an_ordinary_word_that_begins_a_sentence_is_no_place() -> None:
    assert things_of("Зал был полон. Самое важное впереди.", "region") == []
    assert things_of("Зал был полон. Самое важное впереди.", "country") == []


def test_a_state_is_called_without_the_word_for_it() -> None:
    assert things_of("Она выросла в штате Юта.", "region") == ["Юта"]
