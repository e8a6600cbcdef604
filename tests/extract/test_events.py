"""Events: people or parties come together, told by a noun or a verb."""

import pytest

from pobratim.extract.mark import mark
from pobratim.extract.rules.event import find_events
from pobratim.facts import Document, Event


def events(text: str, published: str | None = None) -> list[Event]:
    found = find_events(mark(Document("t", text, published=published)))
    return [fact.content for fact in found if isinstance(fact.content, Event)]


def only(text: str, published: str | None = None) -> Event:
    [event] = events(text, published)
    return event


MEETING = (
    "5 марта 2024 года в Туле губернатор Тульской области Анна Соболева встретилась с послом Беларуси Иваном Ясем."
)


def test_a_meeting_has_people_parties_day_and_place() -> None:
    event = only(MEETING)
    assert (event.type, event.stage, event.date, event.place) == ("meeting", "held", "2024-03-05", "RU-TUL/Тула")
    assert event.people == ("Анна Соболева", "Иван Ясь")
    assert set(event.parties) == {"RU-TUL", "BY"}


def test_what_was_discussed_belongs_to_the_meeting() -> None:
    event = only(MEETING + " Стороны обсудили сотрудничество в сельском хозяйстве и туризме.")
    assert event.areas == ("agriculture", "tourism")


def test_those_who_took_part_join_the_meeting() -> None:
    event = only(MEETING + " Во встрече приняли участие министр экономики Тульской области Лев Ким.")
    assert "Лев Ким" in event.people


def test_a_visit_has_its_guests_first_and_the_place_they_came_to() -> None:
    event = only("В мае 2024 года делегация Гродненской области Беларуси во главе с Олегом Марчуком посетила Тулу.")
    assert (event.type, event.parties[0], event.place, event.date) == ("visit", "BY-HR", "RU-TUL/Тула", "2024-05")
    assert event.people == ("Олег Марчук",)


def test_a_visit_and_the_meeting_within_it_are_two() -> None:
    found = events(
        "Делегация Гродненской области Беларуси посетила Тулу. Губернатор Тульской области Анна Соболева встретилась с "
        "председателем Гродненского облисполкома Петром Ланским."
    )
    assert {event.type for event in found} == {"visit", "meeting"}


@pytest.mark.parametrize(
    ("text", "type_", "title"),
    [
        (
            "Губернатор Тульской области Анна Соболева пригласила гродненскую делегацию на фестиваль «Самовар».",
            "festival",
            "фестиваль «Самовар»",
        ),
        ("В Туле прошли Дни культуры Гродненской области.", "festival", "Дни культуры Гродненской области"),
        (
            "Делегация Гродненской области приняла участие в Тульском инвестиционном форуме.",
            "forum",
            "Тульский инвестиционный форум",
        ),
        ("Тульская и Гродненская области провели круглый стол «Память».", "forum", "круглый стол «Память»"),
    ],
)
def test_proper_names_are_titles_in_the_nominative(text: str, type_: str, title: str) -> None:
    event = only(text)
    assert (event.type, event.title) == (type_, title)


def test_an_invitation_is_to_a_planned_event() -> None:
    text = (
        "Губернатор Тульской области Анна Соболева пригласила гродненскую делегацию на ярмарку «Весна» в мае 2025 года."
    )
    assert only(text).stage == "planned"


def test_a_postponed_event_is_planned_with_its_new_date() -> None:
    text = "Визит делегации Гродненской области в Тулу, намеченный на 3 июня 2025 года, перенесён на октябрь 2025 года."
    event = only(text)
    assert (event.stage, event.type) == ("planned", "visit")


def test_a_signing_with_a_day_of_its_own_is_an_event() -> None:
    event = only("5 марта 2024 года Тульская и Гродненская области подписали соглашение о сотрудничестве.")
    assert (event.type, event.date) == ("signing", "2024-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "Губернатор Тульской области Анна Соболева посетила школу в Ефремове и встретилась с жителями.",
        "Посол Беларуси предложил провести в Туле Дни культуры Гродненской области.",
        "Переговоров с Гродненской областью тульские власти не вели.",
        "В прошлом году Тульскую область посетили 46 делегаций из Беларуси.",
        "Команда «Арсенал» проиграла матч в Гродно, тренер недоволен: счёт 0:2, вратарь пропустил два гола, "
        "следующая встреча в Туле.",
    ],
)
def test_no_event_between_parties_no_fact(text: str) -> None:
    assert events(text) == []
