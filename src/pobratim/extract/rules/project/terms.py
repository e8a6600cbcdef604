"""Reads the terms of a project from the words around it: money, jobs, place, bodies.

In: a marked document and a draft. Out: slot values and the words that say them.
"""

from __future__ import annotations

import re

from pobratim.extract.actors import OFFICE, sentences_around
from pobratim.extract.marked import MarkedDocument
from pobratim.facts import Money
from pobratim.facts.content import Party
from pobratim.text import Sentence

from .draft import Draft

INVESTED = re.compile(
    r"инвести|вложе|вложат|вложит|обойд[её]тся|стоимост|оценива|затрат|заложен|объ[её]м\w* финанс|проект\w* на \d",
    re.IGNORECASE,
)
ADVERTISED = re.compile(r"\bна реклам|\bконтракт|\bсделк|товарооборот", re.IGNORECASE)
WORKERS = re.compile(r"рабоч\w+ мест|работ\w+|трудоустро|персонал|сотрудник|специалист", re.I)
PARTNERS = re.compile(r"участи|инвестор|оператор|компани|открыл|построил|партн[её]р", re.IGNORECASE)
GOES_ON = re.compile(
    r"^(проект|инвести|объ[её]м|предприяти|стоимост|центр|завод|производств|его|её|ее|общ|на |вложе)", re.I
)


def around(document: MarkedDocument, draft: Draft) -> list[Sentence]:
    """The draft's sentence and the next two of its paragraph that go on about it."""
    here = draft.sentence
    following = [s for s in sentences_around(document, here, 0, 2)[1:] if s.paragraph - here.paragraph <= 2]
    kept = [here]
    for sentence in following:
        text = document.text[sentence.start : sentence.stop]
        goes_on = bool(GOES_ON.match(text))
        named = sentence.paragraph == here.paragraph and bool(INVESTED.search(text) or "рабочих мест" in text)
        if goes_on or named:
            kept.append(sentence)
        else:
            break
    return kept


def investment_in(document: MarkedDocument, sentences: list[Sentence]) -> tuple[Money, tuple[int, int]] | None:
    """The first sum that the sentences call the project's cost, with its words."""
    for sentence in sentences:
        text = document.text[sentence.start : sentence.stop]
        if INVESTED.search(text) and not ADVERTISED.search(text):
            for amount in document.in_sentence(document.amounts, sentence):
                if len(amount.unit) == 3 and amount.unit.isupper():
                    return Money(amount.value, amount.unit), (sentence.start, sentence.stop)
    return None


def jobs_in(document: MarkedDocument, sentences: list[Sentence]) -> tuple[int, tuple[int, int]] | None:
    """How many jobs the sentences promise, with the words."""
    for sentence in sentences:
        for amount in document.in_sentence(document.amounts, sentence):
            near = document.text[max(sentence.start, amount.start - 30) : min(sentence.stop, amount.stop + 15)]
            people = amount.noun in ("место", "человек", "специалист", "сотрудник", "рабочий", "работник")
            if amount.unit == "count" and people and WORKERS.search(near) and not amount.ordinal:
                return int(amount.value), (sentence.start, sentence.stop)
    return None


def place_in(document: MarkedDocument, draft: Draft) -> Party | None:
    """The nearest municipality, else region, that stands behind a preposition of place in the draft's words."""
    options = []
    for mention in document.within(document.parties, *draft.words):
        before = document.text[max(0, mention.start - 22) : mention.start]
        if (
            re.search(r"\b(в|во|под|близ|на территории|на площадке)\s+(\w+\s+)?$", before, re.I)
            and mention.form != "adjective"
        ):
            options.append(mention.party)
    return next((p for p in options if "/" in p), options[0] if options else None)


def bodies_in(document: MarkedDocument, draft: Draft, sentences: list[Sentence]) -> tuple[str, ...]:
    """Companies and institutions in the draft's words and what goes on about it; of an exchange, who agreed on it."""
    spans = [draft.words]
    spans += [(s.start, s.stop) for s in sentences[1:] if PARTNERS.search(document.text[s.start : s.stop])]
    named = [m.name for span in spans for m in document.within(document.organisations, *span)]
    if not named and draft.training:
        here = draft.sentence
        near = [s for s in sentences_around(document, here, 1) if s.paragraph == here.paragraph]
        named = [m.name for s in near for m in document.in_sentence(document.organisations, s)]
        named = named if len(set(named)) == 2 else []
    return tuple(dict.fromkeys(name for name in named if not OFFICE.search(name) or "|" in _line(document, draft)))


def _line(document: MarkedDocument, draft: Draft) -> str:
    return document.text[draft.words[0] : draft.words[1]]
