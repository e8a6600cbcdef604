"""Rolls of those who took part: «В состав делегации вошли …», «В переговорах участвовали: …» with a line for each.

In: a marked document and its events. Out: the events with these people. Not here: people named in the event's own
sentence (`parts.py`).
"""

from __future__ import annotations

import re

from pobratim.text import Sentence

from ...marked import MarkedDocument
from .gather import Gathering

DELEGATION = re.compile(r"(в\s+)?состав\w*\s+(\w+\s+)?делегации", re.IGNORECASE)
TALKS = re.compile(
    r"во?\s+(переговорах|беседе|встрече|мероприятии)\s+(также\s+)?(приняли\s+участие|участвовали)", re.IGNORECASE
)
LINES = 12
"""A roll has no more lines than that."""


def call_rolls(document: MarkedDocument, events: list[Gathering]) -> None:
    """Adds the people of the document's rolls to its visits and meetings."""
    for sentence in document.sentences:
        words = document.text[sentence.start : sentence.stop]
        type_ = "visit" if DELEGATION.search(words) else "meeting" if TALKS.search(words) else None
        event = _nearest(events, type_, sentence) if type_ else None
        if event is not None:
            people = _roll(document, sentence, listed=words.rstrip().endswith(":"))
            event.people = tuple(dict.fromkeys(event.people + people))
            event.words.append((sentence.start, sentence.stop))


def _nearest(events: list[Gathering], type_: str, sentence: Sentence) -> Gathering | None:
    fitting = [event for event in events if event.type == type_ and event.stage == "held"]
    return min(fitting, key=lambda event: abs(event.sentence - sentence.index), default=None)


def _roll(document: MarkedDocument, sentence: Sentence, *, listed: bool) -> tuple[str, ...]:
    found = [person.person for person in document.in_sentence(document.people, sentence)]
    if listed:
        for line in document.sentences[sentence.index + 1 : sentence.index + 1 + LINES]:
            people = document.in_sentence(document.people, line)
            if not people or any(token.feats.get("VerbForm") == "Fin" for token in line.tokens):
                break
            found.append(people[0].person)
    return tuple(dict.fromkeys(found))
