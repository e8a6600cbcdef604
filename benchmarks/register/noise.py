"""What reading makes of a true fact: slots missed, dates and types mistaken, spellings as press offices have them.

In: a content as the text gives it, a chance. Out: the content as read. The rates are those of this repository's reader
on the 32 gold releases of `dev` (November 2026: 68 agreements, 85 events, 118 posts paired with gold),
measured by pairing facts as the scorer does and comparing the slots of each pair. Not here: what is true (`world.py`).
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from pobratim.facts import Agreement, Event, Post

from .world import Human

SIGNED_MISSED = 5 / 45
PERIOD_MISSED = 4 / 30
PERIOD_WRONG = 2 / 30
PAPER_AREAS_MISSED = 6 / 25
PAPER_TITLE_MISSED = 1 / 45
PAPER_TITLE_WRONG = 1 / 45
SIGNERS_MISSED = 2 / 24
STAGE_WRONG = 9 / 68
EVENT_DATE_MISSED = 8 / 74
EVENT_DATE_WRONG = 4 / 74
EVENT_DATE_VAGUE = 1 / 74
EVENT_PEOPLE_MISSED = 13 / 41
EVENT_PEOPLE_FEWER = 2 / 41
EVENT_TITLE_MISSED = 1 / 29
EVENT_TITLE_WRONG = 2 / 29
EVENT_AREAS_MISSED = 14 / 30
EVENT_TYPE_WRONG = 2 / 85
PLACE_MISSED = 16 / 58
POST_OF_WRONG = 2 / 118
INITIALS = PATRONYMIC = 7 / 118
"""Of people in gold, as the texts have them."""
PARTIES_MISREAD = {"agreement": (4 / 68, 6 / 68), "event": (5 / 85, 12 / 85)}
"""The country instead of the region; another, one more or one less party."""

_LATIN = str.maketrans({"ё": "е", "й": "и", "э": "е"})


def spelled(chance: random.Random, who: Human) -> str:
    """A person's name as one document writes it."""
    surname, given, father = who.surname, who.given, who.father
    if chance.random() < 0.5:
        surname, given, father = (part.replace("ё", "е") for part in (surname, given, father))
    if chance.random() < 0.02:
        surname = surname.translate(_LATIN)
    form = chance.random()
    if form < INITIALS:
        return f"{given[0]}. {father[0]}. {surname}" if chance.random() < 0.5 else f"{given[0]}. {surname}"
    return f"{given} {father} {surname}" if form < INITIALS + PATRONYMIC else f"{given} {surname}"


def _other_day(chance: random.Random, day: str) -> str:
    """A mistaken day: that of the release, of another sentence, or another year."""
    if len(day) != 10:
        return day
    shift = chance.choice((1, 1, 2, -1, 7, 30, 365))
    return (date.fromisoformat(day) + timedelta(days=shift)).isoformat()


def read_paper(chance: random.Random, paper: Agreement) -> Agreement:
    """An agreement as read."""
    roll = chance.random
    title, period, stage = paper.title, paper.period, paper.stage
    if title and roll() < PAPER_TITLE_WRONG:
        title = f"{title.split()[0]} о намерениях"
    if period and roll() < PERIOD_WRONG:
        period = f"{int(period[:4]) - 3}/{period[5:]}"
    if roll() < STAGE_WRONG:
        stage = "in_force" if stage == "signed" else "signed"
    return replace(
        paper,
        signed=None if roll() < SIGNED_MISSED else paper.signed,
        period=None if roll() < PERIOD_MISSED else period,
        areas=() if roll() < PAPER_AREAS_MISSED else paper.areas,
        signers=() if roll() < SIGNERS_MISSED else paper.signers,
        title=None if roll() < PAPER_TITLE_MISSED else title,
        stage=stage,
    )


def read_event(chance: random.Random, event: Event) -> Event:
    """An event as read."""
    roll = chance.random
    day, kind, people, title = event.date, event.type, event.people, event.title
    if day and roll() < EVENT_DATE_MISSED:
        day = None
    elif day and roll() < EVENT_DATE_WRONG:
        day = _other_day(chance, day)
    elif day and roll() < EVENT_DATE_VAGUE:
        day = day[:7]
    if roll() < EVENT_PEOPLE_MISSED:
        people = ()
    elif roll() < EVENT_PEOPLE_FEWER:
        people = people[:1]
    if title and roll() < EVENT_TITLE_WRONG:
        title = f"{title.split()[0]} друзей"
    if roll() < EVENT_TYPE_WRONG:
        kind = "meeting" if kind != "meeting" else "visit"
    return replace(
        event,
        type=kind,
        date=day,
        people=people,
        areas=() if roll() < EVENT_AREAS_MISSED else event.areas,
        title=None if roll() < EVENT_TITLE_MISSED else title,
        place=None if roll() < PLACE_MISSED else event.place,
    )


def read_post(chance: random.Random, post: Post, other: str) -> Post:
    """A post as read; `other` is the party that a mistake ascribes it to."""
    return replace(post, of=other) if chance.random() < POST_OF_WRONG else post


def misread_parties(chance: random.Random, content: Agreement | Event, stranger: str) -> Agreement | Event:
    """Parties as read: now and then the country of the second one, or somebody else."""
    coarser, wrong = PARTIES_MISREAD[content.kind]
    home, partner = content.parties
    roll = chance.random()
    if roll < coarser:
        return replace(content, parties=(home, partner[:2]))
    if roll < coarser + wrong:
        return replace(content, parties=(home, stranger))
    return content
