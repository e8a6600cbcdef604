"""Invented releases for pictures and the calendar: a succession, sources that differ, vague days, far countries.

In: nothing. Out: readings for the store. Not here: tests.
"""

from __future__ import annotations

from typing import Any

from pobratim.facts import Document, Fact, Span, fact_id
from pobratim.facts.wire import content_from_json
from pobratim.register import Reading

TUL, KZ = "RU-TUL", "KZ-27"
SIDES = [TUL, KZ]
TITLE = "Соглашение о поставках льна"
Rows = list[dict[str, Any]]


def _figure(measure: str, period: str, value: float, unit: str = "RUB", **more: Any) -> dict[str, Any]:
    return {"kind": "figure", "measure": measure, "of": TUL, "with": "KZ", "value": value, "unit": unit,
            "period": period, **more}  # fmt: skip


def _event(kind: str, parties: list[str], date: str | None, stage: str = "held", **more: Any) -> dict[str, Any]:
    return {"kind": "event", "type": kind, "parties": parties, "date": date, "stage": stage, **more}


RELEASES: list[tuple[str, str, Rows]] = [
    ("first", "2019-06-02", [
        {"kind": "agreement", "instrument": "agreement", "parties": SIDES, "signed": "2019-06-01", "title": TITLE,
         "period": "2019/2022", "stage": "signed", "areas": ["trade"]},
        _event("meeting", SIDES, "2019-06-01", areas=["trade"]),
        _figure("turnover", "2019", 1_000_000_000),
    ]),
    ("second", "2023-03-11", [
        {"kind": "agreement", "instrument": "agreement", "parties": SIDES, "signed": "2023-03-10", "title": TITLE,
         "period": "2023-03-10/2028-03-09", "stage": "signed", "areas": ["trade"]},
        {"kind": "agreement", "instrument": "plan", "parties": SIDES, "signed": "2023-03-10", "period": "2023/2024",
         "stage": "signed", "areas": ["culture"]},
        _event("visit", SIDES, "2023-03-10"),
        _figure("turnover", "2022", 2_000_000_000, change="+12%"),
        _figure("export", "2022", 30_000_000, "USD"),
    ]),
    ("other-side", "2023-04-20", [
        _figure("turnover", "2022", 2_500_000_000),
        _figure("turnover", "2023-33", 700_000_000),
    ]),
    ("ahead", "2026-02-01", [
        _event("forum", SIDES, "2026-21", "planned", title="Форум соседей"),
        _event("session", SIDES, "2026-11-10/2026-11-12", "planned"),
        _event("festival", [TUL, "RS"], "2026", "planned", title="Дни, дружбы; и песни"),
        _event("visit", [TUL, "BY-HR"], "2026-11-30", "cancelled"),
        {"kind": "commitment", "type": "promise", "by": [TUL], "to": [KZ], "what": "открыть склад льна",
         "due": "2026-12-15"},
        {"kind": "commitment", "type": "promise", "by": [TUL], "to": [KZ], "what": "построить дорогу", "due": "2026"},
    ]),
    ("others", "2025-10-05", [
        {"kind": "partnership", "parties": ["RU-TUL/Алексин", "BY-HR/Лида"], "since": "1998", "state": "active"},
        _event("meeting", ["RU-KLU", "UZ"], "2025-10-03"),
        _event("meeting", [TUL, "BY-HR"], "2025-10-04"),
        {"kind": "project", "name": "завод льняных изделий", "parties": SIDES, "stage": "planned"},
    ]),
]  # fmt: skip


def pictured_readings() -> list[Reading]:
    """Five releases."""
    return [_reading(name, published, rows) for name, published, rows in RELEASES]


def _reading(name: str, published: str, rows: Rows) -> Reading:
    text, facts = f"Новость {name}. ", []
    for place, row in enumerate(rows):
        start = len(text)
        text += f"Здесь сказано о деле номер {place} из новости {name}. "
        content = content_from_json({slot: value for slot, value in row.items() if value is not None})
        span = Span(start, len(text) - 1)
        facts.append(Fact(fact_id(name, content.kind, str(place), 1), name, content, (span,), "sample", "пример"))
    return Reading(Document(name, text, f"Новость «{name}»", published, f"Газета {name}"), tuple(facts), "1")
