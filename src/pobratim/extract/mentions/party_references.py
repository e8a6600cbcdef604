"""Words that refer to a party without naming it: «регион», «республика», «обе области», «стороны».

In: a document with its named parties, home and sides. Out: mentions of form `reference`, never sure, one for each party
meant. Not here: names, adjectives, inhabitants (`parties.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pobratim.extract.home import heading_party
from pobratim.extract.marked import MarkedDocument
from pobratim.facts.content import Party
from pobratim.lexicon import parties as lexicon
from pobratim.text import Sentence, Token

from .nouns import PartyMention

# Noun → what it can refer to: a kind, or a word of the party's own name.
NOUNS = {
    "регион": "region",
    "субъект": "region",
    "территория": "region",
    "область": "область",
    "край": "край",
    "республика": "республика",
    "провинция": "province",
    "страна": "country",
    "государство": "country",
    "город": "municipality",
    "муниципалитет": "municipality",
    "район": "район",
    "сторона": "any",
}
# What may stand before the noun without turning it into something else.
OWN = ("наш", "свой")
POINTING = ("этот", "данный", "весь", "мой")
BOTH = {"оба": 2, "два": 2, "двое": 2, "три": 3, "четыре": 4}
# A word does not refer to a party named this many mentions ago.
FAR_BACK = 60
# Words with which «сторона» is no party.
SIDE_OF_A_THING = ("с", "со", "в", "по", "на", "вперёд")


def find_references(document: MarkedDocument) -> Iterator[PartyMention]:
    """All words that refer to parties, in the order of the text."""
    for sentence in document.sentences:
        for i, token in enumerate(sentence.tokens):
            if token.lemma not in NOUNS or _named_at(document, token.start):
                continue
            for party in dict.fromkeys(_meant(document, sentence, i)):
                yield PartyMention(start=token.start, stop=token.stop, party=party, form="reference", sure=False)


def _named_at(document: MarkedDocument, offset: int) -> PartyMention | None:
    """The mention that covers an offset, if any."""
    i = bisect_right(document.parties, offset, key=lambda mention: mention.start) - 1
    return document.parties[i] if i >= 0 and offset < document.parties[i].stop else None


def _meant(document: MarkedDocument, sentence: Sentence, i: int) -> list[Party]:
    token = sentence.tokens[i]
    described = [
        sentence.tokens[c] for c in sentence.children(i) if sentence.tokens[c].rel in ("amod", "det", "nummod")
    ]
    before = sentence.tokens[i - 1] if i else None
    if before is not None and before.pos in ("ADJ", "DET", "NUM") and before not in described:
        described.append(before)
    words = {word.lemma for word in described}
    if words - {*OWN, *POINTING, *BOTH, "соседний"} or _owned(document, sentence, i):
        return []
    kind = NOUNS[token.lemma]
    number = next((BOTH[word] for word in words if word in BOTH), 0)
    if number or (token.feats.get("Number") == "Plur" and not words & {"весь"}):
        return _several(document, kind, number, before)
    if kind == "any" or (token.text[:1].isupper() and i):
        return []
    return [party for party in [_one(document, token, kind, bool(words & {*OWN}))] if party]


def _owned(document: MarkedDocument, sentence: Sentence, i: int) -> bool:
    """«регионы России», «город Волжский»: the noun is specified by what follows."""
    if i + 1 == len(sentence.tokens):
        return False
    following = sentence.tokens[i + 1]
    named = _named_at(document, following.start)
    specified = named is not None and named.start == following.start and named.form != "demonym"
    return (
        specified or (following.pos == "PROPN" and following.case in ("Gen", "Nom")) or following.text.startswith("-")
    )


def _several(document: MarkedDocument, kind: str, number: int, before: Token | None) -> list[Party]:
    if kind == "any" and before is not None and before.lemma in SIDE_OF_A_THING and not number:
        return []
    if kind == "country":
        countries = dict.fromkeys(c for side in document.sides for c in [lexicon.country_of(side)] if c)
        found = list(countries)
    else:
        found = [side for side in document.sides if kind == "any" or _is(side, kind)]
    wanted = number or 2
    return found[:wanted] if len(found) >= wanted else []


def _one(document: MarkedDocument, token: Token, kind: str, own: bool) -> Party | None:
    home = _home_of(document, kind, token.start)
    if own or (kind in ("region", "область", "край", "район") and home):
        return "RU" if own and kind == "country" and (document.home or "RU").startswith("RU") else home
    before = bisect_left(document.parties, token.start, key=lambda mention: mention.start)
    for i in range(before - 1, max(-1, before - 1 - FAR_BACK), -1):
        party = document.parties[i].party
        for meant in (party, lexicon.region_of(party)):
            if meant and _is(meant, kind) and (kind != "республика" or meant != "RU"):
                return meant
    return None


def _home_of(document: MarkedDocument, kind: str, offset: int) -> Party | None:
    home = heading_party(document, offset) or document.home
    for party in (home, lexicon.region_of(home) if home else None):
        if party and _is(party, kind):
            return party
    fitting = [side for side in document.sides if _is(side, kind)]
    return fitting[0] if len(fitting) == 1 else None


def _is(party: Party, kind: str) -> bool:
    place = lexicon.party_kind(party)
    name = lexicon.party_name(party).lower()
    if kind in ("region", "municipality", "country"):
        city = kind == "municipality" and lexicon.is_city(party)
        return (place == kind and not name.endswith("район")) or city
    if kind == "province":
        return place == "region" and not party.startswith("RU") and "область" not in name
    if kind == "республика":
        return (place == "country" and party != "RU") or (place == "region" and "республика" in name)
    if kind == "район":
        return place == "municipality" and ("район" in name or "округ" in name)
    return place == "region" and kind in name.split()
