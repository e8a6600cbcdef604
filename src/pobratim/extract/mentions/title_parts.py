"""What titles are made of: their words, the party or body right after them.

In: a sentence prepared for walking. Out: `Title` and its parts. Not here: how the kinds of titles are read
(`titles.py`, `title_bodies.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pobratim.facts.content import Party
from pobratim.lexicon.bodies import Body, body_of
from pobratim.lexicon.parties import find_party
from pobratim.lexicon.posts import FORMER, PostWord
from pobratim.text.inflection import readings

from .nouns import OrganisationMention
from .phrases import Walk, adjectives_before

LEVELS = {
    "область": "region", "край": "region", "регион": "region", "республика": "region", "провинция": "region",
    "субъект": "region", "город": "municipality", "район": "municipality", "округ": "municipality",
    "муниципалитет": "municipality", "страна": "country", "государство": "country",
}  # fmt: skip
LEVEL_ADJECTIVES = {
    "областной": "region", "краевой": "region", "региональный": "region", "республиканский": "region",
    "городской": "municipality", "районный": "municipality", "муниципальный": "municipality",
    "окружной": "municipality",
}  # fmt: skip
EMBASSIES = frozenset("посольство консульство генконсульство торгпредство дипмиссия".split())


@dataclass(frozen=True, slots=True)
class Title:
    """Words `[first, stop)` of the sentence's tokens. `level` is the party's level if the text leaves the party out.

    `body` is the short word for a body that is named elsewhere («председатель комитета»), `land` the word for the party
    («края»), `district` a district named by its adjective («Речицкого райисполкома»), `others` the further parties of a
    plural title, `chief` the post of the one whose deputy or aide this is.
    """

    first: int
    head: int
    stop: int
    title: str
    word: PostWord
    of: str | None = None
    to: Party | None = None
    level: str = "any"
    body: str | None = None
    land: str | None = None
    district: str | None = None
    others: tuple[Party, ...] = ()
    acting: bool = False
    former: bool = False
    chief: PostWord | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """The only countries that have such a post: «аким» and its deputies are of Kazakhstan."""
        return tuple((self.chief or self.word).countries)


def own_modifiers(walked: Walk, first: int, head: int) -> list[int]:
    """Indexes of the adjectives that belong to the title itself, not to a place or a level."""
    return [
        i
        for i in range(first, head)
        if i not in walked.parties
        and walked.tokens[i].lemma not in LEVEL_ADJECTIVES
        and walked.tokens[i].lemma not in FORMER
    ]


def title_words(walked: Walk, modifiers: list[int], word: PostWord, head: int, stop: int) -> str:
    """The title in the nominative singular, lower case; names of places keep their capitals."""
    front = [*adjectives_before([walked.tokens[i] for i in modifiers]), word.post]
    tail = [as_in_title(walked, i) for i in range(head + 1, stop)]
    return tidy_words(" ".join([*front, *tail]))


def tidy_words(words: str) -> str:
    """Words joined as they are written: no space before commas or around hyphens."""
    return re.sub(r"\s+", " ", re.sub(r"\s+([,.»])", r"\1", re.sub(r"(?<=\w) - (?=\w)", "-", words))).strip()


def as_in_title(walked: Walk, index: int) -> str:
    """A word as titles write it: small letters, but places and abbreviations keep theirs."""
    token = walked.tokens[index]
    for start, (stop, _) in walked.parties.items():
        if start <= index < stop:
            return token.text
    return token.text if token.text.isupper() and len(token.text) > 1 else token.text.lower()


def party_at(walked: Walk, at: int) -> tuple[int, Party] | None:
    """The party named right at a token: «Тульской области», «города Ниш», «региона»."""
    place = walked.parties.get(at)
    if place is not None and place[1].form == "adjective":
        at = place[0]
        place = walked.parties.get(at)
    if (
        place is None
        and at < len(walked.tokens)
        and walked.tokens[at].lemma in ("город", "провинция", "область", "регион")
    ):
        place = walked.parties.get(at + 1)
    if place is None:
        return _unmarked_place(walked, at)
    return (place[0], place[1].party) if place and place[1].form in ("name", "reference") else None


def _unmarked_place(walked: Walk, at: int) -> tuple[int, Party] | None:
    """A place that the recogniser took for part of a name: «мэр Тираны Арбен Хоти»."""
    if at >= len(walked.tokens) or at + 1 not in walked.people or not walked.tokens[at].text[:1].isupper():
        return None
    for reading in readings(walked.tokens[at].text):
        if reading.case == "Gen" and reading.number == "Sing":
            codes = find_party(reading.normal.capitalize())
            if codes:
                return at + 1, codes[0]
    return None


def foreign_place(walked: Walk, at: int) -> bool:
    """A place that no list knows: «обер-бургомистр Вольфсбурга»."""
    token = walked.tokens[at]
    return (
        token.text[:1].isupper()
        and at not in walked.people
        and token.pos in ("PROPN", "NOUN")
        and token.text[-1:] in "аяыи"
    )


def level_at(walked: Walk, at: int) -> str | None:
    """region, municipality or country, where a plain word for one stands in the genitive."""
    token = walked.tokens[at] if at < len(walked.tokens) else None
    return LEVELS.get(token.lemma) if token and token.case == "Gen" else None


def with_level(walked: Walk, title: Title) -> Title:
    """The title with «области», «города» right after it: whose it is shows elsewhere."""
    level = level_at(walked, title.stop)
    return replace(title, stop=title.stop + 1, level=level, land=walked.tokens[title.stop].lemma) if level else title


def wider(walked: Walk, title: Title) -> Title:
    """«Ташкентской области Республики Узбекистан»: the wider party closes the words, the narrower one is meant."""
    while (
        (place := walked.parties.get(title.stop))
        and place[1].form == "name"
        and walked.tokens[title.stop].text[:1].isupper()
    ):
        title = replace(title, stop=place[0])
    again = walked.parties.get(title.stop + 1)
    if (
        again
        and title.stop < len(walked.tokens)
        and walked.tokens[title.stop].text in "–—-"
        and again[1].party == title.of
    ):
        return replace(title, stop=again[0])
    return title


def with_others(walked: Walk, title: Title) -> Title:
    """«губернаторы Псковской и Тверской областей»: every party of a plural title."""
    others: list[Party] = []
    if walked.tokens[title.head].feats.get("Number") != "Plur":
        return title
    while title.stop + 1 < len(walked.tokens) and walked.tokens[title.stop].text in ("и", ","):
        party = party_at(walked, title.stop + 1)
        if party is None:
            break
        others.append(party[1])
        title = replace(title, stop=party[0])
    return replace(title, others=tuple(others))


def organisation_at(walked: Walk, at: int) -> OrganisationMention | None:
    """The body whose name begins with the token."""
    if at >= len(walked.tokens):
        return None
    offset = walked.tokens[at].start
    bodies = walked.document.beginning(walked.document.organisations, offset, offset + 1)
    return bodies[0] if bodies else None


def index_after(walked: Walk, offset: int) -> int:
    """Index of the first token from an offset on."""
    return next((i for i, token in enumerate(walked.tokens) if token.start >= offset), len(walked.tokens))


def body_in(walked: Walk, first: int, stop: int) -> tuple[int, Body] | None:
    """The first word for a body among the tokens, with its index."""
    for i in range(first, min(stop, len(walked.tokens))):
        body = body_of(walked.tokens[i].text, walked.tokens[i].lemma)
        if body is not None:
            return i, body
    return None


def sent(walked: Walk, title: Title) -> Title:
    """Sending party right after the title, receiving party after «в»."""
    tokens = walked.tokens
    party = party_at(walked, title.stop)
    if party is not None:
        title = replace(title, stop=party[0], of=party[1])
    at = title.stop
    if at < len(tokens) and tokens[at].text.lower() in ("в", "во", "при"):
        start = at + 1
        if start < len(tokens) and tokens[start].lemma in ("город", "республика") and start not in walked.parties:
            start += 1
        receiver = party_at(walked, start)
        if receiver is not None:
            title = replace(title, stop=receiver[0], to=receiver[1])
    return title


def of_embassy(walked: Walk, title: Title, body: int, stop: int) -> Title:
    """«советник посольства …»: sent by the embassy's country."""
    words = as_in_title(walked, body)
    return sent(walked, replace(title, stop=body + 1, title=f"{title.title} {words}"))
