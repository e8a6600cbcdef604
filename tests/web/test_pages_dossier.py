"""The partner's dossier, the page of a paper, the morning page: what stands out, who answers for it, few questions."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.desk import review
from pobratim.desk.models import Account
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token
from pobratim.facts import KINDS
from pobratim.register.lives import LifeState, Phase, Why, standing_now
from pobratim.register.lives.measures import Fulfilment
from pobratim.storage import morning, tallies
from pobratim.storage.glance import outstanding, tally
from pobratim.storage.models import Entry
from pobratim.web.dossier import progress_of
from pobratim.web.lifeline import WIDTH, life_line
from pobratim.wording.rules import has_words, reason_words
from tests.web.sample import fact_of

pytestmark = pytest.mark.usefixtures("register")
MOST_QUERIES = 12
TODAY = date(2026, 6, 1)


def text_of(address: str, client: Client | None = None, status: int = 200) -> str:
    response = (client or Client()).get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode()).replace("\xa0", " ")


@pytest.fixture
def reviewer() -> Client:
    client = Client()
    client.force_login(Account.objects.create_user("vera", first_name="Вера", role=Role.REVIEWER))
    return client


def test_the_first_screen_says_what_binds_when_they_met_and_whom_to_call() -> None:
    page = text_of("/partners/RU-TUL/")
    board = page[page.index("glance-board") : page.index("На этой странице")]
    assert "Визит: Алексин — Лида" in board
    assert "сентябрь 2023 года" in board
    assert "Степан Лукошин" in board
    assert "Открыть общий учебный центр" in board
    assert "действует" in board or "подписано" in board


def test_plans_stand_apart_from_agreements() -> None:
    page = text_of("/partners/RU-TUL/")
    assert 'id="plan"' in page
    assert 'id="agreement"' not in page


def test_sentences_bear_the_numbers_of_their_sources() -> None:
    page = text_of("/partners/RU-TUL/")
    assert page.count('id="source-1"') == 1
    assert 'href="#source-1"' in page
    assert "Тула и Гродно подписали план на три года" in page[page.index('id="sources"') :]


def test_a_permanent_address_keeps_the_day_and_the_other_side() -> None:
    page = text_of("/partners/RU-TUL/?with=BY-HR&as_of=2024-06-01&tour=2")
    assert "http://testserver/partners/RU-TUL/?with=BY-HR&as_of=2024-06-01<" in page


def test_counts_are_those_of_the_entries() -> None:
    counted = tally("RU-TUL", "", TODAY)
    found = Entry.objects.filter(parties__party="RU-TUL")
    assert sum(counted.kinds.values()) == found.count()
    assert counted.papers == {"in_force": 1}
    assert counted.confirmed == 0
    assert {entry.pk for entry in outstanding("RU-TUL", "", TODAY, count=50)} == set(found.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "address", ["/", "/partners/RU-TUL/", "/partners/BY-HR/", "/agreements/", "/people/", "/help/"]
)
def test_somebody_signed_in_gets_a_page_with_few_questions(address: str, reviewer: Client) -> None:
    text_of(address, reviewer)
    with CaptureQueriesContext(connection) as asked:
        text_of(address, reviewer)
    assert len(asked) <= MOST_QUERIES


def test_a_confirmed_entry_is_told_from_what_a_machine_read_and_says_who_confirmed_it(reviewer: Client) -> None:
    paper = Entry.objects.get(kind="agreement")
    before = text_of(f"/agreements/{paper.id}/", reviewer)
    assert "прочитано машиной" in before
    assert f"/review/{paper.id}/" in before
    review.accept(Account.objects.get(username="vera"), paper.id, seen_token(paper), "сверено с подлинником")
    after = text_of(f"/agreements/{paper.id}/", reviewer)
    assert "state-accepted" in after
    assert "vera" in after
    assert "сверено с подлинником" in after
    assert "state-accepted" in text_of("/partners/RU-TUL/")


def test_a_list_can_be_narrowed_to_what_people_confirmed() -> None:
    assert "Ничего не нашлось" in text_of("/agreements/?state=confirmed")
    Entry.objects.filter(kind="agreement").update(state=Entry.State.ACCEPTED)
    assert "План мероприятий" in text_of("/agreements/?state=confirmed")
    assert "Ничего не нашлось" in text_of("/agreements/?state=machine")
    assert "Нет такого значения" in text_of("/agreements/?state=perhaps", status=400)


def test_a_reader_is_not_shown_the_way_to_checking() -> None:
    paper = Entry.objects.get(kind="agreement")
    assert "/review/" not in text_of(f"/agreements/{paper.id}/")


def test_the_morning_begins_with_what_waits(reviewer: Client) -> None:
    page = text_of("/", reviewer)
    assert "Здравствуйте, Вера" in page
    assert "Ждут проверки" in page
    assert "Здравствуйте" not in text_of("/")


def test_the_morning_knows_what_is_due_and_what_is_late() -> None:
    promise = Entry.objects.get(kind="commitment")
    due = promise.until
    assert due
    assert [entry.pk for entry in morning.terms(due - timedelta(days=10), 5).soon] == [promise.pk]
    assert [entry.pk for entry in morning.terms(due + timedelta(days=10), 5).late] == [promise.pk]
    assert not morning.terms(due - timedelta(days=100), 5).soon


def test_a_plan_that_nothing_follows_is_named_before_it_lapses() -> None:
    plan = Entry.objects.get(kind="agreement")
    assert [entry.pk for entry in morning.lapsing(date(2026, 9, 1), 5)] == [plan.pk]
    assert not morning.lapsing(date(2025, 1, 1), 5)


def test_a_partner_goes_quiet_after_a_year_without_events() -> None:
    event = Entry.objects.get(kind="event")
    links = [
        {name: value for name, value in row.items() if name not in ("id", "entry_id")} for row in event.parties.values()
    ]
    for year in (2019, 2020):
        event.pk, event.last = f"visit-{year}", date(year, 5, 1)
        event.save(force_insert=True)
        dated = [{**link, "first": event.last} for link in links]
        event.parties.bulk_create(event.parties.model(entry=event, **link) for link in dated)
    tallies.change(tallies.nothing(), tallies.of_rows(["visit-2019", "visit-2020"]))
    found = morning.quiet("", date(2025, 1, 1))
    assert {(one.party, one.events, one.last.year) for one in found} == {
        ("RU-TUL/Алексин", 3, 2023),
        ("BY-HR/Лида", 3, 2023),
    }
    assert [one.party for one in morning.quiet("BY-HR", date(2025, 1, 1))] == ["RU-TUL/Алексин"]
    assert morning.quiet("", date(2024, 1, 1)) == []


def phase(position: int, state: LifeState, first: date | None, last: date | None = None) -> Phase:
    return Phase("e", position, state, first, first, last, Why.WITHIN_TERM, True)


def test_a_life_line_lies_within_its_strip_and_marks_what_is_ahead() -> None:
    phases = [
        phase(0, LifeState.SIGNED, date(2024, 5, 16), date(2024, 12, 31)),
        phase(1, LifeState.IN_FORCE, date(2025, 1, 1), date(2027, 12, 31)),
        phase(2, LifeState.LAPSED, date(2028, 1, 1)),
    ]
    line = life_line(phases, standing_now(phases, TODAY), TODAY, "ru")
    assert line
    assert [(step.now, step.ahead) for step in line.steps] == [(False, False), (True, False), (False, True)]
    for piece in line.pieces:
        assert piece.x >= 0
        assert piece.x + piece.width <= WIDTH + 6
    assert line.pieces[1].x < line.today < line.pieces[2].x


def test_a_paper_without_days_has_steps_and_no_strip() -> None:
    phases = [phase(0, LifeState.DRAFTING, None)]
    line = life_line(phases, standing_now(phases, TODAY), TODAY, "ru")
    assert line
    assert line.steps[0].now
    assert line.pieces == ()
    assert life_line([], None, TODAY, "ru") is None


def test_a_plans_bar_is_as_long_as_all_its_measures() -> None:
    bar = progress_of({Fulfilment.OVERDUE: 1, Fulfilment.NOT_DUE: 3}, "ru")
    assert bar.total == 4
    assert [(part[2], part[3], part[4]) for part in bar.parts] == [(1, 0, 25), (3, 25, 75)]


def test_the_reason_is_told_in_the_language_of_the_page() -> None:
    assert reason_words("commitment.future", "«составит» says what somebody is going to do", "ru") == (
        "слово «составит» говорит, что кто-то собирается сделать"
    )
    assert reason_words("commitment.future", "says", "en") == "says"
    assert "действует" in reason_words("agreement.in_force", "", "ru")
    page = text_of("/documents/plan/")
    assert fact_of("agreement") in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_rule_has_words(kind: str) -> None:
    assert has_words(f"{kind}.something_new")
