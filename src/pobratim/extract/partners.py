"""Which parties stretches of a release tell of, by whatever name: the party's own, a body's, a person's.

In: a marked document and offsets. Out: party codes. Not here: finding parties (`mentions/parties.py`), whose release it
is (`sides.py`), who speaks (`actors.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.facts.content import Party

from .actors import are_two_sides, distinct, offices_of, party_of_body, region_of, related
from .home import is_place
from .marked import MarkedDocument, once

__all__ = [
    "are_two_sides",
    "as_side",
    "country_of",
    "distinct",
    "holds",
    "is_mutual",
    "is_party",
    "is_place",
    "other_side",
    "parties_between",
    "party_of_person",
    "region_of",
    "related",
]

_MUTUAL = re.compile(
    r"сотруднич|побратим|породн|партн[её]р|межрегион|межмуницип|двусторон|взаимодейств|делегаци|посол|посла|послу|послом|"
    r"консул|меморандум|дружб|дружеск|дружествен|соглашени\w+\s+(о|об|между|с)\s|внешн\w+\s+связ|приграничн|бизнес-мисси",
    re.IGNORECASE,
)
_PARTY = re.compile(r"^[A-Z]{2}(-[A-Z0-9]{1,3})?(/.+)?$")


def is_party(value: str | None) -> bool:
    """Whether a value is the code of a country, region or municipality."""
    return bool(value and _PARTY.match(value))


@once
def is_mutual(document: MarkedDocument) -> bool:
    """Whether the text speaks of ties at all; where it doesn't, two regions in it are a chance."""
    return bool(_MUTUAL.search(document.text))


def holds(outer: Party, inner: Party) -> bool:
    """Whether the inner party lies within the outer one."""
    return inner.startswith((outer + "-", outer + "/"))


def party_of_person(document: MarkedDocument, person: str) -> Party | None:
    """The party for which a person speaks: of his post, or of the body where he holds it."""
    for of in offices_of(document, person):
        party = of if is_party(of) else party_of_body(document, of)
        if party:
            return party
    return None


def parties_between(
    document: MarkedDocument, start: int, stop: int, *, people: bool = True, places: bool = True
) -> list[Party]:
    """Parties that the words `[start, stop)` name, by themselves, by a body of theirs or by a person, in order."""
    named = list(_named(document, start, stop, places))
    if people:
        named += [
            (mention.start, party)
            for mention in document.within(document.people, start, stop)
            if (party := party_of_person(document, mention.person))
        ]
    return [party for _, party in sorted(named, key=lambda pair: pair[0])]


def _named(document: MarkedDocument, start: int, stop: int, places: bool) -> Iterator[tuple[int, Party]]:
    for party in document.within(document.parties, start, stop):
        if is_party(party.party) and party.sure and (places or not is_place(document, party)):
            yield party.start, party.party
    for body in document.within(document.organisations, start, stop):
        if is_party(body.party):
            yield body.start, str(body.party)


def country_of(party: Party) -> Party:
    """The country of a party."""
    return region_of(party).split("-")[0]


def other_side(document: MarkedDocument, party: Party) -> Party | None:
    """The home, or where the home is that party's own side, the main partner."""
    return next((side for side in document.main_sides if not related(region_of(side), region_of(party))), None)


@once
def as_side(document: MarkedDocument, party: Party) -> Party:
    """A town takes part itself where somebody speaks for it or the text is about it; else its region does."""
    if "/" not in party or party in document.main_sides or any(post.of == party for post in document.posts):
        return party
    if any(body.party == party for body in document.organisations):
        return party
    return next((side for side in document.main_sides if related(side, party)), region_of(party))
