"""A paper that is itself the document: «СОГЛАШЕНИЕ между Правительством … и … о сотрудничестве», articles, signatures.

In: a marked document. Out: the paper's draft, or None. Not here: plans with rows (`approved.py`), papers that news tell
of (`papers.py`).
"""

from __future__ import annotations

import re

from ...areas import areas_in
from ...marked import MarkedDocument
from ...partners import are_two_sides, distinct, parties_between
from .details import Term
from .drafts import Draft

HEAD = re.compile(
    r"\s*(?P<name>СОГЛАШЕНИЕ|ДОГОВОР|МЕМОРАНДУМ|ПРОТОКОЛ О НАМЕРЕНИЯХ)\s+(?P<rest>\S.{0,700}?)(?:\n\s*\n|\Z)", re.DOTALL
)
INSTRUMENTS = {"СОГЛАШЕНИЕ": "agreement", "ДОГОВОР": "treaty", "МЕМОРАНДУМ": "memorandum"}
ARTICLES = re.compile(
    r"\n\s*(?:Статья\s+1\b|1\.\s)|далее\s*[-–—]?\s*(?:именуемы|«?Сторон)|нижеследующем", re.IGNORECASE
)
SUBJECT = re.compile(r"\b(?:о|об|в\s+области|в\s+сфере)\s+[^\n]+", re.IGNORECASE)
DONE = re.compile(r"\b(?:Совершено|Подписано)\b[^\n]{0,120}")
YEARS = re.compile(
    r"(?:в\s+течение|сроком\s+на)\s+(?P<years>одного|двух|тр[её]х|пяти|десяти|\d+)\s+(?:\(\w+\)\s+)?(?:лет|года)"
)
NUMBERS = {"одного": 1, "двух": 2, "трех": 3, "трёх": 3, "пяти": 5, "десяти": 10}


def full_text(document: MarkedDocument) -> Draft | None:
    """The paper whose text the document is."""
    match = HEAD.match(document.text)
    if match is None or not ARTICLES.search(document.text, match.end("rest")):
        return None
    rest = match.span("rest")
    parties = distinct(parties_between(document, *rest, people=False))
    if not are_two_sides(parties):
        return None
    done = DONE.search(document.text, rest[1])
    days = [date.date for date in document.within(document.dates, *done.span())] if done else []
    subject = SUBJECT.search(document.text, *rest)
    name = match["name"].capitalize()
    return Draft(
        instrument=INSTRUMENTS.get(match["name"], "protocol"),
        parties=parties,
        sentence=0,
        trigger=match.span("name"),
        words=[(match.start("name"), rest[1]), *([done.span()] if done else [])],
        organisations=tuple(dict.fromkeys(body.name for body in document.within(document.organisations, *rest))),
        signed=days[-1] if days else None,
        stage="signed" if days else "drafting",
        terms=[Term(years=_years(document.text))],
        areas=areas_in(document, subject.start() if subject else rest[1], done.start() if done else len(document.text)),
        title=f"{name} {' '.join(subject[0].split())}" if subject else None,
        last=len(document.sentences),
    )


def _years(text: str) -> int | None:
    found = YEARS.search(text)
    if found is None:
        return None
    return NUMBERS.get(found["years"].lower()) or int(found["years"])
