"""Acts of signing as events: a ceremony, or a signature with a day or place of its own.

In: the papers of a document and the events found so far. Out: signing events. Not here: the papers themselves.
"""

from __future__ import annotations

import re

from ...marked import MarkedDocument
from ...partners import distinct, is_place, region_of
from ..agreements.drafts import Draft
from .gather import Gathering

ACT = re.compile(
    r"подписани[еяю]|подписи|церемони|подписал|подписан[аоы]?\b|заключил|заключ[её]н[аоы]?\b|скрепил|"
    r"обменялись папками",
    re.IGNORECASE,
)
CEREMONY = re.compile(
    r"подписание (состо|прош|намечен|назначен)|(состоял|прошл)\w+ (\w+ )?подписание|церемони|обменялись папками|"
    r"подписание \w+ .{0,80}(намечен|назначен)",
    re.IGNORECASE,
)


def signings_of(document: MarkedDocument, papers: list[Draft], events: list[Gathering]) -> list[Gathering]:
    """The signings that are events of their own."""
    found: list[Gathering] = []
    for paper in papers:
        signing = _signing(document, paper)
        if signing is None or (not _is_told(document, signing) and _is_anothers(signing, events)):
            continue
        twin = next((other for other in found if other.date == signing.date and other.stage == signing.stage), None)
        if twin is None:
            found.append(signing)
        elif signing.date:
            _join(twin, signing)
    return found


def _is_told(document: MarkedDocument, signing: Gathering) -> bool:
    """Whether the text speaks of the act itself, not only of the paper."""
    return any(CEREMONY.search(document.text[start:stop]) for start, stop in signing.words)


def _join(signing: Gathering, other: Gathering) -> None:
    """Papers signed on one day were signed in one ceremony; of several towns' papers their regions take part."""
    if set(signing.parties) != set(other.parties):
        regions = [region_of(party) for party in (*signing.parties, *other.parties)]
        signing.parties = distinct(regions)
    signing.people = tuple(dict.fromkeys(signing.people + other.people))
    signing.words += [span for span in other.words if span not in signing.words]


def _signing(document: MarkedDocument, paper: Draft) -> Gathering | None:
    planned = paper.stage == "drafting"
    spans = [span for span in paper.words if planned or ACT.search(document.text[span[0] : span[1]])]
    if not spans or paper.stage in ("proposed", "completed", "ended"):
        return None
    date = paper.planned if planned else paper.act_date
    text = " ".join(document.text[start:stop] for start, stop in spans)
    place = _place(document, spans) or _dateline(document, date)
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


def _dateline(document: MarkedDocument, date: str | None) -> str | None:
    """«Тула, 5 марта»: the town of the line that gives the day."""
    for mention in document.dates:
        if date is None or mention.date != date:
            continue
        line = document.text.rfind("\n", 0, mention.start) + 1
        town = document.within(document.parties, line, mention.start)
        if town and town[0].start == line and "/" in town[0].party:
            return town[0].party
    return None


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
