"""Several papers named at once: «соглашения с Минской, Брестской и Гродненской областями».

In: what a plural mention tells. Out: one draft per pair of parties. Not here: single papers (`gather.py`).
"""

from __future__ import annotations

import re

from pobratim.facts.content import Party

from ...marked import MarkedDocument
from ...mentions.nouns import PartyMention
from ...partners import are_two_sides, country_of, other_side, party_of_person
from .acts import makes_known
from .drafts import Draft
from .told import Told

LISTED = 8
"""So many lines after «подписали три соглашения» may list who signed which."""
BULLET = re.compile(r"^\s*[—–•\-\d]")


def several_of(document: MarkedDocument, told: Told) -> list[Draft]:
    """A draft for each pair that the mention names."""
    if not makes_known(told.acts) or told.stage is None:
        return []
    listed = _listed(document, told)
    if listed:
        return listed
    return [_draft(told, pair) for pair in _pairs(document, told)]


def _pairs(document: MarkedDocument, told: Told) -> list[tuple[Party, Party]]:
    partners = _partners(document, told)
    if len(partners) >= 2:
        pairs = [(other_side(document, partner), partner) for partner in partners]
        return [(home, partner) for home, partner in pairs if home]
    doers = _doers(document, told)
    couples = list(zip(doers[::2], doers[1::2], strict=False))
    if len(doers) >= 4 and len(doers) % 2 == 0 and all(country_of(a) != country_of(b) for a, b in couples):
        return couples
    return []


def _partners(document: MarkedDocument, told: Told) -> list[Party]:
    """The row of parties behind «с»."""
    text, paper = document.text, told.paper
    after = re.compile(r"[,\s]*(с|со)\s+").match(text, paper.name_stop)
    if after is None:
        return []
    row: list[PartyMention] = []
    for mention in document.within(document.parties, after.end(), paper.sentence.stop):
        gap = text[row[-1].stop if row else after.end() : mention.start]
        if not re.fullmatch(r"\s*(,|и|, а также)?\s*(\w+\s)?", gap):
            break
        row.append(mention)
    return list(dict.fromkeys(mention.party for mention in row if mention.sure))


def _doers(document: MarkedDocument, told: Told) -> list[Party]:
    """The towns or districts of the sentence, in order."""
    named = document.in_sentence(document.parties, told.paper.sentence)
    return [mention.party for mention in named if "/" in mention.party and mention.sure]


def _listed(document: MarkedDocument, told: Told) -> list[Draft]:
    """«Подписи поставили: — мэр … и мэр …; — глава … и глава …»: a paper per line."""
    first = told.paper.sentence.index + 1
    drafts = []
    for sentence in document.sentences[first : first + LISTED]:
        if not BULLET.match(document.text[sentence.start : sentence.stop]):
            continue
        people = list(dict.fromkeys(p.person for p in document.in_sentence(document.people, sentence)))
        parties = [party for person in people if (party := party_of_person(document, person))]
        if len(people) == len(parties) == 2 and are_two_sides(parties):
            draft = _draft(told, (parties[0], parties[1]))
            draft.signers = tuple(people)
            draft.words.append((sentence.start, sentence.stop))
            drafts.append(draft)
    return drafts if len(drafts) > 1 else []


def _draft(told: Told, pair: tuple[Party, Party]) -> Draft:
    paper = told.paper
    return Draft(
        instrument=paper.instrument or "agreement",
        parties=pair,
        sentence=paper.sentence.index,
        trigger=(paper.token.start, paper.token.stop),
        words=[(paper.sentence.start, paper.sentence.stop)],
        signed=told.signed,
        act_date=told.act_date,
        planned=told.planned,
        stage=told.stage,
        terms=[told.term],
        areas=told.areas,
        title=told.title,
        last=paper.sentence.index,
    )
