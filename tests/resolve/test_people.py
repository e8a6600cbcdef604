from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.resolve.judgement import Answer
from pobratim.resolve.people import Sighting, name_key, parse_name, same_person, surname_key


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Егор Ладыгин", ("ладыгин", "егор", "")),
        ("Егор Семёнович Ладыгин", ("ладыгин", "егор", "семенович")),
        ("Ладыгин Егор Семёнович", ("ладыгин", "егор", "семенович")),
        ("Е. С. Ладыгин", ("ладыгин", "е", "с")),
        ("Е.С. Ладыгин", ("ладыгин", "е", "с")),
        ("Ладыгин Е.С.", ("ладыгин", "е", "с")),
        ("Ладыгин", ("ладыгин", "", "")),
        ("Марко Петрович", ("петрович", "марко", "")),
        ("Иван Ильич Лукич", ("лукич", "иван", "ильич")),
        ("Нур-Али Кайратулы Досов", ("досов", "нур-али", "кайратулы")),
        ("", ("", "", "")),
    ],
)
def test_a_name_falls_into_parts_whichever_end_the_surname_stands_at(name: str, parts: tuple[str, ...]) -> None:
    found = parse_name(name)
    assert (found.surname, found.given, found.patronymic) == parts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Пётр Берёзов", "Петр Березов"),
        ("Наталья Крупская", "Наталия Крупская"),
        ("Нұрлан Қасымов", "Нурлан Касымов"),
        ("Геннадий Савин", "Генадий Савин"),
        ("ОЛЕГ ЗИМИН", "Олег Зимин"),
        ("Пётр Ильич Берёзов", "Пётр Берёзов"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert name_key(left) == name_key(right)


def test_surnames_of_husband_and_wife_differ() -> None:
    assert surname_key("Олег Зимин") != surname_key("Ольга Зимина")


def seen(name: str, *posts: tuple[str, str]) -> Sighting:
    return Sighting(name, frozenset(posts))


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        (seen("Егор Ладыгин"), seen("Семён Ладыгин"), Answer.DIFFERENT),
        (seen("Егор Ладыгин"), seen("Егор Ладынин"), Answer.DIFFERENT),
        (seen("Егор Ильич Ладыгин"), seen("Егор Львович Ладыгин"), Answer.DIFFERENT),
        (seen("Егор Ладыгин"), seen("Е. Ладыгин"), Answer.UNSURE),
        (seen("Егор Ладыгин", ("RU-TVE", "мэр")), seen("Е. Ладыгин", ("RU-TVE", "мэр")), Answer.SAME),
        (seen("Егор Ладыгин", ("RU-TVE", "мэр")), seen("Егор Ладыгин", ("RU-TVE", "депутат")), Answer.SAME),
        (seen("Егор Ладыгин", ("RU-TVE", "мэр")), seen("Егор Ладыгин", ("RU", "министр")), Answer.SAME),
        (seen("Егор Ладыгин", ("RU-TVE", "мэр")), seen("Егор Ладыгин", ("KZ-23", "аким")), Answer.UNSURE),
        (seen("Иван Иванов", ("RU-TVE", "мэр")), seen("Иван Иванов", ("RU-PSK", "мэр")), Answer.UNSURE),
        (seen("Иван Ильич Иванов", ("RU-TVE", "мэр")), seen("Иван Ильич Иванов", ("RU-PSK", "мэр")), Answer.SAME),
    ],
)
def test_who_is_one_person(left: Sighting, right: Sighting, answer: Answer) -> None:
    judgement = same_person(left, right)
    assert judgement.answer is answer, judgement.why


NAMES = st.lists(st.sampled_from(["Егор", "Ильич", "Е.", "Ладыгин", "иванов", "бин"]), max_size=4).map(" ".join)
POSTS = st.frozensets(st.tuples(st.sampled_from(["RU-TVE", "KZ", "Дума"]), st.sampled_from(["мэр", "депутат"])))
SIGHTINGS = st.builds(Sighting, NAMES, POSTS)


@given(SIGHTINGS, SIGHTINGS)
def test_the_judgement_is_the_same_both_ways_and_says_why(left: Sighting, right: Sighting) -> None:
    there, back = same_person(left, right), same_person(right, left)
    assert there == back
    assert there.why
    assert 0 <= there.score <= 1


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert name_key(name_key(text)) is not None
