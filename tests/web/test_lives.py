"""Lives on pages: state and reason, ties to other papers, measures, posts in time, any day of the past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.desk import review
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token
from pobratim.facts import Commitment, Partnership
from pobratim.register import Reading
from pobratim.register.lives.measures import ROW
from pobratim.storage import write
from pobratim.storage.models import Entry
from tests.desk.people import account
from tests.register.making import BREST, TVER, paper, post, reading

from .test_pages import MOST_QUERIES, text_of

pytestmark = pytest.mark.django_db
EARLY, LATE = datetime(2024, 3, 1, 12, tzinfo=UTC), datetime(2025, 3, 1, 12, tzinfo=UTC)
LINEN = "Соглашение о торгово-экономическом сотрудничестве"


def table() -> Reading:
    plan = paper("2022-01-15", instrument="plan", period="2022/2024", implements="agreement", title="План по льну")
    fair = Commitment(type="agreed", what="провести ярмарку льна", by=(TVER, "ООО «Лён»"), due="2022-09")
    one = reading("table", "2022-01-20", plan, fair)
    return replace(one, facts=(one.facts[0], replace(one.facts[1], rule=ROW)))


def keep(at: datetime, readings: Iterable[Reading]) -> None:
    write.keep_readings(readings, at)
    write.rebuild_dirty_blocks()


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """A chain of papers, learnt in two years."""
    keep(
        EARLY,
        [
            reading("old", "2019-06-01", paper("2019-05-01", LINEN, period="2019/2029"), post("Егор Ладыгин")),
            table(),
            reading("tie", "2020-01-20", Partnership(parties=("RU-TVE/Торжок", "BY-BR/Пинск"), since="2018")),
        ],
    )
    keep(LATE, [reading("new", "2023-06-01", paper("2023-05-01", LINEN), post("Мария Песцова"))])


def address(**wanted: object) -> str:
    (entry,) = Entry.objects.filter(**wanted)
    section = {"agreement": "agreements", "partnership": "partnerships", "person": "people"}[entry.kind]
    return f"/{section}/{entry.pk}/"


def old() -> str:
    return address(kind="agreement", first__year=2019)


def words(page: str) -> str:
    return page.replace("\xa0", " ")


def test_a_paper_shows_what_came_before_and_after_and_why() -> None:
    page = text_of(old())
    assert "заменено" in page
    assert "Следующий документ" in page
    assert "Подписан следующий документ" in page
    assert f'href="{address(kind="agreement", first__year=2023)}"' in page
    assert "те же стороны, вид и название, подписан позже" in page
    assert "Прежний документ" in text_of(address(kind="agreement", first__year=2023))


def test_a_plan_shows_its_agreement_and_its_measures() -> None:
    page = text_of(address(subtype="plan"))
    assert "истёк без продолжения" in page
    assert f'href="{old()}"' in page
    assert "Провести ярмарку льна" in page
    assert "ООО «Лён»" in page
    assert "срок прошёл" in page
    assert "срок не наступил" in text_of(f"{address(subtype='plan')}?as_of=2022-02-01")


def test_a_tie_of_towns_leads_to_the_paper_above_it() -> None:
    page = text_of(address(kind="partnership"))
    assert "На основе соглашения" in page
    assert "Не точно:" in page


def test_the_past_shows_what_held_then() -> None:
    page = text_of("/agreements/?as_of=2020-03-01")
    assert "Показано, что было в силе 1 марта 2020 года." in words(page)
    assert "1 соглашение" in words(page)
    assert "действует" in page
    assert "2 соглашения" in words(text_of("/agreements/?as_of=2022-03-01"))
    assert "Ничего не нашлось" in text_of("/agreements/?as_of=2010-03-01")


def test_the_past_shows_what_was_known_then() -> None:
    assert "3 соглашения" in words(text_of("/agreements/?known=2025-12-31"))
    page = text_of("/agreements/?known=2024-12-31")
    assert "Показано только то, что реестр знал к концу дня 31 декабря 2024 года." in words(page)
    assert "2 соглашения" in words(page)
    assert "Ничего не нашлось" in text_of("/agreements/?known=2020-01-01")
    then = text_of(f"{old()}?known=2024-12-31")
    assert "заменено" not in then
    assert "Следующий документ" not in then
    assert "Исполняется документами" in then


def test_what_was_checked_later_was_not_yet_checked_then() -> None:
    then = "known=2024-12-31"
    entry = Entry.objects.get(kind="agreement", first__year=2019)
    review.accept(account(Role.REVIEWER, "olga"), entry.id, seen_token(entry))
    assert "state-accepted" in text_of(old())
    page = text_of(f"{old()}?{then}")
    assert "state-machine" in page
    assert "state-accepted" not in page
    assert "1 соглашение" in words(text_of("/agreements/?state=confirmed"))
    assert "Ничего не нашлось" in text_of(f"/agreements/?state=confirmed&{then}")
    assert "2 соглашения" in words(text_of(f"/agreements/?state=machine&{then}"))


def test_both_days_can_be_asked_at_once_and_narrowed() -> None:
    page = text_of("/agreements/?known=2025-12-31&as_of=2024-06-01&type=plan")
    assert "1 соглашение" in words(page)
    assert "Ничего не нашлось" in text_of("/agreements/?known=2025-12-31&as_of=2024-06-01&type=treaty")
    assert "Ничего не нашлось" in text_of("/agreements/?known=2025-12-31&due=past&type=agreement")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("life=lapsed", "План по льну"),
        ("life=replaced", LINEN),
        ("life=signed", LINEN),
        ("life=in_force&as_of=2020-03-01", LINEN),
        ("life=in_force&known=2024-12-31", LINEN),
        ("life=lapsed&known=2025-12-31", "План по льну"),
        ("life=in_force", ""),
        ("life=replaced&known=2024-12-31", ""),
    ],
)
def test_papers_are_found_by_their_state(query: str, found: str) -> None:
    page = text_of(f"/agreements/?{query}")
    assert ("1 соглашение" in words(page)) is bool(found)
    assert found in page
    assert ("Ничего не нашлось" in page) is not bool(found)


def test_what_was_not_known_yet_says_so() -> None:
    page = text_of(f"{address(kind='agreement', first__year=2023)}?known=2024-12-31", 404)
    assert "К концу этого дня реестр ещё не знал этой записи." in page


def test_a_partner_is_shown_as_of_a_day() -> None:
    page = text_of(f"/partners/{TVER}/?as_of=2020-03-01")
    assert "Показано, что было в силе 1 марта 2020 года." in words(page)
    assert "Кто был на посту" in page
    assert "План по льну" not in page
    assert "as_of=2020-03-01" not in text_of(f"/partners/{TVER}/")
    assert "Мария Песцова" not in text_of(f"/partners/{TVER}/?known=2024-12-31")
    assert "На этот день ничего нет" in text_of(f"/partners/{TVER}/?known=2020-01-01")


def test_who_holds_a_post_and_who_held_it() -> None:
    page = text_of(f"/partners/{TVER}/")
    seats = page[page.index("Сейчас и раньше") :]
    assert seats.index("Мария Песцова") < seats.index("Раньше:") < seats.index("Егор Ладыгин")
    page = text_of(address(kind="person", title="Егор Ладыгин"))
    assert "После:" in page
    assert "Мария Песцова" in page


def test_two_people_in_one_post_at_one_time_are_shown_as_a_contradiction() -> None:
    keep(LATE, [reading("odd", "2024-01-01", post("Егор Ладыгин"))])
    assert "Документы называют на этом посту двух людей в одно время." in text_of(f"/partners/{TVER}/")
    page = text_of(address(kind="person", title="Мария Песцова"))
    assert "В то же время документы называют на этом посту:" in page


@pytest.mark.parametrize("name", ["as_of", "known"])
@pytest.mark.parametrize("value", ["32", "2022-02-30", "01.03.2022", "0001-01-01", "9999-12-31", "2022-3-1", "сегодня"])
def test_a_day_that_is_not_understood_is_named(name: str, value: str) -> None:
    for page in ("/agreements/", old(), f"/partners/{TVER}/"):
        text = text_of(f"{page}?{name}={value}", 400)
        assert f"День «{value}» не понят: напишите год, месяц и число, например 2022-03-01." in text
        assert 'role="alert"' in text


@pytest.mark.parametrize("asked", ["", "?as_of=2022-03-01", "?known=2025-12-31", "?known=2025-12-31&as_of=2022-03-01"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_of_any_day_ask_few_questions(asked: str, prefix: str) -> None:
    pages = [
        "/agreements/",
        "/partnerships/",
        old(),
        address(subtype="plan"),
        f"/partners/{TVER}/",
        f"/partners/{BREST}/",
    ]
    for page in pages:
        with CaptureQueriesContext(connection) as questions:
            text_of(f"{prefix}{page}{asked}")
        assert len(questions) <= MOST_QUERIES, page


def test_the_english_page_says_it_in_english() -> None:
    page = text_of(f"/en{old()}?as_of=2024-01-01")
    assert "replaced" in page
    assert "Shown is what held on 1 January 2024." in words(page)
    assert "Next paper" in page
    assert "same parties, instrument and title, signed later" in page
