"""An invented register of a region and its partner, every fact in words that say all its values.

In: nothing. Out: readings, dossiers of them. Not here: tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pobratim.briefing.outline import Options, brief
from pobratim.briefing.paper import Paper
from pobratim.facts.content import (
    Agreement,
    Commitment,
    Content,
    Event,
    Figure,
    Flow,
    Money,
    Partnership,
    Post,
    Project,
    Statement,
)
from pobratim.register import Decision, Reading, build_register, file_facts
from pobratim.register.dossier import Dossier
from pobratim.register.entry import Entry
from tests.register.making import reading

HOME, PARTNER = "RU-TVE", "BY"
BREST, PINSK, RZHEV = "BY-BR", "BY-BR/Пинск", "RU-TVE/Ржев"
SIDES = (HOME, PARTNER)
DAY = date(2024, 6, 1)


def readings() -> list[Reading]:
    """Releases of three years that tell of all nine kinds; two of them differ on a number."""
    return [*_papers(), *_doings(), *_said()]


def _papers() -> list[Reading]:
    return [
        reading(
            "signed", "2022-03-15",
            (Agreement(parties=SIDES, signed="2022-03-14", period="2022/2027", stage="signed",
                       signers=("Егор Ладыгин",), title="Соглашение о сотрудничестве в льноводстве",
                       areas=("agriculture",)),
             "Егор Ладыгин подписал 14 марта 2022 года Соглашение о сотрудничестве в льноводстве между Тверской "
             "областью и Беларусью на 2022–2027 годы, в сельском хозяйстве."),
            (Post(person="Янка Верас", of=PARTNER, titles=("министр экономики",)),
             "Министр экономики Беларуси Янка Верас."),
        ),
        reading(
            "plan", "2022-09-02",
            (Agreement(instrument="plan", parties=SIDES, period="2022/2024", stage="in_force"),
             "План мероприятий Тверской области и Беларуси рассчитан на 2022–2024 годы."),
            (Agreement(instrument="memorandum", parties=(RZHEV, PINSK), stage="drafting", areas=("culture",)),
             "Ржев и Пинск готовят меморандум о культуре."),
            (Agreement(instrument="protocol", parties=SIDES, signed="2016", period="2016/2020", stage="completed"),
             "Протокол 2016 года Тверской области и Беларуси на 2016–2020 годы исполнен."),
        ),
    ]  # fmt: skip


def _doings() -> list[Reading]:
    return [
        reading(
            "visit", "2023-05-12",
            (Event(type="visit", parties=SIDES, date="2023-05-10", place=PINSK, people=("Егор Ладыгин",), stage="held",
                   areas=("trade",)),
             "10 мая 2023 года Егор Ладыгин побывал с визитом в Пинске: Тверская область и Беларусь говорили о "
             "торговле."),
            (Event(type="festival", parties=(HOME, BREST), date="2024-08", title="«Лён и люди»", stage="planned",
                   areas=("culture",)),
             "В августе 2024 года Тверская и Брестская области проведут фестиваль культуры «Лён и люди»."),
            (Project(name="завод льняных тканей", parties=SIDES, place=RZHEV, investment=Money(1.5e9, "RUB"), jobs=120,
                     stage="planned", areas=("industry",)),
             "Тверская область и Беларусь построят во Ржеве завод льняных тканей: 1,5 млрд рублей, 120 рабочих мест."),
            (Project(name="школа ткачества", parties=(HOME, PINSK), stage="under_way", areas=("education",)),
             "Тверская область и Пинск открыли школу ткачества для студентов."),
            (Partnership(parties=(RZHEV, PINSK), since="1998", state="active"), "Ржев и Пинск дружат с 1998 года."),
        ),
        reading(
            "trade", "2023-02-03",
            (Figure(measure="turnover", of=HOME, with_=PARTNER, value=4.1e9, unit="RUB", period="2022"),
             "В 2022 году товарооборот Тверской области с Беларусью — 4,1 млрд рублей."),
            (Figure(measure="turnover", of=HOME, with_=PARTNER, value=3.2e9, unit="RUB", period="2021"),
             "В 2021 году товарооборот Тверской области с Беларусью — 3,2 млрд рублей."),
            (Figure(measure="rank", of=HOME, with_=PARTNER, rank=3, out_of=87),
             "Беларусь — на 3-м месте из 87 партнёров Тверской области."),
            (Figure(measure="students", of=HOME, with_=PARTNER, value=46, unit="count", period="2023"),
             "В 2023 году в Тверской области учатся 46 студентов из Беларуси."),
            (Flow(from_=PARTNER, to=HOME, goods=("тракторы", "сыр")),
             "Из Беларуси в Тверскую область везут тракторы, сыр."),
        ),
        reading(
            "other-number", "2023-02-20",
            (Figure(measure="turnover", of=HOME, with_=PARTNER, value=4.4e9, unit="RUB", period="2022"),
             "За 2022 год оборот Тверской области с Беларусью — 4,4 млрд рублей."),
        ),
    ]  # fmt: skip


def _said() -> list[Reading]:
    return [
        reading(
            "promises", "2023-06-20",
            (Commitment(type="promise", by=(HOME,), to=(PARTNER,), what="построить линию тканей", due="2023-12"),
             "Тверская область обещала Беларуси построить линию тканей до конца декабря 2023 года."),
            (Commitment(type="agreed", by=SIDES, what="провести форум садоводов", due="2024-10"),
             "Тверская область и Беларусь договорились провести форум садоводов в октябре 2024 года."),
            (Commitment(type="proposal", by=(PARTNER,), to=(HOME,), what="открыть торговый дом"),
             "Беларусь предложила Тверской области открыть торговый дом."),
            (Commitment(type="invitation", by=("Янка Верас",), to=(HOME,), what="приехать на ярмарку в Пинск"),
             "Янка Верас пригласил Тверскую область приехать на ярмарку в Пинск."),
            (Post(person="Янка Верас", of=PARTNER, titles=("министр экономики",)),
             "Янка Верас, министр экономики Беларуси."),
            (Post(person="Пётр Зубец", of=PARTNER, to="RU", titles=("посол",)), "Посол Беларуси в России Пётр Зубец."),
            (Statement(speaker=("Янка Верас",)), "«Мы знаем друг друга давно»"),
        ),
    ]  # fmt: skip


def dossier(
    told: Iterable[Reading], *, partner: str = PARTNER, home: str = HOME, decisions: Iterable[Decision] = ()
) -> Dossier:
    """Everything in those readings as one dossier, without a database."""
    told = list(told)
    filed = [one for reading in told for one in file_facts(reading.document, reading.facts)]
    entries = [entry for entry in build_register(filed, decisions) if _concerns(entry, partner)]
    return Dossier(
        partner=partner,
        home=home,
        entries=tuple(entries),
        facts={one.fact.id: one for one in filed},
        documents={reading.document.id: reading.document for reading in told},
    )


def _concerns(entry: Entry, partner: str) -> bool:
    return entry.kind == "statement" or any(link.party == partner for link in entry.parties)


def paper(*told: Reading, home: str = HOME, decisions: Iterable[Decision] = (), **options: object) -> Paper:
    """A brief on those readings (on the whole sample where none are given)."""
    asked = Options(**{"as_of": DAY, "length": "full", **options})  # type: ignore[arg-type]
    return brief(dossier(told or readings(), home=home, decisions=decisions), asked)


def renamed(told: Reading, name: str) -> Reading:
    """The same release under another id, on another partner town, so that nothing merges."""
    contents = [
        (replace(fact.content, **_other(fact.content, name)), f"{fact.evidence[0].of(told.document.text)} ({name})")
        for fact in told.facts
    ]
    return reading(name, told.document.published, *contents)


def _other(content: Content, name: str) -> dict[str, object]:
    slots = {"agreement": "title", "event": "title", "project": "name", "figure": "scope", "commitment": "what"}
    slot = slots.get(content.kind)
    return {slot: f"{getattr(content, slot) or 'дело'} {name}"} if slot else {}
