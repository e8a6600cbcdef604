"""Who held which post when, as dated documents tell it."""

from __future__ import annotations

from datetime import date

import pytest

from pobratim.register import Person, Reading, build_register, file_facts
from pobratim.register.entry import HeldPost
from pobratim.register.lives.holders import Seat, SeatKey, Tenure, seat_key, seats_of

from .making import BREST, TVER, post, reading


def seats(*readings: Reading) -> dict[SeatKey, Seat]:
    entries = build_register(filed for one in readings for filed in file_facts(one.document, one.facts))
    return seats_of((entry.id, entry.content) for entry in entries if isinstance(entry.content, Person))


def head(*told: tuple[str, str, dict[str, object]]) -> Seat:
    """The seat of the head of a region, told by releases (day, person, more slots)."""
    readings = [reading(f"n{n}", day, post(name, TVER, **more)) for n, (day, name, more) in enumerate(told)]
    (seat,) = seats(*readings).values()
    return seat


def names(tenures: tuple[Tenure, ...]) -> list[str]:
    return [one.name for one in tenures]


OLD, NEW = "Егор Ладыгин", "Мария Песцова"
IN_TURN = (("2016-03-01", OLD, {}), ("2018-09-01", OLD, {}), ("2019-04-01", NEW, {}), ("2024-02-01", NEW, {}))


@pytest.mark.parametrize(
    ("day", "held", "sure"),
    [
        ("2015-01-01", [], False),
        ("2017-01-01", [OLD], True),
        ("2018-12-31", [OLD, NEW], False),
        ("2019-04-01", [NEW], True),
        ("2026-01-01", [NEW], False),
    ],
)
def test_a_post_of_a_year_is_of_whoever_held_it_then(day: str, held: list[str], sure: bool) -> None:
    found = head(*IN_TURN).on(date.fromisoformat(day))
    assert (names(found.tenures), found.sure) == (held, sure)


def test_who_holds_it_now_and_who_held_it_before() -> None:
    seat = head(*IN_TURN)
    assert seat.now is not None
    assert seat.now.name == NEW
    assert names(seat.former) == [OLD]
    assert [(one.name, other.name) for one, other in seat.gaps] == [(OLD, NEW)]
    assert seat.clashes == ()


def test_a_successor_and_a_predecessor_are_neighbours_in_time() -> None:
    seat = head(*IN_TURN, ("2010-01-01", "Пётр Осокин", {}))
    old = next(one for one in seat.tenures if one.name == OLD)
    before, after = seat.before(old.person), seat.after(old.person)
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Пётр Осокин", NEW)


def test_one_who_acts_for_another_is_no_contradiction() -> None:
    seat = head(*IN_TURN, ("2017-01-01", "Пётр Осокин", {"acting": True}))
    assert seat.clashes == ()
    held = seat.on(date(2017, 1, 1))
    assert held.sure
    assert {one.name for one in held.tenures} == {OLD, "Пётр Осокин"}


def test_two_holders_on_one_day_are_a_contradiction() -> None:
    seat = head(*IN_TURN, ("2017-01-01", "Пётр Осокин", {}))
    assert [{one.name, other.name} for one, other in seat.clashes] == [{OLD, "Пётр Осокин"}]
    assert not seat.on(date(2017, 1, 1)).sure


def test_an_acting_head_who_is_elected_is_one_person_in_two_tenures() -> None:
    seat = head(("2017-01-01", OLD, {"acting": True}), ("2018-01-01", OLD, {}))
    assert [one.acting for one in seat.tenures] == [True, False]
    assert seat.on(date(2017, 6, 1)).tenures[0].name == OLD
    assert seat.former == ()


@pytest.mark.parametrize(
    ("of", "title", "to", "seat"),
    [
        (TVER, "губернатор", None, True),
        (TVER, "глава региона", None, True),
        ("RU-TVE/Торжок", "мэр", None, True),
        ("KZ-27", "аким", None, True),
        (TVER, "министр экономического развития", None, True),
        ("KZ", "чрезвычайный и полномочный посол", "RU", True),
        ("KZ", "посол", None, False),
        (TVER, "министр", None, False),
        (TVER, "заместитель губернатора", None, False),
        (TVER, "вице-губернатор", None, False),
        (TVER, "депутат", None, False),
        (BREST, "советник", None, False),
    ],
)
def test_only_what_one_person_holds_at_a_time_is_a_seat(of: str, title: str, to: str | None, seat: bool) -> None:
    assert (seat_key(HeldPost(of, (title,), to, False, None, None, ())) is not None) is seat


def test_titles_of_the_head_are_one_seat_and_others_are_not() -> None:
    def key(title: str) -> SeatKey | None:
        return seat_key(HeldPost(TVER, (title,), None, False, None, None, ()))

    assert key("губернатор") == key("глава области")
    assert key("губернатор") != key("министр культуры")
