"""Who does, promises or receives: from words to the persons, bodies and parties of a fact.

In: a marked document and offsets. Out: values for slots like `by`, `to`, `parties`. Not here: finding mentions
(`mentions/`), which words are the subject (`clauses.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from pobratim.facts.content import Party
from pobratim.text import Sentence

from .home import heading_party
from .marked import MarkedDocument, Quotation, once
from .mentions.nouns import PartyMention

BOTH = re.compile(
    r"^((обе|оба|обеи\w+|две|двух|двум|двумя|наши|эти|кажд\w+)\s+\w+|стороны|сторонам|сторонами|области|регионы|города|субъекты|"
    r"районы|территории|партн[её]ры|страны|республики|муниципалитеты|участники)$",
    re.IGNORECASE,
)
GUEST = re.compile(r"\b(посол|дипломат|консул|генконсул|гость|гостья|аким|хоким)\b", re.IGNORECASE)
OFFICE = re.compile(
    r"министерств|управлени|департамент|комитет|правительств|администрац|агентств|аппарат|мэри|акимат|хокимият|"
    r"собрани|дум[аы]|маслихат|исполком|хурал|совет депутатов|представительств",
    re.IGNORECASE,
)


def sentences_around(document: MarkedDocument, sentence: Sentence, before: int, after: int = 0) -> list[Sentence]:
    """Up to `before` sentences ahead of one, itself, and up to `after` behind it."""
    return list(document.sentences[max(0, sentence.index - before) : sentence.index + after + 1])


def region_of(party: Party) -> Party:
    """The region (or country) of a municipality; other parties as they are."""
    return party.split("/")[0]


def related(one: Party, other: Party) -> bool:
    """Whether one party lies within the other: KZ and KZ-47, RU-YAR and RU-YAR/Рыбинск."""
    return one == other or one.startswith((other + "-", other + "/")) or other.startswith((one + "-", one + "/"))


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Parties in order, without repeats and without the wider one of two of which one lies within the other."""
    found = list(dict.fromkeys(parties))
    return tuple(p for p in found if not any(p != q and q.startswith((p + "-", p + "/")) for q in found))


@once
def sides_named(document: MarkedDocument) -> list[PartyMention]:
    """Mentions of possible sides: Russia as a whole is none where a region of it is named."""
    regional = any(m.party.startswith("RU-") for m in document.parties)
    return [m for m in document.parties if not (regional and m.party == "RU")]


def sides_at(document: MarkedDocument, offset: int) -> tuple[Party, ...]:
    """Both sides as the words before an offset tell them, in the same paragraph; else those of the whole text."""
    here = document.analysis.sentence_at(offset)
    near = [s for s in sentences_around(document, here, 12) if s.paragraph == here.paragraph] if here else []
    named: tuple[Party, ...] = ()
    for sentence in reversed(near):
        stop = offset if sentence is here else sentence.stop
        mentions = document.beginning(sides_named(document), sentence.start, stop)
        named = distinct((*named, *(region_of(m.party) for m in mentions)))
        if len(named) > 2:
            break
        if len(named) == 2 and not related(*named):
            return _as_main(document, named)
    home = home_of(document)
    if len(named) == 1 and home and not related(region_of(home), named[0]):
        return _as_main(document, (home, named[0]))
    return document.main_sides


def _as_main(document: MarkedDocument, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The same parties, each as the text's main parties give it where they know it nearer."""
    sides = document.main_sides
    return tuple(next((side for side in sides if related(side, party)), party) for party in parties)


def home_of(document: MarkedDocument) -> Party | None:
    """The party for which the release speaks: given, or the first Russian one it is about."""
    if document.home:
        return document.home
    return next((p for p in document.main_sides if p.startswith("RU")), None)


def home_at(document: MarkedDocument, offset: int) -> Party | None:
    """For whom the part of the text around an offset speaks: in a digest the region at its head, else the home."""
    return heading_party(document, offset) or home_of(document)


def are_two_sides(parties: Iterable[Party]) -> bool:
    """Whether the parties belong to two regions or countries at least: matters inside one region don't count."""
    regions = list(dict.fromkeys(map(region_of, parties)))
    return any(not related(left, right) for i, left in enumerate(regions) for right in regions[i + 1 :])


@once
def is_about_cooperation(document: MarkedDocument) -> bool:
    """Whether two regions or countries of which neither holds the other are in play."""
    return are_two_sides(m.party for m in sides_named(document))


def actors_in(document: MarkedDocument, start: int, stop: int, *, people: bool = True) -> tuple[str, ...]:
    """Persons named between two offsets, else organisations, else parties, else both sides for «стороны»."""
    if people:
        named = [m.person for m in document.beginning(document.people, start, stop)]
        if named:
            return tuple(dict.fromkeys(named))
    bodies = document.beginning(document.organisations, start, stop)
    if bodies:
        return tuple(dict.fromkeys(m.name for m in bodies))
    parties = parties_in(document, start, stop)
    if BOTH.match(document.text[start:stop].strip()) and len(parties) < 2:
        return sides_at(document, start)
    return parties


def parties_in(document: MarkedDocument, start: int, stop: int) -> tuple[Party, ...]:
    """Parties named between two offsets, by a name, an adjective or a demonym; the narrower of two kindred ones."""
    return distinct(m.party for m in document.beginning(document.parties, start, stop))


def quotation_at(document: MarkedDocument, offset: int) -> Quotation | None:
    """The direct speech in which an offset lies."""
    words = _quoted_words(document)
    at = bisect_right(words, offset, key=lambda span: span[0]) - 1
    return words[at][2] if at >= 0 and offset < words[at][1] else None


@once
def _quoted_words(document: MarkedDocument) -> list[tuple[int, int, Quotation]]:
    spans = ((start, stop, quotation) for quotation in document.quotations for start, stop in quotation.words)
    return sorted(spans, key=lambda span: span[:2])


def speaker_at(document: MarkedDocument, offset: int) -> str | None:
    """The person who says the words at an offset in direct speech."""
    quotation = quotation_at(document, offset)
    return quotation.speaker if quotation else None


def we_at(document: MarkedDocument, offset: int) -> tuple[str, ...]:
    """For whom «мы» speaks at an offset: the party or body whose post the speaker holds, else the home side."""
    speaker = speaker_at(document, offset)
    if speaker:
        body = body_of(document, speaker)
        if body:
            return (body,)
    home = home_of(document)
    if not speaker and home and _guest_speaks(document, offset):
        return tuple(side for side in document.main_sides if not related(side, home))
    return (home,) if home else ()


def _guest_speaks(document: MarkedDocument, offset: int) -> bool:
    """Whether a quotation without a named speaker is said by «посол», «гость» and the like."""
    quotation = quotation_at(document, offset)
    if quotation is None:
        return False
    start, stop = quotation.attribution or (quotation.words[-1][1], quotation.words[-1][1] + 60)
    return bool(GUEST.search(document.text, start, stop))


def body_of(document: MarkedDocument, person: str) -> str | None:
    """The party or organisation for which a person stands: an office's party rather than the office."""
    for of in offices_of(document, person)[:1]:
        return (party_of_body(document, of) or home_of(document)) if OFFICE.search(of) else of
    return None


def offices_of(document: MarkedDocument, person: str) -> tuple[str, ...]:
    """Whose posts a person holds, in the order of the text, each once."""
    return _offices(document).get(person, ())


@once
def _offices(document: MarkedDocument) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for post in document.posts:
        if post.person and post.of:
            found.setdefault(post.person, {})[post.of] = None
    return {person: tuple(offices) for person, offices in found.items()}


def party_of_body(document: MarkedDocument, name: str) -> Party | None:
    """The home of an organisation named in the document, if its name tells it."""
    return _parties_of_bodies(document).get(name)


@once
def _parties_of_bodies(document: MarkedDocument) -> dict[str, Party]:
    return {m.name: m.party for m in reversed(document.organisations) if m.party}


def party_of(document: MarkedDocument, actor: str) -> Party | None:
    """The party of a person, a body or a party itself."""
    if actor[:2].isupper() and actor[:2].isascii():
        return actor
    body = body_of(document, actor) or actor
    return body if body[:2].isupper() and body[:2].isascii() else party_of_body(document, body)


def other_side(document: MarkedDocument, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """The other of the two parties that the text is about, where the actors stand for exactly one of them."""
    sides = document.main_sides
    own = {party_of(document, actor) for actor in actors}
    rest = [side for side in sides if not any(p and related(p, side) for p in own)]
    return tuple(rest) if len(sides) == 2 and len(rest) == 1 else ()
