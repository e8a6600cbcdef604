"""Invented releases for the tests of search: who signed what with whom, told in many forms of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pobratim.facts import Document, Fact, Span, fact_id
from pobratim.facts.wire import content_from_json
from pobratim.register import Reading

DISTRICTS = ["RU-VGG/Палласовский район", "KZ-27/Жанибекский район"]
TEXTS: dict[str, tuple[str, str, str, Sequence[dict[str, Any]]]] = {
    "janybek": (
        "2024-03-01",
        "Палласовский район подписал соглашение с Жанибекским районом",
        "Главы подписали его в пятницу. Районы будут вместе растить лён и лечить скот. Стороны обменялись подарками.",
        [
            {"kind": "agreement", "instrument": "agreement", "parties": DISTRICTS,
             "signed": "2024-03-01", "stage": "signed",
             "areas": ["agriculture"], "title": "Соглашение о дружбе районов"},
            {"kind": "event", "type": "signing", "parties": DISTRICTS,
             "date": "2024-03-01", "stage": "held"},
        ],
    ),
    "gomel": (
        "2022-06-10",
        "Волгоградская и Гомельская области обсудили зелёные технологии",
        "Делегацию принял Семён Лукошин. Гости осмотрели учебный центр и завод стали. Подписано соглашение школ.",
        [
            {"kind": "event", "type": "visit", "parties": ["RU-VGG", "BY-HO"], "date": "2022-06-10",
             "people": ["Семён Лукошин"], "stage": "held"},
            {"kind": "post", "person": "Семён Лукошин", "of": "RU-VGG", "titles": ["министр экономики"]},
            {"kind": "project", "name": "учебный центр сварщиков", "parties": ["RU-VGG", "BY-HO"], "stage": "planned"},
        ],
    ),
    "old": (
        "2015-09-01",
        "Меморандум с Гомелем",
        "Область и Гомель подписали меморандум о торговле льном. Центр учебных полётов не обсуждали.",
        [
            {"kind": "agreement", "instrument": "memorandum", "parties": ["RU-VGG", "BY-HO/Гомель"],
             "signed": "2015-09-01", "stage": "ended", "areas": ["trade"], "title": "Меморандум о торговле льном"},
        ],
    ),
}  # fmt: skip


def reading(name: str, version: str = "1", *, body: str | None = None, count: int | None = None) -> Reading:
    """A release by its name, with another body or with its first facts only."""
    published, title, text, contents = TEXTS[name]
    text = f"{title}\n\n{text if body is None else body}"
    facts = []
    for n, content in enumerate(contents[:count]):
        span = Span(0, len(title))
        facts.append(Fact(fact_id(name, content["kind"], str(n), 0), name, content_from_json(content), (span,), "", ""))
    return Reading(Document(name, text, title, published), tuple(facts), version)


def readings() -> list[Reading]:
    """All releases."""
    return [reading(name) for name in TEXTS]
