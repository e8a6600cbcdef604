"""Invented releases for the pages of checking: one paper told twice with two terms and once with another day, a
reprint, a visit, a forum, a post, a figure, a promise.

In: nothing. Out: readings for the store. Not here: tests.
"""

from __future__ import annotations

from typing import Any

from pobratim.facts import Document, Fact, Span, fact_id
from pobratim.facts.wire import content_from_json
from pobratim.register import Reading

HOME, AWAY = "RU-TUL", "BY-HR"
TITLE = "О торгово-экономическом сотрудничестве"
OURS = """Тула и Гродно договорились о торговле

Губернатор Тульской области Степан Лукошин и председатель Гродненского облисполкома Янина Верас подписали 16 мая \
2024 года соглашение «О торгово-экономическом сотрудничестве». Церемония прошла в Туле.

Соглашение рассчитано на 2024–2027 годы. Товарооборот области с Беларусью за год вырос на 12 процентов.

Степан Лукошин пообещал гостям открыть в Гродно торговый дом до осени 2025 года.
"""
THEIRS = """Гродненщина и Тула: новое соглашение

Соглашение «О торгово-экономическом сотрудничестве» между Гродненской и Тульской областями подписано 17 мая 2024 \
года, сообщили в облисполкоме. Подписи поставили Янина Верас и Степан Лукошин.
"""
PAPER = """Делегация Гродно в Туле

На прошлой неделе в Туле побывала делегация Гродненской области. Главным итогом стало соглашение «О \
торгово-экономическом сотрудничестве», подписанное 16 мая 2024 года на 2025–2028 годы. В Тульском \
музее оружия гостям показали \
самовары, а вечером делегация посетила завод «Тулаприбор».
"""
FORUM = """Молодёжь двух областей соберётся в Алексине

В сентябре 2024 года в Алексине пройдёт молодёжный форум Тульской и Гродненской областей. Ждут двести участников.
"""


def _fact(document: Document, content: dict[str, Any], rule: str, *quotes: str) -> Fact:
    spans = tuple(Span(document.text.index(quote), document.text.index(quote) + len(quote)) for quote in quotes)
    return Fact(
        id=fact_id(document.id, content["kind"], quotes[0], 0),
        document=document.id,
        content=content_from_json(content),
        evidence=spans,
        rule=rule,
        why="the words say so",
    )


def _paper(sides: list[str], signed: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "agreement",
        "instrument": "agreement",
        "parties": sides,
        "title": TITLE,
        "signed": signed,
        "stage": "signed",
        **more,
    }


def readings(away: str = AWAY, mark: str = "") -> list[Reading]:
    """Five releases; the second text of the office stands in a paper word for word. `mark` tells documents apart."""
    sides = [HOME, away]
    ours = Document(f"ours{mark}", OURS, "Тула и Гродно договорились о торговле", "2024-05-17", "Правительство области")
    copy = Document(f"copy{mark}", OURS, "Тула и Гродно договорились о торговле", "2024-05-18", "Вестник Тулы")
    theirs = Document(f"theirs{mark}", THEIRS, "Гродненщина и Тула: новое соглашение", "2024-05-18", "Облисполком")
    paper = Document(f"paper{mark}", PAPER, "Делегация Гродно в Туле", "2024-05-22", "Газета")
    forum = Document(f"forum{mark}", FORUM, "Молодёжь двух областей соберётся в Алексине", "2024-06-03", "Газета")
    people = ["Степан Лукошин", "Янина Верас"]
    own = [
        (
            _paper(sides, "2024-05-16", period="2024/2027", signers=people),
            "agreement.signed",
            "подписали 16 мая 2024 года соглашение",
        ),
        (
            {"kind": "event", "type": "signing", "parties": sides, "date": "2024-05-16", "place": "RU-TUL/Тула"},
            "event.signing",
            "Церемония прошла в Туле",
        ),
        (
            {"kind": "post", "person": "Степан Лукошин", "of": "RU-TUL", "titles": ["губернатор"]},
            "post.title_beside_name",
            "Губернатор Тульской области Степан Лукошин",
        ),
        (
            {"kind": "figure", "measure": "turnover", "of": "RU-TUL", "with": "BY", "change": "+12%"},
            "figure.turnover",
            "Товарооборот области с Беларусью за год вырос на 12 процентов",
        ),
        (
            {
                "kind": "commitment",
                "type": "promise",
                "by": ["Степан Лукошин"],
                "what": "открыть в Гродно торговый дом",
                "due": "2025-23",
            },
            "commitment.promise",
            "пообещал гостям открыть в Гродно торговый дом до осени 2025 года",
        ),
    ]  # fmt: skip
    return [
        Reading(ours, tuple(_fact(ours, *one) for one in own), "1"),
        Reading(copy, tuple(_fact(copy, *one) for one in own), "1"),
        Reading(
            theirs,
            (
                _fact(
                    theirs,
                    _paper(sides, "2024-05-17", signers=people),
                    "agreement.signed",
                    "подписано 17 мая 2024 года",
                    "Подписи поставили Янина Верас и Степан Лукошин",
                ),
            ),
            "1",
        ),
        Reading(
            paper,
            (
                _fact(
                    paper,
                    _paper(sides, "2024-05-16", period="2025/2028"),
                    "agreement.signed",
                    "подписанное 16 мая 2024 года",
                ),
                _fact(
                    paper,
                    {"kind": "event", "type": "visit", "parties": sides, "date": "2024-05", "place": "RU-TUL/Тула"},
                    "event.visit",
                    "в Туле побывала делегация Гродненской области",
                ),
            ),
            "1",
        ),
        Reading(
            forum,
            (
                _fact(
                    forum,
                    {
                        "kind": "event",
                        "type": "forum",
                        "parties": sides,
                        "date": "2024-09",
                        "place": "RU-TUL/Алексин",
                        "stage": "planned",
                        "areas": ["youth"],
                    },
                    "event.forum",
                    "пройдёт молодёжный форум Тульской и Гродненской областей",
                ),
            ),
            "1",
        ),
    ]
