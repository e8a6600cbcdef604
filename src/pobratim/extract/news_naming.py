"""Names of general news as a reader would list them: the recogniser's, mended and completed.

In: a marked document and the names that its readers use. Out: names for the answer; a body named by its place
(«правительство Латвии») holds the place's own name, all others lie apart. Not here: finding names (`text`,
`news_names.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.lexicon.bodies import body_of
from pobratim.lexicon.news_words import words_for
from pobratim.lexicon.parties import party_kind
from pobratim.text import Name, Sentence, Token

from .marked import MarkedDocument

BRACKETED = re.compile(r"^(?P<name>.+?)\s+\((?P<short>[^()]+)\)$", re.S)
PLACED = re.compile(r"\b(?:в|во|у|из|на|около|возле|над)\s+$", re.I)
SEATS = re.compile(r"(?:Кремл|Бел\w+ дом)\w*")


def answered(document: MarkedDocument, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names, in order."""
    unions = {(m.start, m.stop) for m in document.parties if party_kind(m.party) == "union" and m.form == "name"}
    kept = [part for name in names for part in _parts(document.text, name) if not _is_no_name(document.text, part)]
    kept = [_of_kind(document.text, name, unions) for name in kept]
    kept = [_with_place(document, name, kept) for name in kept]
    whole = [*_bodies(document, kept)]
    return tuple(sorted({*kept, *whole}, key=lambda name: (name.start, -name.stop)))


def _parts(text: str, name: Name) -> Iterator[Name]:
    """«Союз лодочников (СЛ)» are two names, and so is a person's foreign spelling in brackets."""
    match = BRACKETED.match(text[name.start : name.stop])
    if match is None:
        yield name
        return
    yield replace(name, stop=name.start + match.end("name"))
    if name.type != "LOC":
        yield replace(name, start=name.start + match.start("short"), stop=name.start + match.end("short"))


def _is_no_name(text: str, name: Name) -> bool:
    return text[name.start : name.stop].strip('«»" ').lower() in words_for("no_name")


def _of_kind(text: str, name: Name, unions: set[tuple[int, int]]) -> Name:
    """A union of states is a body; so is the Kremlin, unless something happens in it; a space station is a place."""
    if text[name.start : name.stop] == "МКС":
        return replace(name, type="LOC")
    if name.type != "LOC":
        return name
    seat = SEATS.fullmatch(text, name.start, name.stop) and not PLACED.search(text, 0, name.start)
    return replace(name, type="ORG") if seat or (name.start, name.stop) in unions else name


def _bodies(document: MarkedDocument, names: list[Name]) -> Iterator[Name]:
    """Bodies around the name of a place, where the recogniser saw the place only."""
    places = [name for name in names if name.type == "LOC"]
    bodies = [(name.start, name.stop) for name in names if name.type == "ORG"]
    for found in (*document.organisations, *(_before(document, place) for place in places)):
        if found is None or getattr(found, "form", "name") != "name":
            continue
        inside = any(found.start < place.start and place.stop <= found.stop for place in places)
        if inside and not any(start < found.stop and found.start < stop for start, stop in bodies):
            bodies.append((found.start, found.stop))
            yield Name(found.start, found.stop, "ORG")


def _with_place(document: MarkedDocument, name: Name, names: list[Name]) -> Name:
    """«Правительство» right before «Латвии» is the government of Latvia."""
    place = next((n for n in names if n.type == "LOC" and n.start == name.stop + 1), None)
    if name.type != "ORG" or place is None or document.text[name.stop] != " ":
        return name
    sentence = document.analysis.sentence_at(place.start)
    at = sentence.token_at(place.start) if sentence else None
    if sentence is None or at is None or _case(sentence, at) != "Gen":
        return name
    return replace(name, stop=place.stop)


def _before(document: MarkedDocument, place: Name) -> Name | None:
    """«сборная Латвии»: the word for a body right before a place."""
    sentence = document.analysis.sentence_at(place.start)
    at = sentence.token_at(place.start) if sentence else None
    if sentence is None or not at or not _heads(sentence.tokens[at - 1]) or _case(sentence, at) != "Gen":
        return None
    return Name(sentence.tokens[at - 1].start, place.stop, "ORG")


def _case(sentence: Sentence, at: int) -> str | None:
    token = sentence.tokens[at]
    return "Gen" if token.text.isupper() else token.case


def _heads(token: Token) -> bool:
    if token.pos != "NOUN":
        return False
    return body_of(token.text, token.lemma) is not None or token.lemma in words_for("body") | words_for("authority")
