"""Lives asked of the database: on a day, as known on a day, with seats and measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import QuerySet

from pobratim.facts import Commitment, Partnership
from pobratim.register import Decision, Reading, Verb
from pobratim.register.lives import LifeState, holds_on
from pobratim.register.lives.measures import ROW
from pobratim.register.lives.pairs import KINDS
from pobratim.storage import known, read, standing, write
from pobratim.storage.models import Entry, Fact
from pobratim.storage.read import EntryFilter
from pobratim.storage.store import DatabaseStore
from tests.register.lives_suite import GENERAL, news
from tests.register.making import ATYRAU, BREST, PSKOV, TVER, meeting, paper, post, reading

pytestmark = pytest.mark.usefixtures("database")
FIRST, LATER = datetime(2024, 3, 1, 12, tzinfo=UTC), datetime(2025, 3, 1, 12, tzinfo=UTC)
BETWEEN, AFTER = date(2024, 12, 31), date(2025, 12, 31)


def keep(at: datetime, *readings: Reading) -> None:
    write.keep_readings(readings, at)
    write.rebuild_dirty_blocks()


def titles(rows: QuerySet[Entry]) -> list[str]:
    return sorted(row.title for row in rows)


# --- on a day ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_the_database_and_the_rules_agree_on_what_holds_on_a_day(seed: int) -> None:
    keep(FIRST, *news(seed))
    store = DatabaseStore()
    phases = store.lives().phases
    for day in (date(2018, 1, 1), date(2021, 5, 12), date(2023, 1, 1), date(2026, 1, 1)):
        asked = {row.id for row in standing.standing_on_day(Entry.objects.filter(kind__in=KINDS), day)}
        own = {one.id: [phase for phase in phases if phase.entry == one.id] for one in store.entries()}
        assert asked == {entry for entry, held in own.items() if held and holds_on(held, day)}


@pytest.mark.parametrize("seed", range(3))
def test_the_database_and_the_rules_agree_on_states(seed: int) -> None:
    keep(FIRST, *news(seed))
    papers = list(standing.with_phases(Entry.objects.filter(kind="agreement")))
    today = date(2026, 9, 1)
    for day in (None, date(2018, 1, 1), date(2021, 5, 12), date(2026, 8, 1)):
        told = {paper.pk: standing.standing(paper, day, today) for paper in papers}
        for state in LifeState:
            asked = {row.pk for row in standing.in_state(Entry.objects.filter(kind="agreement"), state, day, today)}
            assert asked == {number for number, found in told.items() if found and found.state == state}, (day, state)


def test_other_entries_hold_from_their_first_day_on() -> None:
    keep(FIRST, reading("a", "2021-05-13", meeting("2021-05-12"), Partnership(parties=(TVER, BREST), since="1998")))
    found = standing.standing_on_day(Entry.objects.all(), date(2000, 1, 1))
    assert [row.kind for row in found] == ["partnership"]


def test_plans_that_lapsed_and_papers_that_run_out_are_found() -> None:
    keep(
        FIRST,
        reading("old", "2019-02-01", paper(instrument="plan", period="2019/2021")),
        reading("new", "2022-02-01", paper("2022-01-30", "Соглашение о льне", period="2022/2026")),
    )
    assert [row.subtype for row in standing.lapsed(date(2023, 1, 1))] == ["plan"]
    assert not standing.lapsed(date(2021, 12, 31)).exists()
    assert titles(standing.expiring(date(2026, 12, 1), date(2027, 1, 31))) == ["Соглашение о льне"]
    keep(LATER, reading("next", "2022-02-01", paper(instrument="plan", period="2022/2024")))
    assert [row.subtype for row in standing.lapsed(date(2023, 1, 1))] == []


# --- as known on a day ------------------------------------------------------------------------------------------------


def agreements(day: date, **wanted: object) -> list[str]:
    return [one.title for one in known.known_on(EntryFilter(kinds=["agreement"], **wanted), day).entries]  # type: ignore[arg-type]


def test_what_was_learnt_later_was_not_known() -> None:
    keep(FIRST, reading("old", "2019-06-01", paper("2019-05-01", GENERAL)))
    keep(LATER, reading("new", "2023-06-01", paper("2023-05-01", f"{GENERAL} и туризме")))
    assert agreements(date(2024, 2, 29)) == []
    assert agreements(BETWEEN) == [GENERAL]
    assert len(agreements(AFTER)) == 2


def test_a_paper_was_not_yet_known_to_be_replaced() -> None:
    keep(FIRST, reading("old", "2019-06-01", paper("2019-05-01", GENERAL)))
    keep(LATER, reading("new", "2023-06-01", paper("2023-05-01", GENERAL)))
    old = read.agreements(EntryFilter(until=date(2020, 1, 1)))[0]
    then, now = (known.known_beside(old, day).standing(old.id, None, date(2026, 1, 1)) for day in (BETWEEN, AFTER))
    assert then is not None
    assert now is not None
    assert (then.state, now.state) == (LifeState.SIGNED, LifeState.REPLACED)


def test_an_entry_says_what_documents_had_told_by_then() -> None:
    keep(FIRST, reading("a", "2021-05-13", paper("2021")))
    keep(LATER, reading("b", "2021-05-14", paper("2021-05-12", stage="signed")))
    (then,) = known.known_on(EntryFilter(kinds=["agreement"]), BETWEEN).entries
    assert (then.content.signed, then.documents) == ("2021", ("a",))  # type: ignore[union-attr]
    assert agreements(BETWEEN, stages=["signed"]) == []


def test_reading_the_same_again_does_not_make_it_newer_but_reading_it_differently_does() -> None:
    first = reading("a", "2021-05-13", paper("2021"), meeting("2021-05-12"))
    keep(FIRST, first)
    changed = replace(first.facts[0], content=paper("2021-05-12"))
    keep(LATER, replace(first, facts=(changed, first.facts[1])))
    learnt = dict(Fact.objects.values_list("kind", "learnt_at"))
    assert learnt == {"agreement": LATER, "event": FIRST}


def test_decisions_of_later_days_do_not_count() -> None:
    keep(FIRST, reading("a", "2021-05-13", paper("2021")), reading("b", "2021", paper("2021", parties=(TVER, "BY"))))
    one, two = DatabaseStore().entries()
    write.decide(Decision(id="d", verb=Verb.SAME, facts=one.facts, others=two.facts, who="Ольга", at=LATER))
    write.decide(Decision(id="e", verb=Verb.REJECT, facts=one.facts, who="Ольга", at=LATER + timedelta(days=1)))
    write.rebuild_dirty_blocks()
    assert len(agreements(BETWEEN)) == 2
    assert agreements(AFTER) == []


def test_the_known_list_is_narrowed_like_todays() -> None:
    keep(
        FIRST,
        reading("a", "2021-05-13", paper("2021-05-12", "Соглашение о льне", areas=("agriculture",))),
        reading("b", "2022-05-13", paper("2022-05-12", "Меморандум о туризме", (PSKOV, ATYRAU), areas=("tourism",))),
    )
    for wanted in ({"party": TVER}, {"areas": ["agriculture"]}, {"words": "ЛЬНЕ"}, {"until": date(2021, 12, 31)}):
        assert agreements(AFTER, **wanted) == ["Соглашение о льне"]
        assert [row.title for row in read.agreements(EntryFilter(**wanted))] == ["Соглашение о льне"]  # type: ignore[arg-type]
    assert agreements(AFTER, party="KZ") == ["Меморандум о туризме"]


def test_too_much_to_build_anew_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_FACTS", 1)
    keep(FIRST, reading("a", "2021-05-13", paper("2021"), paper("2019")))
    assert not known.known_on(EntryFilter(kinds=["agreement"]), AFTER).complete


# --- people and measures ----------------------------------------------------------------------------------------------


def test_the_holder_of_a_post_on_a_day() -> None:
    keep(
        FIRST,
        reading("a", "2016-03-01", post("Егор Ладыгин")),
        reading("b", "2018-09-01", post("Егор Ладыгин", TVER, "глава региона")),
        reading("c", "2019-04-01", post("Мария Песцова")),
        reading("d", "2017-04-01", post("Иван Осокин", BREST, "губернатор")),
    )
    held = {
        day: [row.title for row in standing.holder_on(TVER, "губернатор", date.fromisoformat(day))]
        for day in ("2015-01-01", "2017-01-01", "2019-01-01", "2020-01-01")
    }
    assert held == {
        "2015-01-01": [],
        "2017-01-01": ["Егор Ладыгин"],
        "2019-01-01": ["Егор Ладыгин", "Мария Песцова"],
        "2020-01-01": ["Мария Песцова"],
    }
    assert standing.holder_on(TVER, "депутат", date(2017, 1, 1)) == []


def test_a_plan_has_the_rows_of_its_newest_document() -> None:
    plan = paper("2022-01-15", instrument="plan", period="2022/2024")
    other = reading("news", "2022-01-16", plan, Commitment(type="agreed", what="встретиться снова"))
    table = reading("table", "2022-01-20", plan, Commitment(type="agreed", what="провести ярмарку", due="2022-09"))
    row = replace(table.facts[1], rule=ROW)
    keep(FIRST, other, replace(table, facts=(table.facts[0], row)))
    (entry,) = read.agreements()
    document, measures = standing.measures_of_plan(entry)
    assert (document, [one.text for one in measures]) == ("table", ["провести ярмарку"])
    keep(FIRST, reading("talk", "2022-01-20", paper("2020-01-01", "Соглашение о льне")))
    talk = read.agreements(EntryFilter(words="льне"))[0]
    assert standing.measures_of_plan(talk) == ("", ())
