"""General news: who holds which post, who met whom, who dealt with whom. People and what is told are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.extract.news import News, read_news
from pobratim.facts import Document


def news_of(text: str) -> News:
    return read_news(Document("news", text))


def occupations(text: str) -> set[tuple[str, str | None, str | None]]:
    return {
        (
            fact.person.of(text),
            fact.post.of(text) if fact.post else None,
            fact.employer_name or (fact.employer.of(text) if fact.employer else None),
        )
        for fact in news_of(text).occupations
    }


@pytest.mark.parametrize(
    ("text", "person", "post", "employer"),
    [
        (
            "Об этом рассказала директор Музея речного флота Ольга Ветрова.",
            "Ольга Ветрова", "директор", "Музея речного флота",
        ),
        (
            "Сергей Лугов, тренер сборной Латвии, остался доволен игрой.",
            "Сергей Лугов", "тренер", "сборной Латвии",
        ),
        (
            "С заявлением выступил министр финансов Эстонии Пеэтер Саар.",
            "Пеэтер Саар", "министр финансов", "Эстонии",
        ),
        (
            "На концерте был Иван Ветров, солист ленинградского «Маятника».",
            "Иван Ветров", "солист", "«Маятника»",
        ),
        (
            "Заместитель главного редактора газеты «Речной вестник» Анна Лугова ответила на вопросы.",
            "Анна Лугова", "Заместитель главного редактора", "газеты «Речной вестник»",
        ),
        (
            "Чрезвычайный и полномочный посол Италии в Грузии Паоло Росетти посетил выставку.",
            "Паоло Росетти", "Чрезвычайный и полномочный посол", "Италии",
        ),
    ],
)  # fmt: skip
def test_a_title_beside_a_name_is_an_occupation(text: str, person: str, post: str, employer: str) -> None:
    assert (person, post, employer) in occupations(text)


@pytest.mark.parametrize(
    ("text", "post", "employer"),
    [
        ("Первым финишировал Игорь Лугов из команды «Феррари».", None, "команды «Феррари»"),
        ("Игорь Лугов, возглавляющий компанию «Роснефть», ответил на вопросы.", None, "Роснефть"),
        ("На пост министра финансов Латвии назначен Игорь Лугов.", "министра финансов", "Латвии"),
        ("Министром финансов Латвии назначен Игорь Лугов.", "Министром финансов", "Латвии"),
        ("Выступил депутат Госдумы от «Единой России» Игорь Лугов.", "депутат", "Госдумы"),
        ("Об этом заявил лидер Аль-Вахды Игорь Лугов.", "лидер", "Аль-Вахды"),
    ],
)
def test_an_occupation_is_told_in_many_ways(text: str, post: str | None, employer: str) -> None:
    assert occupations(text) == {("Игорь Лугов", post, employer)}


def test_two_holders_of_one_title_have_a_country_each() -> None:
    text = "Президенты Латвии и Эстонии Янис Озолс и Пеэтер Саар прибыли в Прагу."
    assert occupations(text) == {("Янис Озолс", "Президенты", "Латвии"), ("Пеэтер Саар", "Президенты", "Эстонии")}


@pytest.mark.parametrize("word", ["Болельщик", "Брат", "Поклонник"])
def test_who_only_stands_by_a_body_has_no_post_there(word: str) -> None:
    assert occupations(f"{word} «Спартака» Игорь Лугов приехал в Ригу.") == set()


def test_an_adjective_names_the_place_of_a_post() -> None:
    text = "Прошение подписал свердловский губернатор Пётр Ветров."
    assert occupations(text) == {("Пётр Ветров", "губернатор", "Свердловская область")}


def test_where_somebody_comes_from_is_no_employer() -> None:
    assert occupations("Партию выиграл гроссмейстер Украины Олег Ветров.") == set()


def test_two_titles_in_a_row_have_one_holder() -> None:
    text = "Вопрос задал депутат Госдумы, председатель комитета по спорту Игорь Лугов."
    assert {(person, post) for person, post, _ in occupations(text)} == {
        ("Игорь Лугов", "депутат"),
        ("Игорь Лугов", "председатель"),
    }


def test_a_pronoun_holds_the_post_of_its_person() -> None:
    text = "Игорь Лугов вернулся в Ригу. Он является депутатом сейма."
    assert ("Игорь Лугов", "депутатом", "сейма") in occupations(text)


def test_a_head_of_state_is_of_the_country_that_the_text_is_about() -> None:
    text = "В Латвии прошли выборы. Президент Янис Озолс поблагодарил избирателей Латвии."
    assert occupations(text) == {("Янис Озолс", "Президент", "Латвия")}


def test_a_short_name_in_brackets_is_a_name_of_its_own() -> None:
    text = "Выступил глава Всемирного союза гребцов (ВСГ) Игорь Лугов."
    news = news_of(text)
    assert occupations(text) == {("Игорь Лугов", "глава", "Всемирного союза гребцов")}
    assert {name.words.of(text) for name in news.names if name.type == "ORG"} == {"Всемирного союза гребцов", "ВСГ"}


@pytest.mark.parametrize("body", ["правительство Латвии", "сборная Латвии", "Европейский союз"])
def test_a_body_of_a_place_and_a_union_are_organisations(body: str) -> None:
    text = f"С этим согласилось {body}."
    assert ("ORG", body) in {(name.type, name.words.of(text)) for name in news_of(text).names}


def test_a_verb_ties_a_person_to_a_post() -> None:
    text = "Игорь Лугов стал президентом Федерации гребли."
    assert ("Игорь Лугов", "президентом", "Федерации гребли") in occupations(text)


def test_an_occupation_told_twice_is_found_once() -> None:
    text = "Приехал мэр Риги Янис Озолс. Позже мэр Риги Янис Озолс выступил с речью."
    assert len(news_of(text).occupations) == 1


def test_owners_hold_no_post() -> None:
    assert occupations("Об этом сообщил совладелец компании «Ладья» Игорь Лугов.") == set()


def meetings(text: str) -> list[set[str]]:
    return [{person.of(text) for person in meeting.participants} for meeting in news_of(text).meetings]


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Ветров встретился в Риге с Янисом Озолсом.",
        "Вчера состоялась встреча Петра Ветрова с Янисом Озолсом.",
        "Переговоры между Петром Ветровым и Янисом Озолсом продлились час.",
        "Пётр Ветров принял в резиденции министра Яниса Озолса.",
    ],
)
def test_who_met_whom(text: str) -> None:
    (people,) = meetings(text)
    assert {person.split()[-1][:4] for person in people} == {"Ветр", "Озол"}


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Ветров принял участие в выставке, открытой Янисом Озолсом.",
        "Пётр Ветров рассказал в беседе с журналистами о выставке.",
        "В порту встретили теплоход «Ладья».",
    ],
)
def test_no_meeting_where_nobody_met(text: str) -> None:
    assert meetings(text) == []


def deals(text: str) -> list[tuple[str, set[str]]]:
    return [(deal.kind, {side.of(text) for side in deal.participants}) for deal in news_of(text).deals]


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Google купила Facebook.", "купля/продажа", {"Google", "Facebook"}),
        ("Россия выдала Киргизии кредит.", "займ/возвращение займа", {"Россия", "Киргизии"}),
        ("Microsoft инвестировала в Skype миллион долларов.", "инвестиции", {"Microsoft", "Skype"}),
        ("Еврокомиссия наложила штраф на Google.", "наложение/выплата штрафа", {"Еврокомиссия", "Google"}),
    ],
)
def test_who_dealt_with_whom(text: str, kind: str, sides: set[str]) -> None:
    assert deals(text) == [(kind, sides)]


@pytest.mark.parametrize(
    "text",
    [
        "Россия дала Киргизии слово.",
        "В Риге и Вильнюсе выросли продажи молока.",
        "Google открыла офис рядом с Facebook.",
    ],
)
def test_no_deal_where_nothing_changed_hands(text: str) -> None:
    assert deals(text) == []


def test_names_stand_where_the_text_was_read() -> None:
    text = "Пётр  Ветров\u00a0приехал в Ригу."
    assert {(name.type, name.words.of(text)) for name in news_of(text).names} == {
        ("PER", "Пётр  Ветров"),
        ("LOC", "Ригу"),
    }


WORDS = st.sampled_from(
    "президент России Пётр Ветров , и «Ладья» компания купила встретился с по при зав . глава министр ( ) Риги".split()
)


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_row_of_words_is_read_and_every_span_lies_in_the_text(text: str) -> None:
    news = news_of(text)
    spans = [name.words for name in news.names]
    for fact in news.occupations:
        spans += [span for span in (fact.person, fact.post, fact.employer) if span]
    for participants in [m.participants for m in news.meetings] + [d.participants for d in news.deals]:
        assert len(participants) > 1
        spans += participants
    assert all(0 <= span.start < span.stop <= len(text) for span in spans)
