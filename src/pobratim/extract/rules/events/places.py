"""Where people come together: the nearest municipality named as the place, else its region.

In: a marked document and a happening. Out: a party code. Not here: whether that party takes part (`company.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Party

from ...clauses import subject_of
from ...marked import MarkedDocument
from ...mentions.nouns import PartyMention
from ...partners import is_place
from .happenings import Happening

HALL = re.compile(
    r"(^|\s)(в|во)\s+(\w+\s){0,2}?(администраци\w|мэри\w|доме|зале|резиденции|ратуше|акимате|правительстве)\s+"
    r"((города|района|области)\s+)?(\w+\s)?$",
    re.IGNORECASE,
)
INTO_HALL = re.compile(
    r"^\s+(доме|кремле|администрации|мэрии|резиденции|филармонии|университете|думе)\b", re.IGNORECASE
)
GOAL = re.compile(r"(посетить|посещени\w|визит\w? в|поездк\w в)\s+(город\s+)?$", re.IGNORECASE)


def place_of(document: MarkedDocument, happening: Happening) -> Party | None:
    """The nearest municipality named as the place, else a region."""
    named = place_mentions(document, happening)
    if happening.frame == "object":
        named += _objects(document, happening)
    if not named:
        return _hall(document, happening)
    towns = [m for m in named if "/" in m.party] or [m for m in named if "-" in m.party] or named
    return min(towns, key=lambda m: abs(m.start - happening.token.start)).party


def place_mentions(document: MarkedDocument, happening: Happening) -> list[PartyMention]:
    """Parties named as the place: not within a post («посол в России»), not beyond another verb."""
    text = document.text
    return [
        mention
        for mention in document.within(document.parties, happening.start, happening.stop)
        if (is_place(document, mention) or GOAL.search(text[max(0, mention.start - 25) : mention.start]))
        and happening.reaches(mention.start)
        and not document.covers(document.posts, mention.start)
    ]


def _hall(document: MarkedDocument, happening: Happening) -> Party | None:
    """«в администрации города Тулы», «в Казанском кремле»: whose hall it is."""
    for mention in document.within(document.parties, happening.start, happening.stop):
        before = document.text[max(happening.start, mention.start - 45) : mention.start]
        inside = mention.form == "adjective" and INTO_HALL.match(document.text[mention.stop : mention.stop + 20])
        if (inside and re.search(r"(^|\s)(в|во)\s$", before)) or HALL.search(before):
            return mention.party
    return None


def _objects(document: MarkedDocument, happening: Happening) -> list[PartyMention]:
    """Parties that are visited: «посетила Минск»."""
    sentence = happening.sentence
    found: list[PartyMention] = []
    for child in sentence.children(happening.index):
        if sentence.tokens[child].rel in ("obj", "nsubj") and sentence.tokens[child].case in ("Acc", None, "Nom"):
            token = sentence.tokens[child]
            found += [m for m in document.covering(document.parties, token.start) if m.form == "name"]
    if subject := subject_of(sentence, happening.index):
        start = sentence.tokens[subject].start
        found = [m for m in found if not m.start <= start < m.stop]
    return found
