"""The yearly report of ties: by partner, by municipality, and what there was in the year.

In: papers by the year's end, events, projects, figures and commitments of the year. Out: a paper.
Not here: counting by partner (`totals.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pobratim.register import Entry
from pobratim.register.lives import LIVE

from ..paper import Paper, Section
from .cells import AREAS, NUMBER, PARTIES, Field, cell_of, section, table, title_cell
from .framing import framed
from .happenings import EVENTS, FIGURES, PROJECTS, PROMISES, by_day, by_due, of_period
from .material import Asked, Material
from .papers import LISTED, over_within, signed_within, standing
from .states import PREPARED
from .totals import municipalities, partners

HUMANITARIAN = frozenset("education youth culture sport memory humanitarian science ethnic".split())
SUBJECTS = (
    NUMBER,
    Field("subject", lambda row: cell_of(row, "name") if row.entry.kind == "project" else title_cell(row), 2.2),
    PARTIES,
    AREAS,
)


def build(material: Material, asked: Asked) -> Paper:
    """The sections that a region's report has, each with its table."""
    asked = of_year(asked)
    sections = [one for make in SECTIONS for one in make(material, asked)]
    return framed("yearly", asked, sections, "read", "partners", "promises")


def of_year(asked: Asked) -> Asked:
    """The question with the whole year as its period; papers are shown as they stood at its end."""
    since, until = date(asked.year, 1, 1), date(asked.year, 12, 31)
    return replace(asked, since=since, until=until, as_of=min(until, asked.as_of))


def _days(asked: Asked) -> tuple[date, date]:
    assert asked.since is not None
    assert asked.until is not None
    return asked.since, asked.until


def _summary(material: Material, asked: Asked) -> list[Section]:
    found = [section("summary", asked, partners(material, asked))]
    towns = municipalities(material, asked)
    return [*found, section("municipalities", asked, towns)] if towns.rows else found


def _papers(material: Material, asked: Asked) -> list[Section]:
    lists = {
        "signed": signed_within(material, *_days(asked)),
        "in_force": standing(material, asked, LIVE),
        "lapsed": over_within(material, *_days(asked)),
        "prepared": standing(material, asked, PREPARED),
    }
    return [section(key, asked, table(material, asked, found, LISTED)) for key, found in lists.items()]


def _events(material: Material, asked: Asked) -> list[Section]:
    return [section("events", asked, table(material, asked, by_day(_in_year(material, asked, "event")), EVENTS))]


def _trade(material: Material, asked: Asked) -> list[Section]:
    figures = sorted(
        _in_year(material, asked, "figure"), key=lambda entry: (entry.subtype, entry.first or date.max, entry.id)
    )
    return [section("trade", asked, table(material, asked, figures, FIGURES))]


def _projects(material: Material, asked: Asked) -> list[Section]:
    return [section("projects", asked, table(material, asked, by_day(_in_year(material, asked, "project")), PROJECTS))]


def _humanitarian(material: Material, asked: Asked) -> list[Section]:
    since, until = _days(asked)
    papers = signed_within(material, since, until)
    other = [*_in_year(material, asked, "event"), *_in_year(material, asked, "project")]
    found = [entry for entry in (*papers, *other) if HUMANITARIAN & set(entry.areas)]
    return [section("humanitarian", asked, table(material, asked, found, SUBJECTS))]


def _promises(material: Material, asked: Asked) -> list[Section]:
    found = by_due(_in_year(material, asked, "commitment"))
    return [section("promises", asked, table(material, asked, found, PROMISES))]


def _in_year(material: Material, asked: Asked, kind: str) -> list[Entry]:
    return of_period(material, kind, *_days(asked))


SECTIONS: tuple[Callable[[Material, Asked], list[Section]], ...] = (
    _summary, _papers, _events, _trade, _projects, _humanitarian, _promises,
)  # fmt: skip
