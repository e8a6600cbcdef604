"""The queue: what somebody should look at, the most pressing first, under any filter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pobratim.desk import queue as queue_module
from pobratim.desk import review
from pobratim.desk.models import Account, Department, Grant, Postponed
from pobratim.desk.queue import QueueFilter, length, neighbours, next_after, queue, rules_of
from pobratim.desk.roles import Role
from pobratim.desk.words import seen_token
from pobratim.errors import BadInput
from pobratim.facts import Figure
from pobratim.storage import models, write
from tests.register.making import BREST, PSKOV, SAMPLES, meeting, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga(db: None) -> Account:
    news = [reading(f"n{n:02}", f"2021-05-{n % 28 + 1:02}", one) for n, one in enumerate(SAMPLES)]
    write.keep_readings([*news, reading("pskov", "2022", meeting("2022-01-01", parties=(PSKOV, BREST)))])
    write.rebuild_dirty_blocks()
    return Account.objects.create(username="Ольга", role=Role.REVIEWER.value)


def test_the_queue_holds_all_on_which_nobody_has_spoken_in_the_order_of_priority(olga: Account) -> None:
    found = list(queue())
    assert len(found) == models.Entry.objects.count() == length()
    assert [row.priority for row in found] == sorted((row.priority for row in found), reverse=True)
    first = found[0]
    review.accept(olga, first.id, seen_token(first))
    assert first not in queue()


def test_an_entry_that_changed_after_the_check_comes_back_and_comes_up(olga: Account) -> None:
    row = models.Entry.objects.get(kind="event", entry_facts__fact__document="pskov")
    before = row.priority
    review.accept(olga, row.id, seen_token(row))
    write.keep_readings([reading("then", "2022", meeting("2022-01-01", parties=(PSKOV, BREST), stage="held"))])
    write.rebuild_dirty_blocks()
    back = queue(QueueFilter(states=("reopened",))).get()
    assert back.id == row.id
    assert back.priority > before
    assert "reopened" in back.doubts


@pytest.mark.parametrize("rare", [5000, 0])
def test_filters_narrow_the_queue_however_many_candidates_there_are(
    olga: Account, rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_module, "RARE", rare)
    everything = set(queue())
    assert {row.kind for row in queue(QueueFilter(kinds=("agreement",)))} == {"agreement"}
    assert [row.document_count for row in queue(QueueFilter(document="pskov"))] == [1]
    assert queue(QueueFilter(partner=PSKOV)).get() == queue(QueueFilter(document="pskov")).get()
    assert set(queue(QueueFilter(rule="rule"))) == everything
    assert not queue(QueueFilter(rule="event.visit"))
    low, high = set(queue(QueueFilter(below=85))), set(queue(QueueFilter(above=85)))
    assert low
    assert high
    assert low | high == everything
    assert not low & high
    assert queue(QueueFilter(since=date(2022, 1, 1))).get() == queue(QueueFilter(partner=PSKOV)).get()
    loose = queue(QueueFilter(doubt="variants"))
    assert loose
    assert all(row.doubts[0] == "variants" for row in loose)


def test_what_somebody_put_off_is_skipped_until_its_day(olga: Account) -> None:
    row = queue()[0]
    review.later(olga, row.id)
    assert row not in queue()
    assert queue(QueueFilter(postponed=True)).get() == row
    Postponed.objects.update(until=timezone.now() - timedelta(minutes=1))
    assert row in queue()
    with pytest.raises(BadInput, match="прошёл"):
        review.later(olga, row.id, timezone.now() - timedelta(minutes=1))


def test_the_partners_of_ones_own_departments_are_ones_own_queue(olga: Account) -> None:
    department = Department.objects.create(name="Отдел стран СНГ")
    Grant.objects.create(department=department, party=PSKOV, role=Role.REVIEWER.value)
    olga.departments.add(department)
    (row,) = queue(QueueFilter(mine=True), olga)
    assert row.entry_facts.get().fact.document_id == "pskov"
    assert list(queue(QueueFilter(department=department.pk))) == [row]
    ivan = Account.objects.create(username="Иван", role=Role.READER.value)
    Grant.objects.create(account=ivan, party=PSKOV, role=Role.EDITOR.value)
    assert list(queue(QueueFilter(mine=True), ivan)) == [row]


def test_one_walks_the_queue_forwards_and_backwards(olga: Account) -> None:
    wanted = QueueFilter(kinds=("agreement", "event"))
    order = [row.id for row in queue(wanted)]
    walked, row = [], queue(wanted).first()
    while row is not None:
        walked.append(row.id)
        row = next_after(row, wanted)
    assert walked == order
    last = models.Entry.objects.get(id=order[-1])
    before, after = neighbours(last, wanted)
    assert before is not None
    assert (before.id, after) == (order[-2], None)
    assert neighbours(models.Entry.objects.get(id=order[0]), wanted)[0] is None


def test_the_rules_behind_an_entry_are_told(olga: Account) -> None:
    rows = list(queue()[:3])
    assert rules_of(rows) == {row.id: ["rule"] for row in rows}


def test_a_paper_between_countries_comes_before_a_saying_as_sure(olga: Account) -> None:
    order = [row.kind for row in queue()]
    assert order.index("agreement") < order.index("statement")


def test_what_documents_disagree_on_comes_before_what_they_agree_on(olga: Account) -> None:
    def turnover(partner: str, value: float) -> Figure:
        return Figure(measure="turnover", of=PSKOV, with_=partner, value=value, unit="RUB", period="2022")

    told = (("x", "KZ", 4e9), ("y", "KZ", 4e9), ("z", "UZ", 4e9), ("w", "UZ", 4.2e9))
    write.keep_readings([reading(name, "2023-01-01", turnover(*what)) for name, *what in told])
    write.rebuild_dirty_blocks()
    agreed, disputed = (models.Entry.objects.get(entry_facts__fact__document=name) for name in "xz")
    assert disputed.priority > agreed.priority
    assert disputed.confidence < agreed.confidence


@pytest.mark.parametrize("wanted", [QueueFilter(), QueueFilter(kinds=("event",)), QueueFilter(doubt="one_source")])
def test_a_page_of_the_queue_is_a_walk_along_an_index_and_sorts_nothing(olga: Account, wanted: QueueFilter) -> None:
    plan = queue(wanted)[:50].explain()
    assert "entry_queue" in plan
    assert "TEMP B-TREE" not in plan
