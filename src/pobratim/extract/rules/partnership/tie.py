"""What a rule for partnerships hands over, and which parties a sentence ties.

In: a sentence. Out: `Tie`s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.extract.actors import distinct, home_of, main_parties, related
from pobratim.extract.marked import MarkedDocument
from pobratim.facts.content import Party
from pobratim.text import Sentence

DOUBT = re.compile(
    r"\bслух\w*|\bбудто\b|\bякобы\b|не подтверд|\bписали,|\bникак\w+ (?!не)|\bпереговоров не\b|\bотриц|\bопроверг|\bне (план|собира)",
    re.IGNORECASE,
)


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


def is_doubtful(document: MarkedDocument, sentence: Sentence) -> bool:
    """Whether the sentence, or the one before in its paragraph, calls what it tells a rumour or denies it."""
    before = [s for s in document.sentences if s.index == sentence.index - 1 and s.paragraph == sentence.paragraph]
    return any(DOUBT.search(document.text[s.start : s.stop]) for s in (sentence, *before))


def tied(document: MarkedDocument, start: int, stop: int) -> tuple[Party, ...]:
    """The parties that the words tie: those named, with the home side where only one is."""
    named = distinct(m.party for m in document.parties if start <= m.start < stop and m.party != "RU")
    if len(named) >= 2 and any(not related(a, b) for a in named for b in named):
        return named
    if len(named) == 1:
        home = home_of(document)
        others = [p for p in (home, *main_parties(document)) if p and not related(p, named[0])]
        return (others[0], named[0]) if others else ()
    return ()


def since_in(document: MarkedDocument, start: int, stop: int) -> str | None:
    """The date from which the words count the tie: «с 1976 года», «в 1976 году»."""
    dates = document.within(document.dates, start, stop)
    for mention in dates:
        if mention.role == "from" and "/" not in mention.date:
            return mention.date
    return next((m.date[:-3] for m in dates if m.role == "from" and m.date.endswith("/..")), None)
