"""Whose a post is when its own words leave that out: «губернатор», «министр экономики», «председатель комитета».

In: the document with parties and organisations, a title, where it stands. Out: a party or an organisation's name. Not
here: what the title itself says (`titles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pobratim.extract.marked import MarkedDocument
from pobratim.facts.content import Party
from pobratim.lexicon.bodies import body_word
from pobratim.text import Sentence
from pobratim.text.inflection import readings

from .nouns import PartyMention
from .titles import LEVEL_ADJECTIVES, LEVELS, Title

STEM = 5


def level_of(party: Party) -> str:
    """country, region, municipality or union, by the form of the code."""
    if "/" in party:
        return "municipality"
    if re.fullmatch(r"[A-Z]{2}", party):
        return "country"
    return "region" if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", party) else "union"


def whose(document: MarkedDocument, title: Title, sentence: Sentence, offset: int) -> str | None:
    """The party or body that a title without one belongs to, as the text around it tells."""
    if title.body is not None:
        organisation = body_named_elsewhere(document, title.body, offset)
        if organisation is not None:
            return organisation
    fits = _fitting(title)
    if title.body is not None and title.word.kind not in ("executive", "minister"):
        return None
    for look in (_in_header, _before_in_sentence, _home, _nearest):
        party = look(document, sentence, offset, fits)
        if party is not None:
            return party
    return None


def _fitting(title: Title) -> Callable[[Party], bool]:
    levels = {"region": ("region",), "municipality": ("municipality",), "country": ("country", "region")}
    wanted = levels.get(title.level, ("region", "municipality", "country"))

    def fits(party: Party) -> bool:
        if title.word.countries and party[:2] not in title.word.countries:
            return False
        return level_of(party) in wanted

    return fits


def _named(document: MarkedDocument) -> list[PartyMention]:
    return [m for m in document.parties if m.form in ("name", "adjective", "reference")]


def _in_header(
    document: MarkedDocument, sentence: Sentence, offset: int, fits: Callable[[Party], bool]
) -> Party | None:
    """«Со стороны Тульской области:» heads the lines that follow."""
    lines = document.text[: sentence.start].split("\n")
    if lines[-1].strip():
        return None
    for line, end in _lines_up(document.text, sentence.start):
        if not line.strip():
            return None
        if line.rstrip().endswith(":"):
            inside = document.within(_named(document), end - len(line), end)
            return next((m.party for m in inside if fits(m.party)), None)
    return None


def _lines_up(text: str, start: int) -> list[tuple[str, int]]:
    found, end = [], start - 1
    while end > 0 and len(found) < 12:
        begin = text.rfind("\n", 0, end) + 1
        found.append((text[begin:end], end))
        end = begin - 1
    return found


def _before_in_sentence(
    document: MarkedDocument, sentence: Sentence, offset: int, fits: Callable[[Party], bool]
) -> Party | None:
    """«от Тульской области — заместитель губернатора»: the nearest party before the title."""
    inside = [m for m in document.within(_named(document), sentence.start, offset) if fits(m.party)]
    return inside[-1].party if inside else None


def _home(document: MarkedDocument, sentence: Sentence, offset: int, fits: Callable[[Party], bool]) -> Party | None:
    if document.home is not None and fits(document.home):
        return document.home
    return next((party for party in document.sides if fits(party)), None)


def _nearest(document: MarkedDocument, sentence: Sentence, offset: int, fits: Callable[[Party], bool]) -> Party | None:
    before = [m for m in _named(document) if m.start < offset and fits(m.party)]
    after = [m for m in _named(document) if m.start > offset and fits(m.party)]
    chosen = before[-1:] or after[:1]
    return chosen[0].party if chosen else None


def body_named_elsewhere(document: MarkedDocument, words: str, offset: int) -> str | None:
    """The full name of a body that stands here in short: «комитет», «гордума», «институт»."""
    wanted = _content_stems(words)
    if not wanted:
        return None
    before = [m for m in document.organisations if m.start < offset]
    after = [m for m in document.organisations if m.start >= offset]
    for mention in [*reversed(before), *after]:
        if wanted <= _content_stems(mention.name):
            return mention.name
    return None


def _content_stems(words: str) -> set[str]:
    """Beginnings of the telling words; short words for bodies unfolded, words for levels left out."""
    stems: set[str] = set()
    for word in re.findall(r"[\w-]+", words.lower().replace("ё", "е")):
        normal = readings(word)[0].normal if readings(word) else word
        if normal in LEVEL_ADJECTIVES or normal in LEVELS or len(word) < 3:
            continue
        body = body_word(normal)
        for part in (body.expansion if body and body.expansion else word).split():
            if part not in LEVEL_ADJECTIVES:
                stems.add(part[:STEM].replace("ё", "е"))
    return stems


