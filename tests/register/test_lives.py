"""What papers live through: who follows whom, what stands under what, in which state a paper is on a day."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from pobratim.facts import Agreement, Partnership
from pobratim.register import Entry, Reading, build_register, file_facts
from pobratim.register.lives import LifeState, Link, Lives, Relation, Why, build_lives, standing_now, standing_on
from pobratim.wording import codes

from .making import ATYRAU, BREST, PSKOV, TVER, paper, reading

TODAY = date(2026, 11, 1)
TOWNS = ("RU-TVE/Торжок", "BY-BR/Пинск")


class Told:
    """A register made of readings, with its lives."""

    def __init__(self, *readings: Reading) -> None:
        facts = [filed for one in readings for filed in file_facts(one.document, one.facts)]
        self.entries = build_register(facts)
        self.lives: Lives = build_lives(self.entries, {one.fact.id: one for one in facts})

    def named(self, entry: str) -> Entry:
        return next(one for one in self.entries if one.id == entry)

    def links(self) -> list[Link]:
        return list(self.lives.links)

    def state(self, entry: Entry, day: str | None = None) -> str:
        phases = [one for one in self.lives.phases if one.entry == entry.id]
        found = standing_on(phases, date.fromisoformat(day)) if day else standing_now(phases, TODAY)
        if found is None:
            return "nothing"
        return f"{found.state}{'' if found.sure else '?'}"


def one_paper(*readings: Reading) -> tuple[Told, Entry]:
    told = Told(*readings)
    (entry,) = told.entries
    return told, entry


def release(day: str | None, *told: object) -> Reading:
    return reading(f"release-{day}-{len(told)}", day, *told)  # type: ignore[arg-type]


# --- one paper through time -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "told_on", "day", "state"),
    [
        (paper(stage="proposed"), "2021-05-13", "2021-05-12", "nothing"),
        (paper(stage="proposed"), "2021-05-13", "2021-05-13", "proposed"),
        (paper(stage="drafting"), "2021-05-13", "2022-01-01", "drafting"),
        (paper("2021-05-12", stage="signed"), "2021-05-13", "2021-05-11", "nothing"),
        (paper("2021-05-12", stage="signed"), "2021-05-13", "2021-05-12", "signed"),
        (paper("2021", stage="signed"), "2022-05-13", "2021-03-01", "signed?"),
        (paper("2021", stage="signed"), "2022-05-13", "2022-01-01", "signed"),
        (paper("2021-05-12", stage="in_force"), "2022-05-13", "2021-06-01", "in_force"),
        (paper("2021-05-12", period="2022/2026"), "2021-05-13", "2021-12-31", "signed"),
        (paper("2021-05-12", period="2022/2026"), "2021-05-13", "2022-01-01", "in_force"),
        (paper("2021-05-12", period="2021/2026"), "2021-05-13", "2021-05-12", "in_force"),
        (paper("2021-05-12", period="2021/2026"), "2021-05-13", "2026-09-01", "expiring"),
        (paper("2021-05-12", period="2021/2026"), "2021-05-13", "2027-01-01", "expired"),
        (paper("2021-05-12", period="2021/.."), "2021-05-13", "2099-01-01", "in_force"),
        (paper("2021-05-12", stage="ended"), "2023-02-01", "2022-01-01", "signed?"),
        (paper("2021-05-12", stage="ended"), "2023-02-01", "2023-02-01", "ended"),
        (paper("2021-05-12", stage="ended", period="2021/2022"), "2024-02-01", "2023-01-01", "ended"),
        (paper(instrument="plan", period="2022/2024"), "2021-12-01", "2023-01-01", "in_force"),
        (paper(instrument="plan", period="2022/2024"), "2021-12-01", "2025-01-01", "lapsed"),
        (paper(instrument="plan", period="2022/2024", stage="completed"), "2025-02-01", "2025-01-01", "completed"),
        (paper(instrument="plan", period="../2021", stage="completed"), "2022-02-01", "2021-01-01", "in_force?"),
        (paper(stage="in_force"), "2021-05-13", "2021-05-12", "nothing"),
        (paper(stage="in_force"), "2021-05-13", "2021-05-14", "in_force"),
        (paper(stage="in_force"), None, "2001-01-01", "in_force?"),
    ],
)
def test_a_paper_is_in_a_state_on_a_day(content: Agreement, told_on: str | None, day: str, state: str) -> None:
    told, entry = one_paper(release(told_on, content))
    assert told.state(entry, day) == state


def test_a_paper_is_drafted_then_signed() -> None:
    told, entry = one_paper(
        release("2021-02-01", paper(stage="proposed")),
        release("2021-04-01", paper(stage="drafting")),
        release("2021-05-13", paper("2021-05-12", stage="signed")),
    )
    days = ("2021-03-01", "2021-05-11", "2021-05-12")
    assert [told.state(entry, day) for day in days] == ["proposed", "drafting", "signed"]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Соглашение между сторонами зарегистрировано в министерстве.", "registered"),
        ("Министерство зарегистрировало это соглашение.", "registered"),
        ("Соглашение подписано, в области зарегистрированы 40 предприятий соседей.", "signed"),
    ],
)
def test_a_paper_is_registered_when_a_text_says_so_of_the_paper(words: str, state: str) -> None:
    told, entry = one_paper(
        release("2021-05-13", paper("2021-05-12", stage="signed")),
        release("2021-07-01", (paper("2021-05-12", stage="signed"), words)),
    )
    assert told.state(entry, "2021-06-01") == "signed"
    assert told.state(entry, "2021-07-01") == state


def test_a_paper_is_renewed_without_a_new_one() -> None:
    told, entry = one_paper(
        release("2016-05-13", paper("2016-05-12", period="2016/2021")),
        release("2021-12-01", paper("2016-05-12", period="2016/2026")),
    )
    assert told.state(entry, "2023-01-01") == "in_force"
    assert told.state(entry, "2027-01-01") == "expired"


def test_a_paper_told_to_be_in_force_after_its_term_is_perhaps_in_force() -> None:
    told, entry = one_paper(
        release("2016-05-13", paper("2016-05-12", period="2016/2021")),
        release("2023-12-01", paper("2016-05-12", stage="in_force")),
    )
    assert told.state(entry) == "in_force?"


# --- who follows whom -------------------------------------------------------------------------------------------------


def chain(*readings: Reading) -> list[tuple[str, str, Why, bool]]:
    """Successions as dates of the later and the earlier paper."""
    told = Told(*readings)
    return [
        (_when(told.named(link.entry)), _when(told.named(link.other)), link.why, link.sure)
        for link in told.links()
        if link.relation is Relation.SUCCEEDS
    ]


def _when(entry: Entry) -> str:
    assert isinstance(entry.content, Agreement)
    return entry.content.signed or entry.content.period or "undated"


GENERAL = "Соглашение о торгово-экономическом сотрудничестве"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (paper("2019-05-01", GENERAL), paper("2023-05-01", GENERAL), (Why.LATER_SAME_SUBJECT, True)),
        (paper("2019-05-01"), paper("2023-05-01"), (Why.LATER_SAME_SIDES, False)),
        (paper("2019", areas=("trade",)), paper("2023", areas=("trade", "culture")), (Why.LATER_SAME_SIDES, False)),
        (paper("2019", areas=("sport",)), paper("2023", areas=("sport",)), (Why.LATER_SAME_SIDES, False)),
        (paper("2019", areas=("sport",)), paper("2023", areas=("trade", "sport", "culture")), None),
        (paper("2019", areas=("sport",)), paper("2023", areas=("tourism",)), None),
        (paper("2019"), paper("2023", parties=(TVER, ATYRAU)), None),
        (paper("2019"), paper("2023", instrument="memorandum"), None),
        (paper("2019-03-01"), paper("2019-03-01", "Соглашение о льне"), None),
        (
            paper(instrument="plan", period="2019/2021"),
            paper(instrument="plan", period="2022/2024"),
            (Why.TERM_FOLLOWS, True),
        ),
        (paper(instrument="plan", period="2010/2012"), paper(instrument="plan", period="2022/2024"), None),
    ],
)
def test_a_later_paper_follows_an_earlier_one(
    old: Agreement, new: Agreement, expected: tuple[Why, bool] | None
) -> None:
    found = chain(release("2023-06-01", old), release("2023-06-02", new))
    assert [one[2:] for one in found] == ([expected] if expected else [])


def test_each_paper_follows_the_nearest_before_it() -> None:
    papers = [release(f"{year}-06-01", paper(f"{year}-05-01", GENERAL)) for year in (2009, 2016, 2023)]
    for order in permutations(papers):
        found = {one[:2] for one in chain(*order)}
        assert found == {("2016-05-01", "2009-05-01"), ("2023-05-01", "2016-05-01")}


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("Новое соглашение подписано взамен соглашения 2009 года.", True),
        ("Губернатор и председатель подписали соглашение.", False),
    ],
)
def test_a_text_that_speaks_of_both_puts_an_undated_paper_in_order(words: str, sure: bool) -> None:
    news = release(
        None,
        (paper(stage="signed", title="Соглашение о партнёрстве"), words),
        (paper("2009", title="Соглашение о дружбе и торговле"), "Напомним, в 2009 году было подписано соглашение."),
    )
    ((later, earlier, _, is_sure),) = chain(news)
    assert (later, earlier, is_sure) == ("undated", "2009", sure)


def test_a_text_that_says_that_one_dated_paper_replaced_another_is_believed() -> None:
    news = release(
        "2024-03-15",
        (paper("2024-03-14", GENERAL), "Стороны подписали соглашение на пять лет."),
        (paper("2013", stage="ended"), "Оно заменило соглашение, которое регионы подписали в 2013 году."),
    )
    assert chain(news) == [("2024-03-14", "2013", Why.SAID_IN_TEXT, True)]


def test_the_followed_paper_is_replaced_from_the_day_of_the_next() -> None:
    told = Told(
        release("2019-06-01", paper("2019-05-01", GENERAL)), release("2023-06-01", paper("2023-05-01", GENERAL))
    )
    old = next(entry for entry in told.entries if _when(entry) == "2019-05-01")
    assert told.state(old, "2023-04-30") == "signed?"
    assert told.state(old, "2023-05-01") == "replaced"


def test_a_plan_that_another_follows_has_run_out_and_not_lapsed() -> None:
    told = Told(
        release("2019-01-01", paper(instrument="plan", period="2019/2021")),
        release("2022-02-01", paper(instrument="plan", period="2022/2030")),
    )
    old = next(entry for entry in told.entries if _when(entry) == "2019/2021")
    assert told.state(old, "2022-01-01") == "replaced"


def test_a_plan_for_the_same_term_signed_later_is_an_edition() -> None:
    told = Told(
        release("2022-01-20", paper("2022-01-15", instrument="plan", period="2022/2024")),
        release("2023-03-20", paper("2023-03-15", instrument="plan", period="2022/2024")),
    )
    ((link,),) = (told.links(),)
    assert (link.relation, link.why) == (Relation.EDITION_OF, Why.SAME_TERM)
    assert _when(told.named(link.entry)) == "2023-03-15"


# --- what stands under what -------------------------------------------------------------------------------------------


def test_a_plan_carries_out_the_agreement_of_its_sides() -> None:
    told = Told(
        release("2016-06-01", paper("2016-05-01")),
        release("2016-06-02", paper("2016-05-01", parties=(TVER, ATYRAU))),
        release("2022-01-20", paper(instrument="plan", period="2022/2024", implements="agreement")),
    )
    (link,) = told.links()
    assert (link.relation, link.why, link.sure) == (Relation.IMPLEMENTS, Why.CARRIES_OUT, True)
    assert _when(told.named(link.other)) == "2016-05-01"
    assert {one.party for one in told.named(link.other).parties if one.direct} == {TVER, BREST}


def test_of_two_agreements_a_plan_carries_out_the_one_of_its_time_and_is_unsure() -> None:
    told = Told(
        release("2016-06-01", paper("2016-05-01", GENERAL)),
        release("2025-06-01", paper("2025-05-01", GENERAL)),
        release("2022-01-20", paper(instrument="plan", period="2022/2024", implements="agreement")),
    )
    (link,) = [one for one in told.links() if one.relation is Relation.IMPLEMENTS]
    assert (_when(told.named(link.other)), link.why, link.sure) == ("2016-05-01", Why.CARRIES_OUT_ONE_OF, False)


def test_a_tie_of_towns_stands_under_the_paper_of_their_regions() -> None:
    told = Told(
        release("2020-06-01", paper("2020-05-01")),
        release("2021-01-20", Partnership(parties=TOWNS)),
        release("2021-01-21", paper("2021-01-20", parties=TOWNS)),
    )
    assert {(told.named(link.entry).kind, told.named(link.other).kind) for link in told.links()} == {
        ("partnership", "agreement"),
        ("agreement", "agreement"),
    }
    assert {link.relation for link in told.links()} == {Relation.UNDER}


@pytest.mark.parametrize(
    "above",
    [
        paper("2020-05-01", parties=(TVER, ATYRAU)),
        paper(stage="drafting"),
        paper("2020-05-01", stage="ended"),
        paper("2020-05-01", parties=(TVER, BREST, PSKOV)),
    ],
)
def test_a_tie_of_towns_stands_under_nothing_else(above: Agreement) -> None:
    assert Told(release("2020-06-01", above), release("2021-01-20", Partnership(parties=TOWNS))).links() == []


def test_every_state_and_every_reason_has_a_word() -> None:
    assert {str(state) for state in LifeState} == set(codes("life"))
    assert {str(why) for why in Why} == set(codes("why"))
