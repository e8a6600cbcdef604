"""Which parties stretches of a release tell of, by whatever name: the party's own, a body's, a person's.

In: a marked document and offsets. Out: party codes. Not here: the two main parties and who speaks (`actors.py`),
finding parties (`mentions/parties.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pobratim.facts.content import Party

from .actors import distinct, home_of, main_parties, party_of_body, region_of, related
from .marked import MarkedDocument
from .mentions.nouns import PartyMention

__all__ = [
    "are_two_sides",
    "distinct",
    "home_of",
    "is_party",
    "is_place",
    "main_parties",
    "other_side",
    "parties_between",
    "party_of_person",
    "region_of",
    "related",
    "sides_of",
]

_PLACE_BEFORE = re.compile(
    r"(^|[\s(«])(в|во|под|на)\s+((городе|г\.|селе|посёлке|поселке|деревне|столице)\s+)?$", re.IGNORECASE
)
_PARTY = re.compile(r"^[A-Z]{2}(-[A-Z0-9]{1,3})?(/.+)?$")


def is_party(value: str | None) -> bool:
    """Whether a value is the code of a country, region or municipality."""
    return bool(value and _PARTY.match(value))


def party_of_person(document: MarkedDocument, person: str) -> Party | None:
    """The party for which a person speaks: of his post, or of the body where he holds it."""
    for post in document.posts:
        if post.person == person and post.of:
            party = post.of if is_party(post.of) else party_of_body(document, post.of)
            if party:
                return party
    return None


def parties_between(document: MarkedDocument, start: int, stop: int, *, people: bool = True) -> list[Party]:
    """Parties that the words `[start, stop)` name, by themselves, by a body of theirs or by a person, in order."""
    named = list(_named(document, start, stop))
    if people:
        named += [
            (mention.start, party)
            for mention in document.within(document.people, start, stop)
            if (party := party_of_person(document, mention.person))
        ]
    return [party for _, party in sorted(named, key=lambda pair: pair[0])]


def _named(document: MarkedDocument, start: int, stop: int) -> Iterator[tuple[int, Party]]:
    for party in document.within(document.parties, start, stop):
        if is_party(party.party):
            yield party.start, party.party
    for body in document.within(document.organisations, start, stop):
        if is_party(body.party):
            yield body.start, str(body.party)


def are_two_sides(parties: Iterable[Party]) -> bool:
    """Whether the parties belong to two regions or countries at least: matters inside one region don't count."""
    regions = list(dict.fromkeys(map(region_of, parties)))
    return any(not related(left, right) for i, left in enumerate(regions) for right in regions[i + 1 :])


def other_side(document: MarkedDocument, party: Party) -> Party | None:
    """The home, or where the home is that party's own side, the main partner."""
    home = home_of(document)
    if home and not related(region_of(home), region_of(party)):
        return home
    return next((side for side in main_parties(document) if not related(region_of(side), region_of(party))), None)


def is_place(document: MarkedDocument, mention: PartyMention) -> bool:
    """«в Туле», «под Минском»: the party is where something happens."""
    before = document.text[max(0, mention.start - 20) : mention.start]
    return mention.form == "name" and bool(_PLACE_BEFORE.search(before))


def sides_of(document: MarkedDocument) -> tuple[Party, ...]:
    """The two parties that the text is most about."""
    return main_parties(document)
