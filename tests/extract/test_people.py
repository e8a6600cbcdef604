"""People: their nominative names, who is meant by a shorter name, by a title, by «он». All are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.extract.mark import mark
from pobratim.extract.mentions.person_names import read_name
from pobratim.facts import Document


def people_in(text: str, form: str = "name") -> list[tuple[str, str]]:
    """(words of the text, person) of every mention of that form."""
    marked = mark(Document("release", text))
    return [(marked.text[m.start : m.stop], m.person) for m in marked.people if m.form == form]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("В беседе с Лидией Рахимовой губернатор говорил о льне.", "Лидия Рахимова"),
        ("Слово дали министру Нурбеку Жанболотову.", "Нурбек Жанболотов"),
        ("Гостей встретил директор музея Семён Черных.", "Семён Черных"),
        ("Подпись поставила Ольга Ким.", "Ольга Ким"),
        ("Договор передали Павлу Дзюбе.", "Павел Дзюба"),
        ("Делегацию возглавила Татьяна Лукашевич.", "Татьяна Лукашевич"),
        ("Встреча с губернатором провинции Хэбэй Ли Вэньминем прошла в Туле.", "Ли Вэньминь"),
        ("Консул Бразилии Антонио да Силва посетил Тверь.", "Антонио да Силва"),
        ("Приехал Пётр Белый-Соколовский.", "Пётр Белый-Соколовский"),
        ("О планах рассказал депутат Вадим Шумков.", "Вадим Шумков"),
        ("Его приняла Алла Крылова-Рейх.", "Алла Крылова-Рейх"),
    ],
)
def test_names_stand_in_the_nominative(text: str, person: str) -> None:
    assert person in [found for _, found in people_in(text)]


def test_a_name_that_begins_with_the_surname_is_put_in_order() -> None:
    text = "Состав делегации:\nБекжанов Асан Талгатович – аким;\nСеитова Гульнара – переводчик."
    assert [person for _, person in people_in(text)] == ["Асан Талгатович Бекжанов", "Гульнара Сеитова"]


@pytest.mark.parametrize("written", ["Ахметов Н.К.", "Н.К. Ахметов", "Н. К. Ахметов"])
def test_initials_stand_before_the_surname_with_spaces(written: str) -> None:
    assert people_in(f"{written} – глава района.") == [(written, "Н. К. Ахметов")]


def test_a_surname_alone_means_the_one_named_in_full() -> None:
    text = "Губернатор Тульской области Инна Орешкина приехала в Минск. «Мы рады», — сказала Орешкина."
    assert people_in(text)[-1] == ("Орешкина", "Инна Орешкина")


def test_given_name_and_patronymic_complete_the_name() -> None:
    text = "Глава Республики Коми Степан Лодочников приехал в Минск. Степан Игоревич посетил завод."
    assert {person for _, person in people_in(text)} == {"Степан Игоревич Лодочников"}


@pytest.mark.parametrize(
    "text",
    [
        "Встреча прошла на улице Александра Невского.",
        "Библиотека имени Антона Чехова получила книги.",
        "Фото: Анна Берёзкина",
        "Премия Петра Чайкина вручена в Твери.",
    ],
)
def test_streets_awards_and_photographers_are_no_people_of_the_text(text: str) -> None:
    assert people_in(text) == []


@pytest.mark.parametrize(
    ("reference", "person"),
    [
        ("Глава региона", "Иван Громов"),
        ("Губернатор", "Иван Громов"),
        ("Посол", "Анна Ковальчук"),
        ("Дипломат", "Анна Ковальчук"),
    ],
)
def test_a_title_alone_means_its_holder(reference: str, person: str) -> None:
    text = (
        "Губернатор Тульской области Иван Громов принял посла Республики Беларусь в России Анну Ковальчук.\n"
        f"{reference} предложил открыть выставку."
    )
    assert people_in(text, "reference") == [(reference, person)]


def test_pronouns_before_a_verb_of_speech_follow_gender() -> None:
    text = (
        "Губернатор Тульской области Иван Громов встретил министра культуры Беларуси Анну Ковальчук.\n"
        "Она пригласила туляков в Минск. Он поблагодарил за приём."
    )
    assert people_in(text, "reference") == [("Она", "Анна Ковальчук"), ("Он", "Иван Громов")]


def test_a_pronoun_for_a_paper_is_no_person() -> None:
    text = "Губернатор Тульской области Иван Громов подписал договор. Он заменил соглашение 2013 года."
    assert people_in(text, "reference") == []


@given(st.sampled_from(["Иван", "Пётр", "Асан"]), st.sampled_from(["Громов", "Лесков", "Токтобаев", "Луговской"]))
def test_a_nominative_name_stays_as_it_is(given_name: str, surname: str) -> None:
    assert read_name(f"{given_name} {surname}", {"Nom": 1.0}, {})[0].full == f"{given_name} {surname}"
