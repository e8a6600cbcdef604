"""Bodies and companies: their names in the nominative, as the text gives them. All are invented."""

import pytest

from pobratim.extract.mark import mark
from pobratim.facts import Document


def bodies_in(text: str) -> list[str]:
    """Names of the bodies that a text mentions."""
    return [mention.name for mention in mark(Document("release", text)).organisations]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вопрос решали в департаменте экономики Вологодской области.", "Департамент экономики Вологодской области"),
        ("Между Правительством Тульской области и партнёрами.", "Правительство Тульской области"),
        (
            "Письмо отправили в Комитет по внешним связям Псковской области.",
            "Комитет по внешним связям Псковской области",
        ),
        ("Договор подписан с ООО «Тульский лён».", "ООО «Тульский лён»"),
        ('Завод строит АО "Вектор".', "АО «Вектор»"),
        ("Гости посетили агрохолдинг «Заря».", "агрохолдинг «Заря»"),
        ("Станки отправил завод «Молот».", "«Молот»"),
        ("Студенты Тверского института культуры приехали.", "Тверской институт культуры"),
        ("Приехал хор из Омской библиотеки имени Чехова.", "Омская библиотека имени Чехова"),
        ("Об этом сообщили в Посольстве Республики Сербия в России.", "Посольство Республики Сербия в России"),
        ("Депутаты маслихата города Караганды приехали.", "Маслихат города Караганды"),
        ("Соглашение с Минпромторгом России готовится.", "Минпромторг России"),
    ],
)
def test_names_stand_in_the_nominative(text: str, name: str) -> None:
    assert name in bodies_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Университет принял студентов.",
        "В министерстве рады гостям.",
        "Представители предприятий приехали в Тверь.",
        "Обе палаты подписали меморандум.",
        "Российская Федерация и Советский Союз.",
    ],
)
def test_a_head_word_alone_names_no_body(text: str) -> None:
    assert bodies_in(text) == []


def test_a_name_ends_before_the_person() -> None:
    assert bodies_in("Ректор Тверского института культуры Анна Белова выступила.") == ["Тверской институт культуры"]


def test_an_explained_abbreviation_means_the_body() -> None:
    text = "Тульская торгово-промышленная палата (ТТПП) открыла форум. В ТТПП ждут гостей."
    assert set(bodies_in(text)) == {"Тульская торгово-промышленная палата"}


def test_initials_of_a_university_mean_the_university() -> None:
    text = "Тверской государственный университет принял студентов. Ректор ТГУ рад гостям."
    assert bodies_in(text) == ["Тверской государственный университет"] * 2


def test_the_home_of_a_body_is_the_party_in_its_name() -> None:
    (mention,) = mark(Document("release", "Министерство культуры Тульской области ждёт гостей.")).organisations
    assert mention.party == "RU-TUL"
