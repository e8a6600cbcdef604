"""How much of one good went, and what was invested or fulfilled: numbers that lean on another fact of the sentence.

In: a marked document, a sentence. Out: figures of measure `export`, `import`, `investment`, `other`. Not here: the flow
itself (`rules/flow.py`), money of one project (`rules/project.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import home_at, region_of, related
from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.nouns import AmountMention
from pobratim.extract.rules.flow import Delivery, find_deliveries
from pobratim.facts import Figure, Flow
from pobratim.lexicon.units import CURRENCIES

from .setting import Memory, Stretch, change_of, home_and_partner, period_of

_UNITS = frozenset(("t", "kg", "m3", "l", "kWh", "count"))


def find_amounts_of_goods(document: MarkedDocument) -> Iterator[Found]:
    """«Завод отгрузил в Актобе 300 тонн масла»: export of a home that sends, import of a home that receives."""
    for delivery in find_deliveries(document):
        flow = delivery.found.content
        amount = _amount(document, delivery)
        home = home_at(document, delivery.sentence.start)
        if amount is None or not isinstance(flow, Flow) or not flow.from_ or not flow.to or not home:
            continue
        sends = related(region_of(flow.from_), region_of(home))
        start, stop = delivery.found.words[0]
        yield Found(
            content=Figure(
                measure="export" if sends else "import",
                of=flow.from_ if sends else flow.to,
                with_=flow.to if sends else flow.from_,
                value=amount.value,
                unit=amount.unit,
                period=period_of(Stretch(document, delivery.sentence, start, stop, Memory())),
                scope=delivery.items[0].name,
            ),
            words=((start, stop),),
            trigger=(amount.start, amount.stop),
            rule="figure.delivery",
            why="a delivery of one good is told with its amount",
        )


def _amount(document: MarkedDocument, delivery: Delivery) -> AmountMention | None:
    """The amount right before the only good."""
    if len(delivery.items) != 1 or delivery.found.rule != "flow.verb":
        return None
    good = delivery.items[0]
    before = [
        amount
        for amount in document.in_sentence(document.amounts, delivery.sentence)
        if amount.unit in _UNITS and not amount.ordinal and 0 <= good.start - amount.stop <= 20
    ]
    return before[-1] if before else None


_INVESTED = re.compile(
    r"\b(?:объ[её]м\w*\s+)?(?:накопленн\w+\s+)?(?:прям\w+\s+)?(?:иностранн\w+\s+)?(?:инвестици[йия]\w*|капиталовложени\w+)\b",
    re.IGNORECASE,
)
_OF_PROJECT = re.compile(
    r"\b(?:завод\w*|проект\w*|строительств\w+|построи\w+|лини[яию]\w*|цех\w*|комплекс\w*|предприяти[ея]|вложи\w+"
    r"|рабочих мест)\b",
    re.IGNORECASE,
)


def find_investments(stretch: Stretch) -> Iterator[Found]:
    """«Объём инвестиций из Китая в экономику края превысил 2 млрд рублей»; the money of one project is none."""
    trigger = _INVESTED.search(stretch.text)
    sums = [a for a in stretch.amounts() if a.unit in CURRENCIES]
    if not trigger or not sums or _OF_PROJECT.search(stretch.text):
        return
    of, partner = home_and_partner(stretch)
    if (
        not of
        or not partner
        or not re.search(r"экономик|област|кра[йяе]|республик|регион|объ[её]м|накоплен", stretch.text, re.I)
    ):
        return
    yield Found(
        content=Figure(
            measure="investment",
            of=of,
            with_=partner,
            value=sums[0].value,
            unit=sums[0].unit,
            period=period_of(stretch),
            change=change_of(stretch),
        ),
        words=((stretch.start, stretch.stop),),
        trigger=(stretch.start + trigger.start(), stretch.start + trigger.end()),
        rule="figure.investment",
        why="investment of a partner is told with its sum",
    )


_FULFILLED = re.compile(r"\b(?:выполнен\w*|исполнен\w*|реализован\w*)\s+на\s+$", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:план\w*|дорожн\w+ карт\w*|программ\w*|поручени\w*|протокол\w*)\b", re.IGNORECASE)


def find_fulfilment(stretch: Stretch) -> Iterator[Found]:
    """«Мероприятия плана выполнены на 87 %»."""
    for amount in stretch.amounts():
        paper = _PAPER.search(stretch.text)
        if amount.unit != "%" or not paper or not _FULFILLED.search(stretch.document.text[: amount.start][-25:]):
            continue
        of, partner = home_and_partner(stretch, mutual=True)
        spans = [date.date for date in stretch.dates() if date.role == "span"]
        yield Found(
            content=Figure(
                measure="other",
                of=of,
                with_=partner,
                value=amount.value,
                unit="%",
                period=spans[0] if spans else period_of(stretch),
                scope=f"выполнение {_genitive(paper.group())}",
            ),
            words=((stretch.start, amount.stop),),
            trigger=(amount.start, amount.stop),
            rule="figure.fulfilment",
            why="a paper is said to be fulfilled by so many per cent",
        )


def _genitive(word: str) -> str:
    stems = {"план": "плана мероприятий", "дорожн": "дорожной карты", "программ": "программы", "поручени": "поручений"}
    return next((genitive for stem, genitive in stems.items() if word.lower().startswith(stem)), "протокола")
