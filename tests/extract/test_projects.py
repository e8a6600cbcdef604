"""Joint undertakings are found with their name, stage, money and jobs; talk of them and bodies' names are none."""

import pytest

from pobratim.extract import read
from pobratim.facts import Document, Money, Project

HEAD = "Тверская область и Гродненская область Республики Беларусь провели переговоры. "


def projects(text: str) -> list[Project]:
    facts = read(Document("t", HEAD + text, published="2024-05-15")).facts
    return [f.content for f in facts if isinstance(f.content, Project)]


def only(text: str) -> Project:
    found = projects(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "stage"),
    [
        ("Стороны договорились создать общую лабораторию волокна.", "общая лаборатория волокна", "planned"),
        ("Гродненцы открыли в Твери торговый дом льняных изделий.", "торговый дом льняных изделий", "completed"),
        ("Иван Сомов предложил запустить прямой рейс Тверь — Гродно.", "прямой рейс Тверь — Гродно", "proposed"),
        ("Регионы реализуют проект «Льняной путь».", "проект «Льняной путь»", "under_way"),
        (
            "Соглашение предусматривает обмен школьными музеями и обмен студентами.",
            "обмен школьными музеями",
            "planned",
        ),
    ],
)
def test_names_are_nominative_and_stages_follow_the_words(text: str, name: str, stage: str) -> None:
    found = projects(text)[0]
    assert (found.name, found.stage) == (name, stage)
    assert set(found.parties) == {"RU-TVE", "BY-HR"}


def test_money_and_jobs_of_the_next_sentence_belong_to_it() -> None:
    found = only(
        "Гродненская компания построит под Тверью завод по выпуску льноволокна. "
        "Инвестиции оцениваются в 2,5 млрд рублей, будет создано 300 рабочих мест."
    )
    assert found.investment == Money(2_500_000_000, "RUB")
    assert found.jobs == 300


def test_a_pronoun_stands_for_the_thing_before_it() -> None:
    found = only("Нам не хватает сервисного центра. Его построим под Ржевом вместе с гродненцами.")
    assert (found.name, found.stage) == ("сервисный центр", "planned")


def test_training_is_named_after_those_who_train() -> None:
    assert only("В Твери стажируются гродненские ткачи.").name == "стажировка гродненских ткачей"


@pytest.mark.parametrize(
    "text",
    [
        "Стороны обсудили обмен студентами.",
        "Стороны провели обмен мнениями.",
        "Подготовлен проект соглашения.",
        "Гости осмотрели завод льноволокна.",
    ],
)
def test_talk_papers_and_sights_are_no_projects(text: str) -> None:
    assert projects(text) == []
