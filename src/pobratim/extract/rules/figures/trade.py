"""Turnover, export and import: how much, since when, how much more.

In: a sentence with what came before it. Out: figures. Not here: lists of goods (`rules/flow.py`), shares and places
(`standing.py`), one delivery (`counts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pobratim.extract.directions import PARTNER
from pobratim.extract.found import Found
from pobratim.extract.goods_lists import nominative_of
from pobratim.extract.mentions.nouns import AmountMention
from pobratim.facts import Figure
from pobratim.lexicon.goods import good_of
from pobratim.lexicon.units import CURRENCIES
from pobratim.text import Token

from .setting import Stretch, change_of, home_and_partner, period_of

TRADE = re.compile(
    r"(?P<turnover>\bтоварооборот\w*|\b(?:внешне)?торгов\w+\s+оборот\w*|\bоборот\w*(?:\s+(?:взаимной\s+)?торговли)?"
    r"|\bобъ[её]м\w*\s+(?:\w+\s+){0,2}торговли|\bвзаимн\w+\s+торговл\w+|\bторговл\w+)"
    r"|(?P<export>\bэкспорт(?:а|у|ом|е)?\b|\bвывоз(?:а|у|ом|е)?\b|\bотгрузк\w+|\bпоставк\w+)"
    r"|(?P<import>\bимпорт(?:а|у|ом|е)?\b|\bввоз(?:а|у|ом|е)?\b|\bзакупк\w+)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"^\W*(?:[^.,]{0,40}?\b)?(?P<it>он|она|показатель|этот показатель|эта цифра|его объ[её]м"
    r"|сумма(?!\s+(?:контракт|сделк|договор)))\b",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:вырастет|увеличится|достигнет|составит|довести|нарастить|увеличить|удвоить|планиру\w+|намерен\w*|могл?а? бы|"
    r"рассчитыва\w+|хотим|прогноз\w*|ожида\w+|цель\w*|задач\w+|потенциал\w*|к 20\d\d)\b",
    re.IGNORECASE,
)
_CONTRACT = re.compile(r"\b(?:контракт|договор|сделк|соглашени)\w*", re.IGNORECASE)
_FOREIGN = re.compile(r"внешнеторгов\w+\s+(?:товаро)?оборот|внешн\w+ торговл", re.IGNORECASE)
_MUTUAL = re.compile(r"взаимн|двусторонн|двух|между", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Trigger:
    start: int
    stop: int
    measure: str


def find_trade(stretch: Stretch) -> Iterator[Found]:
    """The figures of trade in a sentence, one for each word of trade that has a number or a change."""
    triggers = _triggers(stretch)
    for i, trigger in enumerate(triggers):
        start = stretch.start if i == 0 else _start(stretch, triggers[i - 1].stop, trigger.start)
        stop = triggers[i + 1].start if i + 1 < len(triggers) else stretch.stop
        part = stretch.narrowed(start, stop)
        found = _figure(part, trigger)
        if found:
            yield found
            yield from _of_which(part, found)
    if triggers:
        stretch.memory.measures[stretch.sentence.index] = triggers[0].measure


_OF_WHICH = re.compile(r"\bиз (?:которых|них)\b", re.IGNORECASE)


def _of_which(stretch: Stretch, whole: Found) -> Iterator[Found]:
    """«…, из которых 300 млн — с Витебской областью»: the same of one partner more."""
    joint = _OF_WHICH.search(stretch.text)
    if not joint or not isinstance(whole.content, Figure):
        return
    part = stretch.narrowed(stretch.start + joint.start(), stretch.stop)
    sums = [a for a in part.amounts() if a.unit in CURRENCIES]
    partners = [s.party for s in part.standings() if s.way == PARTNER]
    if sums and partners:
        yield Found(
            content=replace(whole.content, with_=partners[0], value=sums[0].value, unit=sums[0].unit, change=None),
            words=((part.start, stretch.start + len(stretch.text.rstrip(" ."))),),
            trigger=(sums[0].start, sums[0].stop),
            rule=f"figure.{whole.content.measure}_part",
            why="a part of the sum before is told of one partner",
        )


def _start(stretch: Stretch, low: int, high: int) -> int:
    """Where the clause of a later trigger begins: behind the last comma, semicolon or «и» before it."""
    joints = list(re.finditer(r"[,;(]|\s(?:и|а)\s", stretch.document.text[low:high]))
    return low + joints[-1].end() if joints else high


def _triggers(stretch: Stretch) -> list[_Trigger]:
    found = [
        _Trigger(stretch.start + m.start(), stretch.start + m.end(), str(m.lastgroup))
        for m in TRADE.finditer(stretch.text)
    ]
    again = _AGAIN.match(stretch.text)
    before = stretch.memory.measures.get(stretch.sentence.index - 1)
    if not found and again and before:
        found = [_Trigger(stretch.start + again.start("it"), stretch.start + again.end("it"), before)]
    return found


def _figure(stretch: Stretch, trigger: _Trigger) -> Found | None:
    word = stretch.document.text[trigger.start : trigger.stop].lower()
    if word.startswith(("постав", "закуп")) and _CONTRACT.search(stretch.text):
        return None
    value = _value(stretch, trigger)
    if word.startswith("торговл") and not (value and value.start > trigger.stop) and not _near_change(stretch, trigger):
        return None
    tail = stretch.narrowed(trigger.start, stretch.stop)
    change = change_of(tail if _has_change(tail) else stretch)
    if (value is None and change is None) or _is_not_told(stretch, trigger):
        return None
    mutual = trigger.measure == "turnover" and not _FOREIGN.search(stretch.text)
    if value is None and not (mutual or _scope(stretch, trigger) or (change or "")[1:]):
        return None
    of, partner = home_and_partner(stretch, mutual=mutual)
    if partner is None and not (_FOREIGN.search(stretch.text) or stretch.memory.of):
        return None
    stretch.memory.of = of
    if partner:
        stretch.memory.partner, stretch.memory.partner_paragraph = partner, stretch.sentence.paragraph
    return Found(
        content=Figure(
            measure=trigger.measure,
            of=of,
            with_=partner,
            value=value.value if value else None,
            unit=value.unit if value else None,
            period=period_of(stretch, inherited=True),
            change=change,
            scope=_scope(stretch, trigger),
        ),
        words=((_first(stretch), _last(stretch, trigger)),),
        trigger=(trigger.start, trigger.stop),
        rule=f"figure.{trigger.measure}",
        why=f"«{stretch.document.text[trigger.start : trigger.stop]}» with its sum or change",
    )


def _near_change(stretch: Stretch, trigger: _Trigger) -> bool:
    """«Нарастили торговлю на 15 процентов»: the change stands right behind the word."""
    near = stretch.document.text[trigger.stop : min(stretch.stop, trigger.stop + 60)]
    return re.search(r"\bна\s+\d|\bв\s+[\d,]+\s+раз|вдвое|втрое", near) is not None


def _has_change(stretch: Stretch) -> bool:
    return change_of(stretch) is not None


def _is_not_told(stretch: Stretch, trigger: _Trigger) -> bool:
    return _NOT_TOLD.search(stretch.document.text[max(stretch.start, trigger.start - 80) : stretch.stop]) is not None


def _value(stretch: Stretch, trigger: _Trigger) -> AmountMention | None:
    """The sum: the first behind the trigger («с 3 до 5 млн» gives the second), else the last before it."""
    sums = [a for a in stretch.amounts() if a.unit in CURRENCIES or (a.unit in ("t", "m3", "kWh") and a.value > 0)]
    after = [a for a in sums if a.start >= trigger.stop]
    text = stretch.document.text
    if (
        len(after) > 1
        and re.search(r"\b(?:с|со)\s+$", text[: after[0].start])
        and re.search(r"\bдо\s+$", text[: after[1].start])
    ):
        return after[1]
    before = [a for a in sums if a.stop <= trigger.start]
    return after[0] if after else before[-1] if before else None


def _scope(stretch: Stretch, trigger: _Trigger) -> str | None:
    """The good, where only one is meant: «экспорт зерна», «отгрузки муки»."""
    if trigger.measure == "turnover":
        return None
    following = [token for token in stretch.sentence.tokens if token.start >= trigger.stop][:3]
    words: list[Token] = []
    for token in following:
        if token.case != "Gen" or token.pos not in ("ADJ", "NOUN"):
            break
        words.append(token)
        if token.pos == "NOUN":
            return _named(words) if good_of(token.lemma) else None
    return None


def _named(words: list[Token]) -> str:
    return nominative_of(words)


def _first(stretch: Stretch) -> int:
    blank = re.match(r"[\s,;]*", stretch.text)
    return stretch.start + (blank.end() if blank else 0)


def _last(stretch: Stretch, trigger: _Trigger) -> int:
    ends = [a.stop for a in stretch.amounts()] + [trigger.stop]
    stop = max(ends)
    after = stretch.document.text[stop : stretch.stop]
    closing = re.match(r"\)|[^.;,]*", after)
    return stop + len((closing.group() if closing else "").rstrip())
