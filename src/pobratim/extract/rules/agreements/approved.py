"""A plan that is itself the document: «УТВЕРЖДЁН … ПЛАН МЕРОПРИЯТИЙ по реализации Соглашения …» at its head.

In: a marked document. Out: the plan's draft, or None. Not here: its rows, and papers named in running text.
"""

from __future__ import annotations

import re

from ...marked import MarkedDocument
from ...partners import are_two_sides, distinct, parties_between
from .details import Term
from .drafts import Draft

HEAD = re.compile(
    r"\s*(?:УТВЕРЖД[ЁЕ]Н\w*\s(?P<who>.{0,400}?)\n\s*)?"
    r"(?P<name>(?i:ПЛАН\s+(?:СОВМЕСТНЫХ\s+)?(?:МЕРОПРИЯТИЙ|ДЕЙСТВИЙ)(?:\s+\(«дорожная карта»\))?"
    r"|«?ДОРОЖНАЯ\s+КАРТА»?|ПРОГРАММА))"
    r"\s+(?P<rest>\S.{0,600}?)(?:\n\s*\n|\n№|\Z)",
    re.DOTALL,
)
ROWS = re.compile(r"\n\s*(?:№|1\s*[.)|])")
ABOUT_TIES = re.compile(r"(?:по|о|об|на)\s+[^\n]{0,60}?(?:сотрудничеств|взаимодействи|партн[её]рств)\w*", re.IGNORECASE)
CARRIES_OUT = re.compile(
    r"по\s+(?:реализации|выполнению|исполнению)\s+(соглашени|договор|меморандум|протокол)\w*", re.IGNORECASE
)
IMPLEMENTED = {"соглашени": "agreement", "договор": "treaty", "меморандум": "memorandum", "протокол": "protocol"}


def approved_plan(document: MarkedDocument) -> Draft | None:
    """The plan with whose name the document begins."""
    match = HEAD.match(document.text)
    if match is None:
        return None
    parties = distinct(parties_between(document, match.start("rest"), match.end("rest"), people=False))
    carried = CARRIES_OUT.search(match["rest"])
    about = carried or ABOUT_TIES.match(match["rest"])
    known = match["who"] or match["name"].isupper() or ROWS.search(document.text, match.end("rest"))
    if not are_two_sides(parties) or about is None or not known:
        return None
    who = match.span("who") if match["who"] else (0, 1)
    signed = next((date.date for date in document.within(document.dates, *who) if date.role == "on"), None)
    spans = [d.date for d in document.within(document.dates, *match.span("rest")) if d.role == "span" or "/" in d.date]
    name = match["name"].strip("«»").capitalize()
    sentence = document.analysis.sentence_at(match.start("name"))
    return Draft(
        instrument="roadmap" if name.startswith("Дорожная") else "programme" if "рограмм" in name else "plan",
        parties=parties,
        sentence=0,
        trigger=match.span("name"),
        words=[(match.start(), match.end("rest"))],
        signed=signed,
        stage="signed" if match["who"] or carried else "in_force",
        terms=[Term(stretch=spans[-1])] if spans else [],
        signers=tuple(dict.fromkeys(person.person for person in document.within(document.people, *who))),
        title=f"{name} {about[0]}",
        implements=IMPLEMENTED[carried[1].lower()] if carried else None,
        last=sentence.index if sentence else 0,
    )
