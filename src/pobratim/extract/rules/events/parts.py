"""Who comes together, where and when: read around a happening.

In: a marked document and a happening. Out: people, parties, bodies, date, place, stage. Not here: which happenings are
one event (`gather.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Date, Party

from ...clauses import subject_of
from ...marked import MarkedDocument
from ...mentions.nouns import Mention, PartyMention
from ...partners import (
    are_two_sides,
    distinct,
    holds,
    is_place,
    other_side,
    party_of_person,
    region_of,
    related,
    sides_of,
)
from .happenings import Happening

ORIGIN_BEFORE = re.compile(r"(^|\s)из\s+$", re.IGNORECASE)
GUESTS = re.compile(r"гост|делегаци|предпринимател|участник|школьник|депутат|экспорт|студент")
LEADING = re.compile(r"(председательств\S*|во главе с)[^,;]*$", re.IGNORECASE)
PLANNED = frozenset(
    "пригласить приглашать приглашение позвать планировать планироваться запланировать наметить намеченный назначить "
    "предстоять предстоящий ожидаться ожидать подготовить готовиться договориться решить поручить предложить провести "
    "перенести отложить состояться пройти".split()
)
CANCELLED = frozenset("отменить отменять отмениться".split())
PROPOSALS = frozenset("предложить предлагать предложение просить попросить хотеть готовый пожелать".split())
MOVED = frozenset("перенести отложить".split())


def date_of(document: MarkedDocument, happening: Happening) -> Date | None:
    """The date nearest to the happening within its stretch."""
    options = []
    for date in document.within(document.dates, happening.start, happening.stop):
        if date.role in ("length", "against") or _belongs_to_paper(document, date):
            continue
        gap = min(abs(date.start - happening.token.stop), abs(happening.token.start - date.stop))
        options.append((gap, date))
    if not options:
        return None
    nearest = min(options, key=lambda pair: pair[0])[1]
    if nearest.role == "until" and "/" not in nearest.date:
        return f"../{nearest.date}"
    return nearest.date


def _belongs_to_paper(document: MarkedDocument, date: Mention) -> bool:
    return bool(re.search(r"\bот\s*$", document.text[max(0, date.start - 4) : date.start]))


def place_of(document: MarkedDocument, happening: Happening) -> Party | None:
    """The nearest municipality named as the place, else a region."""
    named = _place_mentions(document, happening)
    if happening.frame == "object":
        named += _objects(document, happening)
    if not named:
        return None
    towns = [m for m in named if "/" in m.party] or [m for m in named if "-" in m.party] or named
    return min(towns, key=lambda m: abs(m.start - happening.token.start)).party


def _place_mentions(document: MarkedDocument, happening: Happening) -> list[PartyMention]:
    """Parties named as the place: not within a post («посол в России»), not beyond another verb."""
    return [
        mention
        for mention in document.within(document.parties, happening.start, happening.stop)
        if is_place(document, mention)
        and happening.reaches(mention.start)
        and not any(post.start <= mention.start < post.stop for post in document.posts)
    ]


def _objects(document: MarkedDocument, happening: Happening) -> list[PartyMention]:
    """Parties that are visited: «посетила Минск»."""
    sentence = happening.sentence
    found: list[PartyMention] = []
    for child in sentence.children(happening.index):
        if sentence.tokens[child].rel in ("obj", "nsubj") and sentence.tokens[child].case in ("Acc", None, "Nom"):
            token = sentence.tokens[child]
            found += [m for m in document.parties if m.start <= token.start < m.stop and m.form == "name"]
    if subject := subject_of(sentence, happening.index):
        start = sentence.tokens[subject].start
        found = [m for m in found if not m.start <= start < m.stop]
    return found


def people_of(document: MarkedDocument, happening: Happening) -> tuple[str, ...]:
    """Who comes together: of a visit the guests, of a meeting all who are named."""
    named = document.within(document.people, happening.start, happening.stop)
    if happening.type == "visit":
        spans = [_actor_span(happening), *_leaders(document, happening)]
        named = [p for p in document.in_sentence(document.people, happening.sentence) if _starts_in(p, spans)]
    elif happening.type not in ("meeting", "call", "signing") and happening.frame != "people":
        named = [p for p in named if LEADING.search(document.text[happening.start : p.start])]
    return tuple(dict.fromkeys(p.person for p in named))


def _starts_in(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= mention.start < stop for start, stop in spans)


def _actor_span(happening: Happening) -> tuple[int, int]:
    """The subject of a verb, or what belongs to a noun («визит губернатора»)."""
    sentence = happening.sentence
    if happening.verb:
        subject = subject_of(sentence, happening.index)
        if subject is None and happening.token.rel == "acl":
            subject = happening.token.head
        if subject is None:
            return (0, 0)
        under = [i for i in sentence.subtree(subject) if i != happening.index]
    else:
        under = sentence.subtree(happening.index)
    return sentence.tokens[under[0]].start, sentence.tokens[under[-1]].stop


def _leaders(document: MarkedDocument, happening: Happening) -> list[tuple[int, int]]:
    pattern = r"(во главе с|возглав\S+|под руководством|повед[её]т|в составе)\s"
    return [
        (match.end(), match.end() + 120)
        for match in re.finditer(pattern, document.text[: happening.sentence.stop])
        if match.start() >= happening.sentence.start
    ]


def parties_of(document: MarkedDocument, happening: Happening, people: tuple[str, ...]) -> tuple[Party, ...]:
    """The parties that come together; () where two sides can't be told."""
    if happening.type == "visit":
        return _visit_parties(document, happening, people)
    named = _named_parties(document, happening)
    own = [party for person in people if (party := party_of_person(document, person))]
    found = list(distinct([*own, *named]))
    if not are_two_sides(found):
        found = list(distinct([*found, *_places(document, happening)]))
    if not are_two_sides(found):
        first = found[0] if found else None
        more = other_side(document, first) if first else None
        found = [*found, more] if first and more else list(sides_of(document))
    return distinct(found)[:4]


def _named_parties(document: MarkedDocument, happening: Happening) -> list[Party]:
    mentions = document.within(document.parties, happening.start, happening.stop)
    places = {(m.start, m.stop) for m in mentions if is_place(document, m)}
    free = [m.party for m in mentions if (m.start, m.stop) not in places and "-" in m.party + "-"]
    bodies = [b.party for b in document.within(document.organisations, happening.start, happening.stop) if b.party]
    return [party for party in [*free, *bodies] if party[:2].isascii()]


def _places(document: MarkedDocument, happening: Happening) -> list[Party]:
    return [mention.party for mention in _place_mentions(document, happening)]


def _visit_parties(document: MarkedDocument, happening: Happening, people: tuple[str, ...]) -> tuple[Party, ...]:
    start, stop = _actor_span(happening)
    place = place_of(document, happening)
    actors = [party for person in people if (party := party_of_person(document, person))]
    own = [m.party for m in document.within(document.parties, start, stop) if not is_place(document, m)]
    actors += [party for party in own if not (place and related(party, place))]
    sent = [m.party for m in document.parties if _is_origin(document, m, happening)]
    guests = list(distinct([*actors, *sent]))
    if not guests:
        guests = _guests_by_word(document, happening, place)
    if not guests:
        return ()
    if place and not any(related(place, guest) for guest in guests):
        return distinct([*guests, _side_within(document, place)])
    host = other_side(document, guests[0])
    if place and any(related(place, guest) for guest in guests):
        inner = [guest for guest in guests if holds(place, guest)]
        return distinct([*guests, *_away(document, inner)]) if inner and happening.verb else ()
    return distinct([*guests, host]) if host else ()


def _side_within(document: MarkedDocument, place: Party) -> Party:
    """A journey «в Сербию» is to the Serbian town of which the text tells."""
    inner = [m.party for m in document.parties if holds(place, m.party)] if place.isalpha() else []
    return inner[-1] if inner and set(inner) <= {inner[-1], region_of(inner[-1])} else place


def _away(document: MarkedDocument, guests: list[Party]) -> list[Party]:
    other = other_side(document, guests[0])
    return [other] if other else []


def _is_origin(document: MarkedDocument, mention: PartyMention, happening: Happening) -> bool:
    if not happening.start <= mention.start < happening.stop:
        return False
    return bool(ORIGIN_BEFORE.search(document.text[max(0, mention.start - 5) : mention.start]))


def _guests_by_word(document: MarkedDocument, happening: Happening, place: Party | None) -> list[Party]:
    """«Гости», «делегация»: the side that is not at home where they are."""
    start, stop = _actor_span(happening)
    words = document.text[start:stop].lower()
    if happening.verb and not GUESTS.search(words):
        return []
    if not happening.verb and not place:
        return []
    sides = sides_of(document)
    if place:
        away = [side for side in sides if not related(side.split("/")[0], place.split("/")[0])]
        return away[:1]
    return [side for side in sides if not side.startswith("RU")][:1] or list(sides[1:2])


def bodies_of(document: MarkedDocument, happening: Happening) -> tuple[str, ...]:
    """Bodies and companies that are visited or come, without those that only name a person's post."""
    found = []
    for body in document.within(document.organisations, happening.start, happening.stop):
        held = any(post.start <= body.start and body.stop <= post.stop for post in document.posts)
        if not held and body.name not in found:
            found.append(body.name)
    return tuple(found)


def stage_of(document: MarkedDocument, happening: Happening) -> str:
    """`planned`, `held` or `cancelled`."""
    verb = happening.governor()
    words = [token.lemma for token in happening.sentence.tokens if happening.start <= token.start < happening.stop]
    if CANCELLED & set(words) and not MOVED & set(words):
        return "cancelled"
    if MOVED & set(words):
        return "planned"
    if verb is not None and (verb.feats.get("Tense") == "Fut" or verb.feats.get("VerbForm") == "Inf"):
        return "planned"
    if verb is not None and verb.lemma in PLANNED and verb.lemma not in ("провести", "состояться", "пройти"):
        return "planned"
    before = [t.lemma for t in happening.sentence.tokens if t.start < happening.token.start]
    if {"пригласить", "приглашать", "приглашение", "предстоящий", "намеченный"} & set(before):
        return "planned"
    return "held"


def is_denied(happening: Happening) -> bool:
    """«переговоров не было», «не собирается», «визит лучше планировать»."""
    sentence = happening.sentence
    verb = happening.governor()
    for i, token in enumerate(sentence.tokens):
        if token.lemma in ("не", "никто") and happening.start <= token.start < happening.stop:
            head = sentence.tokens[token.head] if token.head >= 0 else token
            if head is verb or head is happening.token or sentence.tokens[min(i + 1, len(sentence.tokens) - 1)] is verb:
                return True
    words = {token.text.lower() for token in sentence.tokens}
    return bool(words & {"слухи", "якобы", "если", "лучше", "можно", "нельзя"})


def is_proposed(document: MarkedDocument, happening: Happening) -> bool:
    """«предложил провести Дни культуры»: an event only suggested is none yet."""
    before = [t for t in happening.sentence.tokens if happening.start <= t.start < happening.token.start]
    return any(token.lemma in PROPOSALS for token in before[-12:])
