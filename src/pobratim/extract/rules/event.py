"""Notices events: meetings, visits, forums, festivals, sessions, ceremonies, signings.

In: a marked document. Out: found facts of kind `event`. Not here: other kinds.
"""

from __future__ import annotations

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument

from .agreements.gather import gather as gather_papers
from .events.gather import Gathering, gather
from .events.rolls import call_rolls
from .events.signings import signings_of


def find_events(document: MarkedDocument) -> list[Found]:
    """All events that the document states."""
    events = gather(document)
    call_rolls(document, events)
    return [_found(event) for event in events + signings_of(document, gather_papers(document), events)]


def _found(event: Gathering) -> Found:
    return Found(
        content=event.content(),
        words=tuple(dict.fromkeys(event.words)),
        trigger=event.trigger,
        rule=f"event.{event.type}",
        why=f"The words tell of a {event.type} ({event.stage}).",
    )
