"""What people checked says how right reading was, and becomes files of gold."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pobratim.desk import gold, gold_files, review
from pobratim.desk.contract import lacking
from pobratim.desk.models import Account
from pobratim.desk.roles import Role
from pobratim.desk.whole import whole_mark
from pobratim.desk.words import seen_token
from pobratim.errors import BadInput
from pobratim.facts.wire import content_to_json
from pobratim.storage import models, write
from pobratim.storage.doubts import count_anew, doubt_anew
from tests.register.making import Figure, Partnership, meeting, paper, post, reading

pytestmark = pytest.mark.django_db
NEWS = (
    reading("a", "2021-05-13", paper("2021", stage="signed"), meeting("2021-05-12", stage="held")),
    reading("b/2", "2021-06-13", post("Егор Ладыгин"), Partnership(parties=("RU-TVE", "BY-BR"))),
    reading("c", "2021-07-13", Figure(measure="share", of="RU-TVE", value=4.0, unit="%")),
)


@pytest.fixture
def olga(db: None) -> Account:
    write.keep_readings(NEWS)
    write.rebuild_dirty_blocks()
    return Account.objects.create(username="Ольга", role=Role.REVIEWER.value)


def entry(kind: str) -> models.Entry:
    return models.Entry.objects.get(kind=kind)


def token(kind: str) -> str:
    return seen_token(entry(kind))


def test_precision_is_counted_over_what_people_judged(olga: Account) -> None:
    review.accept(olga, entry("agreement").id, token("agreement"))
    review.reject(olga, entry("event").id, token("event"))
    score = gold.report().total
    assert (score.found, score.right, score.precision) == (2, 1, 0.5)
    assert score.recall is None, "nobody has said of a document that nothing is missing in it"


def test_a_corrected_slot_is_wrong_and_a_filled_one_was_missed(olga: Account) -> None:
    review.correct(olga, entry("agreement").id, "signed", "2021-05-12", token("agreement"))
    review.correct(olga, entry("agreement").id, "title", "Соглашение о льне", token("agreement"))
    score = gold.report().kinds["agreement"]
    # instrument, parties, stage are right; signed is wrong, title missing
    assert (score.slots_found, score.slots_wanted, score.slots_right) == (4, 5, 3)


def test_a_document_checked_whole_judges_all_its_facts_and_tells_what_was_missed(olga: Account) -> None:
    review.add_missed(olga, "a", "commitment", {"type": "promise", "what": "приехать"}, [(0, 7)])
    review.reviewed_whole(olga, "a")
    score = gold.report().total
    assert (score.found, score.right, score.missed) == (2, 2, 1)
    assert score.recall == pytest.approx(2 / 3)
    review.not_whole(olga, "a")
    assert gold.report().documents == 0


def test_another_text_is_not_checked_whole_any_more(olga: Account) -> None:
    review.reviewed_whole(olga, "a")
    document = models.Document.objects.get(id="a")
    mark = whole_mark(document)
    assert mark is not None
    assert mark.who == "Ольга"
    document.text += " Дополнено."
    document.save()
    assert whole_mark(document) is None
    assert gold.whole_documents() == {}


def test_scores_stand_in_the_month_of_the_check(olga: Account) -> None:
    review.accept(olga, entry("agreement").id, token("agreement"))
    models.Decision.objects.update(at=datetime(2024, 2, 3, tzinfo=UTC))
    report = gold.report()
    assert list(report.months) == ["2024-02"]
    assert report.cells["agreement", "2024-02"].right == 1


def test_what_was_entered_by_hand_judges_no_reading(olga: Account) -> None:
    values = content_to_json(paper("2020"))
    review.enter(olga, "agreement", values, "Папка договоров, лист 5")
    assert gold.report().total == gold.Score()


def test_gold_holds_what_is_right_and_the_text_as_it_was_read(olga: Account, tmp_path: Path) -> None:
    review.correct(olga, entry("agreement").id, "signed", "2021-05-12", token("agreement"))
    review.reject(olga, entry("event").id, token("event"))
    for name in ("a", "b/2"):
        review.reviewed_whole(olga, name)
    done = gold_files.export(tmp_path / "gold")
    assert (done.documents, done.facts, done.left_out) == (2, 3, ())
    written = json.loads((tmp_path / "gold" / "a.json").read_text("utf-8"))
    (fact,) = written["facts"]
    assert fact["signed"] == "2021-05-12"
    text = (tmp_path / "gold" / "a.txt").read_bytes().decode("utf-8")
    assert text == NEWS[0].document.text
    assert [text[one["start"] : one["end"]] for one in fact["evidence"]] == ["Фраза 0 о важном."]
    assert json.loads((tmp_path / "gold" / "b_2.json").read_text("utf-8"))["document"]["id"] == "b_2"


def test_what_breaks_the_contract_is_left_out_by_name(olga: Account, tmp_path: Path) -> None:
    review.reviewed_whole(olga, "c")
    done = gold_files.export(tmp_path / "gold")
    assert done.documents == 0
    assert done.left_out == (("c", "figure share: нет scope"),)


def test_a_folder_that_holds_gold_already_is_not_mixed_with_ours(olga: Account, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}")
    with pytest.raises(BadInput, match="пустую"):
        gold_files.export(tmp_path)


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        ({"kind": "event", "type": "visit", "parties": ["BY"]}, "event: нет stage"),
        ({"kind": "partnership", "parties": ["BY"]}, "partnership: одна сторона"),
        ({"kind": "flow", "from": "BY", "to": "BY", "goods": ["лён"]}, "flow: откуда и куда — одно и то же"),
        ({"kind": "figure", "measure": "turnover", "of": "BY", "value": 4}, "figure: нет unit"),
        ({"kind": "project", "name": "школа «Лён", "parties": ["BY"]}, "project: кавычки в name"),
        ({"kind": "figure", "measure": "turnover", "of": "BY", "change": "+"}, None),
    ],
)
def test_a_fact_is_whole_by_the_contract_or_says_what_it_lacks(fact: dict[str, object], problem: str | None) -> None:
    assert lacking({**fact, "evidence": [{"start": 0, "end": 1}]}) == problem


def test_rules_that_people_found_wrong_lower_the_confidence_of_their_other_facts(olga: Account) -> None:
    write.keep_readings([reading(f"n{n}", f"2022-01-{n + 1:02}", meeting(f"2022-01-{n + 1:02}")) for n in range(6)])
    models.Fact.objects.filter(kind="event").update(rule="event.meeting")
    write.rebuild_everything()
    events = list(models.Entry.objects.filter(kind="event").order_by("id"))
    before = events[-1].confidence
    for one in events[:-1]:
        review.reject(olga, one.id, seen_token(one))
    counted = list(models.RuleTally.objects.values())
    assert counted == [{"rule": "event.meeting", "right": 0, "wrong": 6}]
    assert doubt_anew() == 1
    assert models.Entry.objects.get(id=events[-1].id).confidence < before - 15
    count_anew()
    assert list(models.RuleTally.objects.values()) == counted
