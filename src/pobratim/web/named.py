"""Entries that name somebody, as sections of a page: by kind, each entry as a card.

In: entries with sentences and phases loaded, a moment. Out: sections in the register's order. Not here: queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from pobratim.storage import pages, standing
from pobratim.storage.models import Entry
from pobratim.wording import word

from .asked import Asked
from .cards import ORDER, Card, card_of
from .lifeline import life_line
from .living import life_of
from .moment import VALID, Moment


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A kind's section."""

    kind: str
    title: str
    cards: tuple[Card, ...]


def entry_card(entry: Entry, moment: Moment) -> Card:
    """An entry's card; of a paper with the state in which it is at that moment, and its life line."""
    life = line = None
    if entry.kind == "agreement":
        stands = standing.standing(entry, moment.valid, moment.today)
        life = life_of(stands, moment.lang)
        line = life_line(standing.phases_of(entry), stands, moment.valid or moment.today, moment.lang)
    return card_of(entry, moment.lang, pages.sentences_of(entry), life=life, line=line)


def named_parts(entries: Iterable[Entry], moment: Moment) -> list[NamedPart]:
    """The sections that hold something."""
    cards: dict[str, list[Card]] = {}
    for entry in entries:
        cards.setdefault(entry.kind, []).append(entry_card(entry, moment))
    return [NamedPart(kind, word("kinds", kind, moment.lang), tuple(cards[kind])) for kind in ORDER if kind in cards]


def valid_moment(asked: Asked, lang: str) -> Moment:
    """The day for which a page is asked that knows valid time only."""
    return Moment(timezone.localdate(), lang, asked.day(VALID))
