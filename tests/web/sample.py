"""Invented releases with marked facts, and a register made of them.

In: nothing. Out: readings for the store. Not here: tests.
"""

from __future__ import annotations

import json
from typing import Any

from pobratim.facts import Document, Fact, Span, fact_id
from pobratim.facts.wire import content_from_json
from pobratim.register import Reading

PLAN = """Тула и Гродно подписали план на три года

Губернатор Тульской области Степан Лукошин и председатель Гродненского облисполкома Янина Верас подписали 16 мая \
2024 года план мероприятий на 2024–2026 годы. Стороны намерены открыть общий учебный центр до конца 2031 года.

— Мы знаем друг друга давно, — сказал Степан Лукошин. — Пора построить общий завод кормов.

В 2023 году товарооборот области с Беларусью составил 4,2 млрд рублей, на 12 процентов больше, чем годом раньше. \
Из Гродненской области везут <сыр> & масло.

Читайте также: погода на выходные
"""
VISIT = """Делегация Алексина побывала в Лиде

В сентябре 2023 года делегация города Алексина приехала в белорусскую Лиду. Города дружат с 1998 года.
"""
EMPTY = "Вход для пользователей\nВойти\n"


def _facts(document: str, text: str, rows: list[tuple[dict[str, Any], list[str]]]) -> tuple[Fact, ...]:
    made = []
    for content, quotes in rows:
        spans = tuple(Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
        trigger = json.dumps(content, ensure_ascii=False)
        made.append(
            Fact(
                id=fact_id(document, content["kind"], trigger, 0),
                document=document,
                content=content_from_json(content),
                evidence=spans,
                rule="sample",
                why="так отмечено в примере",
            )
        )
    return tuple(made)


SIDES = ["RU-TUL", "BY-HR"]
PLAN_FACTS: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"kind": "agreement", "instrument": "plan", "parties": SIDES, "signed": "2024-05-16", "period": "2024/2026",
         "stage": "signed", "signers": ["Степан Лукошин", "Янина Верас"], "areas": ["education"]},
        ["Губернатор Тульской области Степан Лукошин и председатель Гродненского облисполкома Янина Верас подписали 16 "
         "мая 2024 года план мероприятий на 2024–2026 годы", "Тула и Гродно подписали план на три года"],
    ),
    ({"kind": "post", "person": "Степан Лукошин", "of": "RU-TUL", "titles": ["губернатор"]},
     ["Губернатор Тульской области Степан Лукошин"]),
    ({"kind": "post", "person": "Янина Верас", "of": "BY-HR", "titles": ["председатель облисполкома"]},
     ["председатель Гродненского облисполкома Янина Верас"]),
    ({"kind": "commitment", "type": "promise", "by": SIDES, "what": "открыть общий учебный центр",
      "areas": ["education"], "due": "2031-12"}, ["намерены открыть общий учебный центр до конца 2031 года"]),
    ({"kind": "statement", "speaker": "Степан Лукошин"},
     ["Мы знаем друг друга давно", "Пора построить общий завод кормов"]),
    ({"kind": "project", "name": "общий завод кормов", "parties": SIDES, "stage": "proposed",
      "investment": {"amount": 2000000000, "currency": "RUB"}, "jobs": 85}, ["построить общий завод кормов"]),
    ({"kind": "figure", "measure": "turnover", "of": "RU-TUL", "with": "BY", "value": 4200000000, "unit": "RUB",
      "period": "2023", "change": "+12%"}, ["В 2023 году товарооборот области с Беларусью составил 4,2 млрд рублей"]),
    ({"kind": "flow", "from": "BY-HR", "to": "RU-TUL", "goods": ["сыр", "масло"]},
     ["Из Гродненской области везут <сыр> & масло"]),
]  # fmt: skip
VISIT_FACTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": "event", "type": "visit", "parties": ["RU-TUL/Алексин", "BY-HR/Лида"], "date": "2023-09",
      "place": "BY-HR/Лида", "stage": "held"}, ["делегация города Алексина приехала в белорусскую Лиду"]),
    ({"kind": "partnership", "parties": ["RU-TUL/Алексин", "BY-HR/Лида"], "since": "1998", "state": "active"},
     ["Города дружат с 1998 года"]),
]  # fmt: skip


def readings() -> list[Reading]:
    """Two releases with facts of all nine kinds, one page of noise without a title."""
    plan = Document("plan", PLAN, "Тула и Гродно подписали план на три года", "2024-05-17", "Пресс-служба", "")
    visit = Document(
        "visit", VISIT, "Делегация Алексина побывала в Лиде", "2023-10-02", "Газета", "https://example.org/1"
    )
    noise = Document("noise", EMPTY)
    return [
        Reading(plan, _facts("plan", PLAN, PLAN_FACTS), "1"),
        Reading(visit, _facts("visit", VISIT, VISIT_FACTS), "1"),
        Reading(noise, (), "1"),
    ]


def fact_of(kind: str, document: str = "plan") -> str:
    """The id of the first fact of a kind."""
    held = {reading.document.id: reading.facts for reading in readings()}[document]
    return next(fact.id for fact in held if fact.kind == kind)
