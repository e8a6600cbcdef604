"""Acts of signing as events: a ceremony, or a signature with a day or place of its own.

In: the papers of a document and the events found so far. Out: signing events. Not here: the papers themselves.
"""

from __future__ import annotations

import re

from ...marked import MarkedDocument
from ...partners import is_place
from ..agreements.drafts import Draft
from .gather import Gathering

ACT = re.compile(
    r"подписани[еяю]|церемони|подписал|подписан[аоы]?\b|заключил|заключ[её]н[аоы]?\b|скрепил|обменялись папками",
    re.IGNORECASE,
)
CEREMONY = re.compile(
    r"подписание (состо|прош|намечен|назначен)|церемони|обменялись папками|подписание \w+ .{0,80}(намечен|назначен)",
    re.IGNORECASE,
)


def signings_of(document: MarkedDocument, papers: list[Draft], events: list[Gathering]) -> list[Gathering]:
    """The signings that are events of their own."""
    found: list[Gathering] = []
    for paper in papers:
        signing = _signing(document, paper)
        if signing is not None and not _is_anothers(signing, events + found):
            found.append(signing)
    return found


def _signing(document: MarkedDocument, paper: Draft) -> Gathering | None:
    spans = [span for span in paper.words if ACT.search(document.text[span[0] : span[1]])]
    if not spans or paper.stage in ("proposed", "completed", "ended"):
        return None
    planned = paper.stage == "drafting"
    date = paper.planned if planned else paper.act_date
    text = " ".join(document.text[start:stop] for start, stop in spans)
    place = _place(document, spans)
    day = bool(date and re.search(r"-\d\d-\d\d$", date))
    if not (day or CEREMONY.search(text) or (planned and date)):
        return None
    return Gathering(
        type="signing",
        parties=paper.parties,
        people=paper.signers,
        organisations=paper.organisations,
        date=date,
        place=place,
        areas=(),
        stage="planned" if planned else "held",
        title=None,
        words=spans,
        trigger=spans[0],
        sentence=paper.sentence,
        paragraph=0,
    )


def _place(document: MarkedDocument, spans: list[tuple[int, int]]) -> str | None:
    for start, stop in spans:
        named = [m.party for m in document.within(document.parties, start, stop) if is_place(document, m)]
        if named:
            return max(named, key=lambda party: "/" in party)
    return None


def _is_anothers(signing: Gathering, events: list[Gathering]) -> bool:
    """Whether another event has the same day: the signature is then part of it."""
    return any(
        event.date is not None and signing.date is not None and event.date.split("/")[0] == signing.date
        for event in events
    )
