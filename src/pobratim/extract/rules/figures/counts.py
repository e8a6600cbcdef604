"""Counts between parties: companies at work, papers in force, projects, sums of contracts; people by `people.py`.

In: a sentence with what came before it. Out: figures of measure `companies`, `students`, `projects`, `other`. What is
only planned is none. Not here: sums of trade (`trade.py`), shares (`places.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.extract.directions import PLACE, SOURCE
from pobratim.extract.found import Found
from pobratim.extract.mentions.nouns import AmountMention
from pobratim.facts import Figure
from pobratim.lexicon.counted import sort_of
from pobratim.lexicon.units import CURRENCIES

from .making import is_own, made, other_count, scope_after
from .people import is_about_learning, people, people_named, students, travellers, visits
from .setting import Stretch, home_and_partner, period_of

_WORK = re.compile(
    r"\b(?:работа[юе]т|действу[юе]т|функциониру\w+|зарегистрирован\w*|сотруднича\w+|име[юе]т|торгу[юе]т|насчитыва\w+|достиг\w+|"
    r"присутству\w+|осуществля\w+|вед[уё]т|поддержива\w+|экспортиру\w+|поставля\w+|созда\w+|откры\w+|составля\w+)\b",
    re.IGNORECASE,
)


_CAPITAL = re.compile(r"\bс\s+(?:участием\s+)?\w+\s+(?:капиталом|участием|инвестициями)", re.IGNORECASE)


_GUESTS = re.compile(
    r"\b(?:представител\w+|участву\w+|участвова\w+|участие|делегаци\w+|мисси\w+|приеха\w+|прибы\w+|пригла\w+|посети\w+|осмотре\w+|"
    r"привез\w+|прислать|представ\w+)\b",
    re.IGNORECASE,
)


_PLANNED = re.compile(
    r"\b(?:планиру\w+|запланирова\w+|намерен\w*|будет|будут|смогут|квот\w+|готов\w*|предлож\w+|предстоит|зачислить|"
    r"принять|направить|прислать|пригласи\w+|приглаша\w+|организовать|провести|обещ\w+|долж\w+|к 20\d\d)\b",
    re.IGNORECASE,
)


def find_counts(stretch: Stretch) -> Iterator[Found]:
    """Every count of a sentence that tells of the tie."""
    last: Found | None = None
    for amount in stretch.amounts():
        if amount.ordinal:
            continue
        found = _sum(stretch, amount) if amount.unit in CURRENCIES else _count(stretch, amount)
        earlier = last.content if last else _recent(stretch)
        if found is None and isinstance(earlier, Figure) and amount.unit == "count":
            found = _continued(stretch, amount, earlier)
        if found is not None:
            last = found
            if isinstance(found.content, Figure):
                stretch.memory.last, stretch.memory.last_sentence = found.content, stretch.sentence.index
            yield found


def _recent(stretch: Stretch) -> Figure | None:
    """The count of the sentence before."""
    memory = stretch.memory
    return memory.last if stretch.sentence.index - memory.last_sentence == 1 else None


def _count(stretch: Stretch, amount: AmountMention) -> Found | None:
    if amount.unit != "count":
        return None
    part = _clause(stretch, amount)
    if _left_of(part, amount) or re.search(r"\bпо\s+$", part.document.text[part.start : amount.start], re.IGNORECASE):
        return None
    sort = sort_of(amount.noun) or _sort_before(part, amount) or people_named(part, amount)
    if sort is None or _PLANNED.search(part.text) or _is_ahead(part):
        return None
    if sort in ("learner", "person") and is_about_learning(part):
        return students(part, amount)
    maker = {
        "company": _companies,
        "paper": _papers,
        "twin": _papers,
        "visit": visits,
        "person": people,
        "learner": travellers,
        "project": _projects,
        "partner": _partners,
        "talk": _talks,
    }.get(sort, people)
    return maker(part, amount)


def _is_ahead(part: Stretch) -> bool:
    """«15 врачей поедут»: a verb in the future."""
    tokens = [t for t in part.sentence.tokens if part.start <= t.start < part.stop]
    return any(t.pos == "VERB" and t.feats.get("Tense") == "Fut" for t in tokens)


def _clause(stretch: Stretch, amount: AmountMention) -> Stretch:
    """The part of the sentence between semicolons or «, а» around an amount."""
    text = stretch.document.text
    low, high = stretch.start, stretch.stop
    for joint in re.finditer(
        r";|,\s+(?:а|зато|но)\s|,\s+(?=взаимн|из\s+них\b|где\b)", text[stretch.start : stretch.stop]
    ):
        at = stretch.start + joint.start()
        if at < amount.start:
            low = at + 1
        elif at < high:
            high = at
    return stretch.narrowed(low, high)


def _left_of(part: Stretch, amount: AmountMention) -> bool:
    """«Из семи побратимов остаётся три»: the eight are not the count."""
    return re.search(r"\bиз\s+$", part.document.text[part.start : amount.start], re.IGNORECASE) is not None


def _sort_before(part: Stretch, amount: AmountMention) -> str | None:
    """«Число студентов составило две тысячи», «экспортёров достигло 90»: the counted noun stands before."""
    if amount.noun is not None:
        return None
    before = [t for t in part.sentence.tokens if part.start <= t.start and t.stop <= amount.start]
    text = part.document.text[part.start : amount.start]
    of_them = [a for a in part.amounts() if a.stop < amount.start and _left_of(part, a)]
    if of_them and re.search(r"\b(?:оста|действ|прекращ)\w+", text):
        return sort_of(of_them[0].noun)
    if not re.search(r"\b(?:числ[оа]|количеств[оа]|достигл\w|составил\w?)\b", text):
        return None
    return next((s for t in before if (s := sort_of(t.lemma)) and t.case == "Gen"), None)


def _companies(part: Stretch, amount: AmountMention) -> Found | None:
    works = _WORK.search(part.text) or _CAPITAL.search(part.text)
    if not works or _GUESTS.search(part.text):
        return None
    of, partner = home_and_partner(part)
    if partner is None:
        return None
    place = next((s.party for s in part.standings() if s.way == PLACE and s.party != "RU"), None)
    if place and not is_own(part.home, place):
        of, partner = place, part.home
    capital = _CAPITAL.search(part.text)
    scope = f"предприятия {capital.group()}" if capital else None
    figure = Figure(measure="companies", of=of, with_=partner, value=amount.value, unit="count", scope=scope)
    return made(part, amount, figure, "companies", "companies of the tie")


_IN_FORCE = re.compile(
    r"\bдейству\w+|\bу\s+\w|\bзаключен\w*|\bнасчитыва\w+|\bимеет\b|\bоста[ёе]тся\b|\bстал\w\b|\bпрекращен\w*|\bчисл\w+",
    re.I,
)


_SIGNS = re.compile(r"\b(?:подписали|подписаны|подписано|заключили|сразу)\b", re.IGNORECASE)


def _papers(part: Stretch, amount: AmountMention) -> Found | None:
    owned = re.search(r"\bу\s+[А-ЯЁ]|\bвсего\b|\bна сегодня\w*\b|\bнасчитыва\w+", part.text)
    if not (_IN_FORCE.search(part.text) or owned) or (_SIGNS.search(part.text) and not owned):
        return None
    return other_count(part, amount, own=True)


def _projects(part: Stretch, amount: AmountMention) -> Found | None:
    of, partner = home_and_partner(part)
    if not re.search(
        r"реализ\w+|ведётся|ведется|поддержал\w*|портфел\w+|действу\w+|осуществля\w+|работа", part.text, re.I
    ):
        return None
    figure = Figure(
        measure="projects",
        of=of,
        with_=partner,
        value=amount.value,
        unit="count",
        period=period_of(part),
        scope=scope_after(part, amount),
    )
    return made(part, amount, figure, "projects", "joint projects") if partner or figure.scope else None


def _partners(part: Stretch, amount: AmountMention) -> Found | None:
    if (
        not re.search(r"торгу\w+|торгов\w+ (?:отношени|связ)|поддержива\w+|сотруднича\w+", part.text, re.I)
        or "среди" in part.text
    ):
        return None
    return other_count(part, amount)


def _talks(part: Stretch, amount: AmountMention) -> Found | None:
    return (
        other_count(part, amount)
        if re.search(r"состоял\w+|пров[её]л\w*|проведен\w*|прош\w+", part.text, re.I)
        else None
    )


def _continued(stretch: Stretch, amount: AmountMention, before: Figure) -> Found | None:
    """One more number of the same sort: «с Лаосом — 30», «из Лаоса, 70 человек», «из них пять — с соседями»."""
    text = stretch.document.text
    if before.measure not in ("companies", "students", "other", "projects"):
        return None
    if sort_of(amount.noun) not in (None, "person", "learner") or before.unit != "count":
        return None
    low = max(text.rfind(sign, stretch.start, amount.start - 2) for sign in (";", ",", " и ")) + 1
    part = stretch.narrowed(max(low, stretch.start), amount.stop)
    dashed = re.search(r"[—–-]\s*(?:уже\s+)?$", part.document.text[part.start : amount.start])
    partners = [s.party for s in part.standings() if s.party != "RU"]
    if not partners and re.search(r",\s*$", text[: amount.start]):
        clause = stretch.narrowed(stretch.start, amount.start)
        partners = [s.party for s in clause.standings() if s.way == SOURCE][-1:]
        dashed = re.search(r",\s*$", text[: amount.start]) if partners else None
    period = next((d.date for d in part.dates() if d.role == "on"), None)
    if dashed and (partners or period):
        figure = replace(before, value=amount.value, with_=partners[0] if partners else before.with_, change=None)
        figure = replace(figure, period=period or before.period)
        return made(part, amount, figure, "continued", "the same, of another partner or time")
    return _of_them(stretch, amount, before)


def _of_them(stretch: Stretch, amount: AmountMention, before: Figure) -> Found | None:
    """«Из них три — с зарубежными»; «зато заключено семь новых»."""
    text = stretch.document.text
    low = max(text.rfind(sign, stretch.start, amount.start) for sign in (";", ",")) + 1
    part = stretch.narrowed(max(low, stretch.start), stretch.stop)
    words = re.match(r"\s*(?:из них\b|(?:зато|а также|и)?\s*(?:заключено|прекращен\w*|подписано)\b)", part.text)
    if amount.noun is not None or before.measure not in ("other", "students") or not words:
        return None
    figure = replace(before, value=amount.value, change=None)
    if before.measure == "students":
        hosts = [s.party for s in part.standings() if s.way == PLACE]
        if not hosts:
            return None
        figure = replace(figure, of=hosts[0])
    return made(part, amount, figure, "of_them", "a part of those counted before")


_CONTRACT = re.compile(r"\b(?:контракт\w*|сделк\w+|договор\w*\s+(?:на\s+)?поставк\w+)\b", re.IGNORECASE)


def _sum(stretch: Stretch, amount: AmountMention) -> Found | None:
    """«Контракт на поставку кабеля на 70 млн рублей», «сумма сделки — …»."""
    contract = _CONTRACT.search(stretch.text)
    if not contract:
        return None
    of, partner = home_and_partner(stretch, mutual=True)
    if not of or not partner:
        return None
    start = stretch.start + contract.start()
    scope = _contract_scope(stretch, start)
    figure = Figure(measure="other", of=of, with_=partner, value=amount.value, unit=amount.unit, scope=scope)
    low = min(start, amount.start)
    return made(stretch.narrowed(low, max(amount.stop, start + 1)), amount, figure, "contract", "a contract's sum")


def _contract_scope(stretch: Stretch, start: int) -> str:
    words = re.match(
        r"\w+(?:\s+на\s+поставку\s+[\w\s]+?)?(?=\s+на\s|\s+общ|[,.;:—–(]|$)",
        stretch.document.text[start : stretch.stop],
    )
    return words.group().lower() if words else "контракт"
