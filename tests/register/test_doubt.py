"""How sure an entry is, and how soon somebody should look."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pobratim.register import Entry, Filed, State, build_register, file_readings
from pobratim.register.doubt import Precisions, Reason, doubt_of, importance, precisions

from .making import SAMPLES, TVER, Figure, meeting, paper, reading

SURE = precisions()
COUNTS = st.tuples(st.integers(0, 500), st.integers(0, 500))


def entries(*told: tuple[str, object]) -> list[tuple[Entry, list[Filed]]]:
    filed = file_readings([reading(f"n{n}", day, content) for n, (day, content) in enumerate(told)])  # type: ignore[arg-type]
    by_id = {one.fact.id: one for one in filed}
    return [(entry, [by_id[fact] for fact in entry.facts]) for entry in build_register(filed)]


def test_a_rule_seen_twice_is_not_yet_a_rate() -> None:
    known = Precisions({"event.a": (0, 2), "event.b": (0, 200)}, {"event": 0.9})
    assert known.of("event.a") > 0.5
    assert known.of("event.b") < 0.1
    assert known.of("event.never_seen") == 0.9
    assert known.of("entered") == 1.0


@given(COUNTS, COUNTS)
def test_every_right_fact_raises_a_rule_and_every_wrong_one_lowers_it(
    first: tuple[int, int], own: tuple[int, int]
) -> None:
    right, wrong = own
    rate = Precisions({"event.a": own}, {"event": 0.9}).of("event.a")
    assert 0 < rate < 1
    assert Precisions({"event.a": (right + 1, wrong)}, {"event": 0.9}).of("event.a") > rate
    assert Precisions({"event.a": (right, wrong + 1)}, {"event": 0.9}).of("event.a") < rate
    assert precisions({"event.a": first}).counts["event.a"] == first


def test_the_shipped_table_knows_the_rules_of_every_kind() -> None:
    kinds = {rule.partition(".")[0] for rule in SURE.counts}
    assert kinds == {
        "post",
        "agreement",
        "event",
        "partnership",
        "project",
        "figure",
        "flow",
        "commitment",
        "statement",
    }


def test_another_release_that_says_the_same_makes_it_surer() -> None:
    ((one, facts),) = entries(("2021-05-13", paper("2021-05-12")))
    ((two, more),) = entries(("2021-05-13", paper("2021-05-12")), ("2021-05-14", paper("2021-05-12")))
    assert doubt_of(two, more, SURE).confidence > doubt_of(one, facts, SURE).confidence
    assert Reason.ONE_SOURCE in doubt_of(one, facts, SURE).reasons
    reprint = [replace(fact, digest="same") for fact in more]
    assert doubt_of(two, reprint, SURE).confidence == doubt_of(one, facts, SURE).confidence


def test_what_speaks_against_an_entry_is_named_the_heaviest_first() -> None:
    figure = Figure(measure="turnover", of=TVER, with_="BY", value=4e9, unit="RUB", period="2020")
    ((entry, facts),) = entries(("2021", figure), ("2021", replace(figure, value=4.1e9)))
    doubt = doubt_of(replace(entry, state=State.REOPENED), facts, SURE)
    assert doubt.reasons[:2] == (Reason.REOPENED, Reason.VARIANTS)


def test_a_paper_still_being_written_misses_no_date() -> None:
    ((entry, facts),) = entries(("2021", paper(stage="drafting")))
    assert Reason.MISSING not in doubt_of(entry, facts, SURE).reasons
    ((entry, facts),) = entries(("2021", paper()))
    assert Reason.MISSING in doubt_of(entry, facts, SURE).reasons


def test_papers_matter_more_than_meetings_and_terms_ahead_more_than_past_ones() -> None:
    ((bond, _),) = entries(("2021", paper("2021-01-01")))
    ((talk, _),) = entries(("2021", meeting("2021-01-01")))
    ((inner, _),) = entries(("2021", meeting("2021-01-01", parties=(TVER, "RU-PSK"))))
    ((plan, _),) = entries(("2021", paper("2020-01-01", instrument="plan", period="2020/2025")))
    ((old, _),) = entries(("2021", paper("2010-01-01", instrument="plan", period="2010/2015")))
    assert importance(bond) > importance(talk) > importance(inner)
    assert importance(plan) > importance(old)


def test_every_kind_of_entry_has_a_doubt() -> None:
    for entry, facts in entries(*(("2021-05-13", one) for one in SAMPLES)):
        doubt = doubt_of(entry, facts, SURE)
        assert 0 < doubt.confidence <= 100
        assert doubt.priority > 0
