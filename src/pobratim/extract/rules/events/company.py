"""Which parties come together at an event.

In: a marked document and a happening. Out: party codes, none where two sides can't be told. Not here: people
(`parts.py`) and places (`places.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Party

from ...marked import MarkedDocument, once
from ...mentions.nouns import PartyMention
from ...partners import (
    are_two_sides,
    as_side,
    country_of,
    distinct,
    holds,
    is_place,
    other_side,
    party_of_person,
    region_of,
    related,
)
from .happenings import Happening
from .parts import actor_spans, is_inviting
from .places import place_mentions, place_of

ORIGIN_BEFORE = re.compile(r"(^|\s)из\s+$", re.IGNORECASE)
GUESTS = re.compile(r"гост|делегаци|предпринимател|участник|школьник|депутат|экспорт|студент|ребят|артист|врач")
MANY = 3
"""In a text about so many partner countries an event that names none is the home's own."""


def parties_of(document: MarkedDocument, happening: Happening, people: tuple[str, ...]) -> tuple[Party, ...]:
    """The parties that come together; () where two sides can't be told."""
    if happening.type == "visit":
        return _visit_parties(document, happening, people)
    own = _of_people(document, people)
    if happening.type in ("meeting", "call") and are_two_sides(own):
        return distinct(own)
    if happening.type not in ("meeting", "call"):
        own += _of_people(
            document, [m.person for m in document.within(document.people, happening.start, happening.stop)]
        )
    found = list(distinct([*own, *_named(document, happening)]))
    if not are_two_sides(found):
        found = list(distinct([*found, *_sides_of_places(document, happening)]))
    return distinct(found if are_two_sides(found) else _completed(document, found, happening))[:4]


def _completed(document: MarkedDocument, found: list[Party], happening: Happening) -> list[Party]:
    if not found:
        return list(document.main_sides)
    if happening.frame in ("title", "proper", "days") and _is_of_many(document) and found[0].startswith("RU"):
        return found
    other = other_side(document, found[0])
    return [*found, other] if other else found


@once
def _is_of_many(document: MarkedDocument) -> bool:
    return len({country_of(m.party) for m in document.parties if m.party[:2] != "RU"}) >= MANY


def _of_people(document: MarkedDocument, people: tuple[str, ...] | list[str]) -> list[Party]:
    return [party for person in people if (party := party_of_person(document, person))]


def _named(document: MarkedDocument, happening: Happening) -> list[Party]:
    mentions = document.within(document.parties, happening.start, happening.stop)
    free = [
        as_side(document, mention.party)
        for mention in mentions
        if mention.sure and not is_place(document, mention) and not _in_post(document, mention)
    ]
    bodies = [b.party for b in document.within(document.organisations, happening.start, happening.stop) if b.party]
    return [party for party in [*free, *bodies] if party[:2].isascii() and party[:2].isupper()]


def _in_post(document: MarkedDocument, mention: PartyMention) -> bool:
    """Within a post only the party whose post it is counts, and that comes with its holder."""
    return any(post.start <= mention.start < post.stop and post.person for post in document.posts)


def _sides_of_places(document: MarkedDocument, happening: Happening) -> list[Party]:
    return [as_side(document, mention.party) for mention in place_mentions(document, happening)]


def _visit_parties(document: MarkedDocument, happening: Happening, people: tuple[str, ...]) -> tuple[Party, ...]:
    guests = _guests(document, happening, people)
    if not guests:
        return ()
    place = place_of(document, happening)
    if place is None:
        host = other_side(document, guests[0])
        return distinct([*guests, host]) if host else ()
    if not any(related(place, guest) for guest in guests):
        return distinct([*guests, _side_within(document, place)])
    inner = [guest for guest in guests if holds(place, guest)]
    other = other_side(document, inner[0]) if inner and happening.verb else None
    return distinct([*guests, other]) if other else ()


def _guests(document: MarkedDocument, happening: Happening, people: tuple[str, ...]) -> list[Party]:
    place = place_of(document, happening)
    actors = _of_people(document, people)
    own = [
        as_side(document, m.party)
        for start, stop in actor_spans(happening, document.text)
        for m in document.within(document.parties, start, stop)
        if not is_place(document, m) and m.sure and m.party[:2].isascii() and not is_inviting(document, happening, m)
    ]
    actors += [party for party in own if not (place and related(party, place))]
    sent = [as_side(document, m.party) for m in _origins(document, happening)]
    return list(distinct([*actors, *sent])) or _guests_by_word(document, happening, place)


def _side_within(document: MarkedDocument, place: Party) -> Party:
    """A journey «в Сербию» is to the Serbian town of which the text tells; a town stands for its region."""
    if "/" in place:
        return as_side(document, place)
    return _only_within(document, place) if place.isalpha() else place


@once
def _only_within(document: MarkedDocument, country: Party) -> Party:
    inner = [m.party for m in document.parties if holds(country, m.party)]
    return inner[-1] if inner and set(inner) <= {inner[-1], region_of(inner[-1])} else country


def _origins(document: MarkedDocument, happening: Happening) -> list[PartyMention]:
    """«гости из Минска»"""
    return [
        mention
        for mention in document.beginning(document.parties, happening.start, happening.stop)
        if happening.reaches(mention.start)
        and ORIGIN_BEFORE.search(document.text[max(0, mention.start - 5) : mention.start])
    ]


def _guests_by_word(document: MarkedDocument, happening: Happening, place: Party | None) -> list[Party]:
    """«Гости», «делегация»: the side that is not at home where they are."""
    words = " ".join(document.text[start:stop] for start, stop in actor_spans(happening, document.text))
    if happening.verb and not GUESTS.search(words.lower()):
        return []
    if not happening.verb and not place:
        return []
    sides = document.main_sides
    if place:
        return [side for side in sides if not related(region_of(side), region_of(place))][:1]
    return [side for side in sides if not side.startswith("RU")][:1] or list(sides[1:2])
