"""Numbered measures of plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pobratim.facts import Agreement, Commitment
from pobratim.register import Filed, file_facts
from pobratim.register.lives.measures import ROW, Fulfilment, Measure, measures_of, plan_of

from .making import TVER, paper, reading


def rows(*told: Commitment, rule: str = ROW) -> list[Filed]:
    one = reading("plan", "2022-01-20", *told)
    return file_facts(one.document, [replace(fact, rule=rule) for fact in one.facts])


def row(what: str, **more: object) -> Commitment:
    return Commitment(type="agreed", what=what, **more)  # type: ignore[arg-type]


def test_rows_are_numbered_in_the_order_of_the_text_each_once() -> None:
    told = rows(row("провести ярмарку", by=(TVER,), due="2022-09"), row("открыть школу"), row("провести ярмарку"))
    found = measures_of(reversed(told))
    assert [(one.number, one.text, one.responsible, one.due) for one in found] == [
        (1, "провести ярмарку", (TVER,), "2022-09"),
        (2, "открыть школу", (), None),
    ]


def test_promises_beside_a_plan_are_no_measures() -> None:
    assert measures_of(rows(row("провести ярмарку"), rule="promise")) == ()


@pytest.mark.parametrize(
    ("due", "day", "state"),
    [
        ("2022-09", "2022-08-31", Fulfilment.NOT_DUE),
        ("2022-09", "2022-09-30", Fulfilment.DUE),
        ("2022-09", "2022-10-01", Fulfilment.OVERDUE),
        ("2022/2024", "2023-01-01", Fulfilment.DUE),
        ("../2022-09", "2022-01-01", Fulfilment.DUE),
        ("2022/..", "2030-01-01", Fulfilment.UNKNOWN),
        (None, "2030-01-01", Fulfilment.UNKNOWN),
    ],
)
def test_a_measure_stands_as_its_term_tells(due: str | None, day: str, state: Fulfilment) -> None:
    assert Measure("f", 1, "провести ярмарку", (), due).on(date.fromisoformat(day)) is state


@pytest.mark.parametrize(
    ("first", "second", "owner"),
    [
        (paper(instrument="plan", period="2019/2021"), paper(instrument="plan", period="2022/2024"), "second"),
        (paper(instrument="plan", period="2022/2024"), paper(instrument="plan", period="2025/2027"), "first"),
        (paper(instrument="plan", stage="completed"), paper(instrument="plan", stage="signed"), "second"),
    ],
)
def test_rows_belong_to_the_plan_of_their_time(first: Agreement, second: Agreement, owner: str) -> None:
    measures = measures_of(rows(row("провести ярмарку", due="2022-09"), row("открыть школу", due="2023")))
    assert plan_of(measures, [("first", first), ("second", second)]) == owner
