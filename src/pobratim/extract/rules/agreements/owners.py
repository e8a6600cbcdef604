"""Whose paper it is: the parties and the bodies that signed.

In: a paper mention, its acts and signers. Out: party codes, names of organisations. Not here: what parties a stretch of
text names (`sides.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Party

from ...marked import MarkedDocument
from ...mentions.nouns import PersonMention
from ...partners import (
    are_two_sides,
    as_side,
    distinct,
    holds,
    is_mutual,
    is_party,
    other_side,
    parties_between,
    party_of_person,
)
from .acts import Act
from .papers import PaperMention

BODY = re.compile(
    r"правительств|администрац|исполком|исполнительн|министерств|хокимият|акимат|маслихат|собрани|дум|кенеш|хурал|"
    r"управлени|комитет|департамент|палат|совет|парламент|университет|институт|академи|мэри|коллеги|скупщин|муниципалитет",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"\s+(с|со)\s+(\w+\s)?(подрядчик|поставщик|мошенник|завод|компани|фирм|банк|застройщик|продавц|заказчик|клиент)",
    re.IGNORECASE,
)
OPENING = re.compile(r"\W*(?:[А-ЯЁа-яё]+\s){0,2}?(?:с|со)\s", re.IGNORECASE)


def parties_of(
    document: MarkedDocument, paper: PaperMention, acts: list[Act], signers: list[PersonMention]
) -> tuple[Party, ...]:
    """The parties of a paper; () where fewer than two sides can be told."""
    return _levelled(document, _parties(document, paper, acts, signers))


def _levelled(document: MarkedDocument, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """With a town on one side, the town of the other side that the text is about, not its region."""
    if not any("/" in party for party in parties):
        return parties
    towns = [side for side in document.main_sides if "/" in side]
    return tuple(next((town for town in towns if holds(party, town)), party) for party in parties)


def _parties(
    document: MarkedDocument, paper: PaperMention, acts: list[Act], signers: list[PersonMention]
) -> tuple[Party, ...]:
    named = parties_between(document, paper.name_stop, paper.stop, people=False) + _partners(document, paper)
    if are_two_sides(distinct(named)):
        return distinct(named)
    doers = _doers(document, paper, acts)
    people = [party for signer in signers if (party := party_of_person(document, signer.person))]
    for more in (doers, people):
        if are_two_sides(distinct(named + more)):
            return distinct(_completing(named, more))
        named = named or more
    return _with_home(document, paper, named)


def _completing(named: list[Party], more: list[Party]) -> list[Party]:
    """With a partner named in the paper's own name, only the doers are added."""
    return [*more, *named] if named else more


def _with_home(document: MarkedDocument, paper: PaperMention, named: list[Party]) -> tuple[Party, ...]:
    if not is_mutual(document) or PRIVATE.match(document.text, paper.name_stop):
        return ()
    if named:
        other = other_side(document, named[0])
        return distinct([other, *named]) if other else ()
    named = parties_between(document, paper.sentence.start, paper.sentence.stop, places=False)
    sentence = distinct(as_side(document, party) for party in named)
    if are_two_sides(sentence):
        return sentence[:3]
    if sentence and (other := other_side(document, sentence[0])):
        return distinct([other, *sentence])
    sides = document.main_sides
    return sides if are_two_sides(sides) else ()


def _partners(document: MarkedDocument, paper: PaperMention) -> list[Party]:
    """«С провинцией … заключено соглашение»: the partner stands first."""
    opening = OPENING.match(document.text[paper.sentence.start : paper.start])
    if not opening:
        return []
    start = paper.sentence.start + opening.end()
    mentions = sorted(document.within(document.parties, start - 1, paper.start), key=lambda m: m.start)
    if not mentions or mentions[0].start > start + 40:
        return []
    found = [mentions[0]]
    for mention in mentions[1:]:
        if re.fullmatch(r"\W*(и|,)?\s*(\w+\s)?", document.text[found[-1].stop : mention.start]):
            found.append(mention)
    return [mention.party for mention in found]


def _doers(document: MarkedDocument, paper: PaperMention, acts: list[Act]) -> list[Party]:
    """Parties of the subjects and agents of the acts."""
    tokens = paper.sentence.tokens
    found: list[Party] = []
    for act in acts:
        for child in paper.sentence.children(act.index):
            if tokens[child].rel in ("nsubj", "nsubj:pass", "obl:agent", "obl") and child != paper.head:
                if tokens[child].rel == "obl" and tokens[child].case not in ("Ins", "Dat"):
                    continue
                under = [k for k in paper.sentence.subtree(child) if k != paper.head]
                found += parties_between(document, tokens[under[0]].start, tokens[under[-1]].stop, places=False)
    return found


def bodies_of(
    document: MarkedDocument, paper: PaperMention, acts: list[Act], signers: list[PersonMention]
) -> tuple[str, ...]:
    """The bodies and companies between which the paper is, or that do the act."""
    between = document.within(document.organisations, paper.name_stop, paper.own_stop)
    if between:
        return tuple(dict.fromkeys(body.name for body in between))
    tokens = paper.sentence.tokens
    names: list[str] = []
    for act in acts:
        if act.name not in ("sign", "adopt", "prolong"):
            continue
        for child in paper.sentence.children(act.index):
            if tokens[child].rel in ("nsubj", "obl:agent") and child != paper.head:
                under = paper.sentence.subtree(child)
                names += _free_bodies(document, tokens[under[0]].start, tokens[under[-1]].stop)
    return tuple(dict.fromkeys(names)) or bodies_of_signers(document, signers)


def bodies_of_signers(document: MarkedDocument, signers: list[PersonMention]) -> tuple[str, ...]:
    """Where each of two or more signers heads a body, the bodies have signed."""
    people = list(dict.fromkeys(signer.person for signer in signers))
    held = [next((post.of for post in document.posts if post.person == person and post.of), None) for person in people]
    bodies = [body for body in held if body and not is_party(body)]
    return tuple(dict.fromkeys(bodies)) if len(people) >= 2 and len(bodies) == len(people) else ()


def _free_bodies(document: MarkedDocument, start: int, stop: int) -> list[str]:
    """Bodies that act themselves, not those whose head is named."""
    return [
        body.name
        for body in document.within(document.organisations, start, stop)
        if not document.stretches(document.posts).hold(body.start, body.stop)
    ]


def is_private(document: MarkedDocument, bodies: tuple[str, ...], paper: PaperMention) -> bool:
    """Whether only companies and clubs sign: that is no paper between parties."""
    if paper.instrument == "contract":
        return not any(BODY.search(body) for body in bodies)
    return bool(bodies) and not any(BODY.search(body) for body in bodies)
