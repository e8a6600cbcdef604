"""What a rule for partnerships hands over, and which parties a sentence ties.

In: a sentence. Out: `Tie`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.actors import are_two_sides, distinct, home_of, region_of, related, sentences_around, sides_named
from pobratim.extract.marked import MarkedDocument, once
from pobratim.extract.mentions.nouns import PartyMention
from pobratim.facts.content import Party
from pobratim.text import Sentence

DOUBT = re.compile(
    r"\bслух\w*|не соответству\w+ действительности|\bфейк\w*|"
    r"\bбудто\b|\bякобы\b|не подтверд|\bписали,|\bпереговоров не\b|\bотриц|\bопроверг|\bне (план|собира)",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"\b(подписать|заключить|породниться|предлож\w+|предлагать?\w*|намерен\w*|планир\w+|обсуди\w+|возможност\w+|"
    r"переговор\w* (о|по)|говорили о|буд\w+ (заключ|подпис)\w*|может стать|могут стать|хот[яие]\w*)\b",
    re.IGNORECASE,
)
NEIGHBOUR = re.compile(r"\bсоседн\w+ (республик|стран|государств|област|регион)|\b(республики|республикой)\b")
ANNIVERSARY = re.compile(r"\b(\d{1,3})-лети|\b(десяти|двадцати|тридцати|сорока|пятидесяти)лети", re.IGNORECASE)
YEARS = {"десяти": 10, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50}
BEGAN = re.compile(
    r"\b(стал\w* (города\w*-)?побратим\w*|начал\w*|завязал\w*|зародил\w*|возникл\w*|установлен\w*) ", re.IGNORECASE
)
SIGNED_IN = re.compile(r"\b(?:подписа|заключ|установ|оформ)\w*\s+(?:ещ[её]\s+)?в\s+(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A partnership before it is a fact."""

    parties: tuple[Party, ...]
    words: tuple[int, int]
    trigger: tuple[int, int]
    rule: str
    why: str
    since: str | None = None
    state: str | None = None
    subject: bool = False
    """Whether the words name the subject of the tie, so that areas can be read from them."""


@once
def is_doubtful(document: MarkedDocument, sentence: Sentence) -> bool:
    """Whether the sentence, or the one before in its paragraph, calls what it tells a rumour or denies it."""
    near = [s for s in sentences_around(document, sentence, 1) if s.paragraph == sentence.paragraph]
    return any(DOUBT.search(document.text, s.start, s.stop) for s in near)


def clauses(document: MarkedDocument, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence between «;» and «, а», «, но», «, зато», «, тогда как»."""
    text = document.text[sentence.start : sentence.stop]
    begin = 0
    for cut in re.finditer(r";|,\s+(?=(?:а|но|зато|тогда как)\s)", text):
        yield sentence.start + begin, sentence.start + cut.start()
        begin = cut.end()
    end = len(text.rstrip(" .!…"))
    if end > begin:
        yield sentence.start + begin, sentence.start + end


def tied(document: MarkedDocument, start: int, stop: int) -> tuple[Party, ...]:
    """The parties that the words tie: those named, with the home side where only another one is."""
    sides = document.main_sides
    mentions = document.beginning(sides_named(document), start, stop)
    named = distinct(_narrowed(m, sides) for m in mentions)
    if NEIGHBOUR.search(document.text, start, stop) and named and not are_two_sides(named):
        named += tuple(side for side in sides if not any(related(side, region_of(p)) for p in named))[:1]
    if are_two_sides(named):
        return named
    if len(named) == 1 and region_of(named[0]) != region_of(home_of(document) or ""):
        others = [p for p in (home_of(document), *sides) if p and not related(p, region_of(named[0]))]
        return (others[0], named[0]) if others else ()
    return ()


def _narrowed(mention: PartyMention, sides: tuple[Party, ...]) -> Party:
    """«финский город» is the main party of the text in that country."""
    if mention.form != "adjective" or len(mention.party) != 2:
        return mention.party
    return next((side for side in sides if region_of(side).startswith(mention.party + "-")), mention.party)


def since_in(document: MarkedDocument, start: int, stop: int) -> str | None:
    """The date from which the words count the tie: «с 1976 года», «десятилетие», «подписали в 1987 году»."""
    dates = document.within(document.dates, start, stop)
    text = document.text[start:stop]
    for mention in dates:
        if mention.role == "from" or (mention.role == "against" and text[: mention.start - start].endswith("с ")):
            return mention.date.removesuffix("/..")
    if BEGAN.search(text):
        return next((m.date for m in dates if m.role == "on"), None)
    signed = SIGNED_IN.search(text)
    if signed:
        return signed.group(1)
    anniversary = ANNIVERSARY.search(text)
    year = next((m.date[:4] for m in dates if m.date[:4].isdigit()), (document.today or "")[:4])
    if anniversary and year.isdigit():
        return str(int(year) - (int(anniversary.group(1) or 0) or YEARS[anniversary.group(2).lower()]))
    return None
