"""What must hold of lives for any papers, in any order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.facts import Agreement, Content, Partnership
from pobratim.register import MemoryStore, Reading, build_register, file_facts
from pobratim.register.lives import LIVE, Relation, build_lives, holds_on, standing_on

from .making import ATYRAU, BREST, TVER, reading

SIDES = st.sampled_from(
    [(TVER, BREST), (TVER, ATYRAU), ("RU-TVE/Торжок", "BY-BR/Пинск"), (TVER, BREST, ATYRAU), (TVER,)]
)
DAYS = st.sampled_from(["2009", "2016-05-01", "2019-03", "2021-05-12", "2023", None])
TERMS = st.sampled_from(["2016/2021", "2019/2021", "2022/2024", "../2021", "2021/..", None])
PAPERS = st.builds(
    Agreement,
    instrument=st.sampled_from(["agreement", "plan", "memorandum"]),
    parties=SIDES,
    signed=DAYS,
    period=TERMS,
    stage=st.sampled_from(["proposed", "drafting", "signed", "in_force", "completed", "ended", None]),
    areas=st.sampled_from([(), ("trade",), ("sport",), ("trade", "culture")]),
    implements=st.sampled_from(["agreement", None, None]),
)
TIES = st.builds(Partnership, parties=SIDES)
NEWS = st.lists(
    st.tuples(st.sampled_from(["2016-06-01", "2022-02-02", "2023-07-01", None]), st.lists(PAPERS | TIES, max_size=4)),
    min_size=1,
    max_size=5,
)
ASKED = st.dates(date(2008, 1, 1), date(2030, 1, 1))


def _readings(news: list[tuple[str | None, list[Content]]]) -> list[Reading]:
    return [reading(f"n{n}", day, *told) for n, (day, told) in enumerate(news)]


def _built(readings: list[Reading]) -> tuple:  # type: ignore[type-arg]
    facts = [filed for one in readings for filed in file_facts(one.document, one.facts)]
    entries = build_register(facts)
    return entries, build_lives(entries, {one.fact.id: one for one in facts})


@given(NEWS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_a_store_that_grows_has_the_lives_of_everything_at_once(news: list, random: object) -> None:
    readings = _readings(news)
    comings = readings + readings[::2]
    random.shuffle(comings)  # type: ignore[attr-defined]
    store = MemoryStore()
    for coming in comings:
        store.keep([coming])
        store.rebuild()
    entries, lives = _built(readings)
    assert store.entries() == entries
    assert store.lives() == lives


@given(NEWS)
@settings(max_examples=80, deadline=None)
def test_nothing_follows_itself_and_nothing_goes_round(news: list) -> None:
    _, lives = _built(_readings(news))
    before = {link.entry: link.other for link in lives.links if link.relation is Relation.SUCCEEDS}
    for entry in before:
        seen, at = {entry}, before[entry]
        while at in before:
            assert at not in seen
            seen.add(at)
            at = before[at]
        assert at not in seen


@given(NEWS)
@settings(max_examples=80, deadline=None)
def test_phases_of_a_paper_stand_in_the_order_of_time(news: list) -> None:
    entries, lives = _built(_readings(news))
    for entry in entries:
        own = [one for one in lives.phases if one.entry == entry.id]
        days = [one.first for one in own if one.first]
        assert days == sorted(days)
        assert [one.position for one in own] == list(range(len(own)))
        assert all(one.last >= one.first for one in own if one.first and one.last)


@given(NEWS, ASKED)
@settings(max_examples=80, deadline=None)
def test_a_paper_that_binds_its_parties_on_a_day_is_shown_for_it(news: list, day: date) -> None:
    entries, lives = _built(_readings(news))
    for entry in entries:
        own = [one for one in lives.phases if one.entry == entry.id]
        standing = standing_on(own, day)
        if standing and standing.state in LIVE:
            assert holds_on(own, day)


@given(NEWS, ASKED)
@settings(max_examples=40, deadline=None)
def test_a_plan_never_expires_before_the_end_of_its_term(news: list, day: date) -> None:
    entries, lives = _built(_readings(news))
    for entry in entries:
        if isinstance(entry.content, Agreement) and entry.until and day <= entry.until - timedelta(days=1):
            standing = standing_on([one for one in lives.phases if one.entry == entry.id], day)
            assert standing is None or standing.state not in ("expired", "lapsed")
