"""An invented register for reports: papers, meetings, projects, figures and promises of a region, in plain words."""

from __future__ import annotations

from datetime import date
from functools import cache

from pobratim.briefing.paper import Cell, Paper, Table
from pobratim.briefing.reports import REPORTS, Asked, Material, period_of
from pobratim.facts.content import Commitment, Event, Figure, Partnership, Project
from pobratim.facts.content import Money as Sum
from pobratim.register import build_register, file_facts
from pobratim.register.dossier import Dossier
from tests.register.making import ATYRAU, BREST, TVER, TWO, paper, reading

TORZHOK, PINSK = "RU-TVE/Торжок", "BY-BR/Пинск"
AS_OF = date(2024, 12, 31)

READINGS = [
    reading(
        "flax",
        "2021-05-13",
        (
            paper(
                "2021-05-12",
                "Соглашение о сотрудничестве в сфере льноводства",
                stage="signed",
                period="2021/2026",
                areas=("agriculture",),
                signers=("Егор Ладыгин", "Семён Полевой"),
            ),
            "Егор Ладыгин и Семён Полевой подписали 12 мая 2021 года Соглашение о сотрудничестве в сфере льноводства "
            "между Тверской и Брестской областями на 2021–2026 годы.",
        ),
        (
            Commitment(type="agreed", by=(TVER,), to=(BREST,), what="открыть школу ткачества", due="2023-09"),
            "Тверская область договорилась с Брестской областью открыть школу ткачества в сентябре 2023 года.",
        ),
    ),
    reading(
        "forest",
        "2024-03-04",
        (
            paper("2024-03-03", "Меморандум о лесах", (TVER, ATYRAU), instrument="memorandum", stage="signed"),
            "Меморандум о лесах Тверская и Атырауская области подписали 3 марта 2024 года.",
        ),
        (
            Event(type="visit", parties=(TVER, ATYRAU), date="2024-03-03", place="RU-TVE", people=("Айдар Жумабаев",),
                  stage="held"),
            "3 марта 2024 года делегация Атырауской области во главе с Айдаром Жумабаевым нанесла визит в Тверскую "
            "область.",
        ),
        (
            Project(name="питомник кедров", parties=(TVER, ATYRAU), investment=Sum(250_000_000, "RUB"), jobs=40,
                    areas=("environment",), stage="planned"),
            "Питомник кедров Тверской и Атырауской областей стоит 250 млн рублей и даст 40 рабочих мест.",
        ),
        (
            Figure(measure="turnover", of=TVER, with_="KZ", value=4.1e9, unit="RUB", period="2024", change="+18%"),
            "Товарооборот Тверской области с Казахстаном за 2024 год вырос на 18 процентов, до 4,1 млрд рублей.",
        ),
    ),
    reading(
        "old",
        "2015-02-01",
        (
            paper("2014-01-20", "Договор о дружбе", stage="signed", instrument="treaty", period="2014/2024-06"),
            "Договор о дружбе Тверской и Брестской областей от 20 января 2014 года действует до июня 2024 года.",
        ),
    ),
    reading(
        "draft",
        "2024-10-01",
        (
            paper(None, "План обмена учителями", instrument="plan", stage="drafting", areas=("education",)),
            "План обмена учителями Тверская и Брестская области готовят.",
        ),
        (
            Commitment(type="promise", by=("Егор Ладыгин",), what="прислать =СУММ(списки) учителей", due="2025-06-01"),
            "Егор Ладыгин пообещал прислать =СУММ(списки) учителей к 1 июня 2025 года.",
        ),
        (
            Event(type="festival", parties=TWO, date="2024-11", stage="planned", title="фестиваль «Лён и люди»",
                  areas=("culture",)),
            "В ноябре 2024 года в Тверской и Брестской областях пройдёт фестиваль «Лён и люди».",
        ),
        (
            Event(type="meeting", parties=TWO, date="2025-02-11", stage="planned"),
            "Встреча Тверской и Брестской областей намечена на 11 февраля 2025 года.",
        ),
    ),
    reading(
        "towns",
        "2024-06-01",
        (Partnership(parties=(TORZHOK, PINSK), since="1998", state="active"), "Торжок и Пинск дружат с 1998 года."),
        (
            paper("2024-05-30", "Соглашение двух городов", (TORZHOK, PINSK), stage="signed"),
            "Соглашение двух городов Торжок и Пинск подписали 30 мая 2024 года.",
        ),
    ),
]  # fmt: skip


@cache
def dossier() -> Dossier:
    """All that the invented register holds."""
    filed = [filed for one in READINGS for filed in file_facts(one.document, one.facts)]
    documents = {one.document.id: one.document for one in READINGS}
    facts = {one.fact.id: one for one in filed}
    return Dossier(partner="", home=TVER, entries=tuple(build_register(filed)), facts=facts, documents=documents)


def report(name: str, language: str = "ru", as_of: date = AS_OF, year: int | None = None) -> Paper:
    """A report over the invented register."""
    since, until, day = period_of(name, today=as_of, year=year)
    asked = Asked(as_of=day, home=TVER, since=since, until=until, language=language)
    return REPORTS[name](Material(dossier()), asked)


def rows(paper: Paper, section: str) -> list[dict[str, Cell]]:
    """The rows of a section's table by heading."""
    blocks = [block for one in paper.sections if one.key == section for block in one.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    return [
        {column.heading: cell for column, cell in zip(table.columns, row, strict=True)}
        for table in tables
        for row in table.rows
    ]


def column(paper: Paper, section: str, heading: str) -> list[str]:
    """The words of a column."""
    return [row[heading].text for row in rows(paper, section)]
