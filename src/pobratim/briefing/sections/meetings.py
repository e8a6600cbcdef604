"""Visits and meetings by year; what is planned comes first.

In: entries of events. Out: a list for each year. Not here: festivals and the like that belong to culture, education,
youth or memory (`humanitarian.py`).
"""

from __future__ import annotations

from itertools import groupby

from pobratim.facts import Event
from pobratim.register import Entry
from pobratim.register.dates import stretch
from pobratim.wording import word

from ..gather import day_of, of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Part, Teller
from .lists import bulleted
from .subjects import is_humanitarian


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """What lies ahead, then year by year, the latest first."""
    events = [entry for entry in of_kind(teller.dossier, "event") if not is_humanitarian(entry)]
    limit = length.items
    ahead = sorted((entry for entry in events if is_ahead(teller, entry)), key=lambda entry: day_of(entry))
    rest = [entry for entry in events if entry not in ahead]
    found: list[Block] = []
    found += bulleted((sentence(teller, entry, length) for entry in ahead), limit, teller.phrase("ahead"))
    for year, told in groupby(rest, key=lambda entry: day_of(entry).year):
        lead = str(year) if year > 1 else teller.phrase("undated")
        found += bulleted((sentence(teller, entry, length) for entry in told), limit, lead)
    return tuple(found)


def is_ahead(teller: Teller, entry: Entry) -> bool:
    """Whether an event is planned and its day has not passed."""
    content = entry.content
    if not isinstance(content, Event) or content.stage != "planned":
        return False
    last = stretch(content.date).last
    if last:
        return last >= teller.as_of
    return entry.seen_last is not None and entry.seen_last.year >= teller.as_of.year


def _is_past(teller: Teller, entry: Entry) -> bool:
    days = stretch(getattr(entry.content, "date", None))
    return days.last is not None and days.last < teller.as_of


def sentence(teller: Teller, entry: Entry, length: Length) -> Sentence:
    """An event in one sentence."""
    content = entry.content
    assert isinstance(content, Event)
    parts = [
        teller.part(entry, "date"),
        _what(teller, entry),
        teller.sides(entry),
        teller.part(entry, "place", "place"),
        teller.part(entry, "people", "people"),
    ]
    if length.detail:
        parts += [teller.part(entry, "organisations", "bodies", "names"), teller.part(entry, "areas", "topics")]
    return teller.say(entry, [*parts, _state(teller, entry)])


def _what(teller: Teller, entry: Entry) -> Part | None:
    """What kind of event it is, and its own name."""
    kind, title = teller.part(entry, "type"), teller.part(entry, "title")
    if not kind or not title:
        return kind
    if kind.text == word("event_type", "other", teller.language) or kind.text in title.text.lower():
        return title
    return Part(
        f"{kind.text} {title.text}" if title.text.startswith("«") else f"{kind.text}: {title.text}",
        "title",
        title.values,
    )


def _state(teller: Teller, entry: Entry) -> Part | None:
    stage = entry.stage
    if stage == "cancelled":
        return Part(teller.phrase("cancelled"), "stage", (stage,))
    if stage == "planned":
        return Part(teller.phrase("planned_past" if _is_past(teller, entry) else "planned"), "stage", (stage,))
    return None
