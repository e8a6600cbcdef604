"""Notices twin towns and friendship: «побратимы с 1980 года», «породнились», «дружат».

In: a marked document. Out: ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import distinct, main_parties, related
from pobratim.extract.marked import MarkedDocument
from pobratim.facts.content import Party
from pobratim.text import Sentence, Token

from .tie import Tie, is_doubtful, since_in, tied

START = ("породниться", "породнение")
TWIN = ("побратим", "город-побратим", "побратимство", "побратимский", "породнённый")
ENDED = re.compile(r"\b(расторг|прекра[щт]|приостанов|разорв|в прошлом|заморо)", re.IGNORECASE)
RENEWED = re.compile(r"\b(возобнов|возобновл|заново|восстанов|продл)", re.IGNORECASE)
LISTED = re.compile(
    r"\b(числ\w+|явля\w+|стал\w*|остал\w+|оста[её]тся|счита\w+|среди|входят|это|имеет)\b|[:—–]", re.IGNORECASE
)


def twin_towns(document: MarkedDocument) -> Iterator[Tie]:
    """Every tie of twins or friends."""
    for sentence in document.sentences:
        for i, token in enumerate(sentence.tokens):
            start = _is_start(token)
            if (start or _is_twin(token)) and not is_doubtful(document, sentence):
                yield from _ties(document, sentence, i, start=start)
                break


def _is_start(token: Token) -> bool:
    return token.lemma in START or token.text.lower().startswith(("породнил", "породнен"))


def _is_twin(token: Token) -> bool:
    friends = token.lemma == "дружить" and token.feats.get("Tense") == "Pres"
    return token.lemma in TWIN or "побратим" in token.text.lower() or friends


def _ties(document: MarkedDocument, sentence: Sentence, i: int, *, start: bool) -> Iterator[Tie]:
    text = document.text[sentence.start : sentence.stop]
    for parties, words in _groups(document, sentence, i, start=start):
        yield Tie(
            parties=parties,
            words=words,
            trigger=(sentence.tokens[i].start, sentence.tokens[i].stop),
            rule="start" if start else "twins",
            why=f"«{sentence.tokens[i].text}» ties towns",
            since=_since(document, sentence, start=start),
            state=_state(text, start=start),
        )


def _state(text: str, *, start: bool) -> str:
    if start:
        return "starting"
    if ENDED.search(text):
        return "suspended"
    return "renewed" if RENEWED.search(text) else "active"


def _since(document: MarkedDocument, sentence: Sentence, *, start: bool) -> str | None:
    since = since_in(document, sentence.start, sentence.stop)
    if since or not start:
        return since
    near = [s for s in document.sentences if s.paragraph == sentence.paragraph and 0 <= s.index - sentence.index <= 1]
    dates = [m.date for s in near for m in document.in_sentence(document.dates, s) if m.role == "on"]
    return next((d for d in dates if len(d) == 10), None)


def _groups(
    document: MarkedDocument, sentence: Sentence, i: int, *, start: bool
) -> Iterator[tuple[tuple[Party, ...], tuple[int, int]]]:
    """The tied parties: each pair of «А — с Б, В — с Г»; one with each of a list; or the two that are named."""
    mentions = [m for m in document.in_sentence(document.parties, sentence) if m.party != "RU"]
    whole = (sentence.start, sentence.stop)
    towns = [m for m in mentions if "/" in m.party] or mentions
    names = distinct(m.party for m in towns)
    if len(names) > 2 and start:
        for left, right in zip(towns[::2], towns[1::2], strict=False):
            yield (left.party, right.party), (left.start, max(right.stop, left.stop))
    elif len(names) > 2 or (len(names) == 2 and _lists(document, sentence, i, names)):
        hub = _hub(document, sentence, i, names)
        for name in names:
            if hub and not related(hub, name):
                yield (hub, name), whole
    else:
        parties = names if len(names) == 2 else tied(document, *whole)
        if len(parties) < 2:
            parties = main_parties(document)
        if len(parties) == 2 and not related(*parties):
            yield parties, whole


def _lists(document: MarkedDocument, sentence: Sentence, i: int, names: tuple[Party, ...]) -> bool:
    """Two towns that are both twins of a third one: «у города два побратима: А и Б»."""
    after = [m for m in document.in_sentence(document.parties, sentence) if m.start > sentence.tokens[i].start]
    text = document.text[sentence.tokens[i].start : sentence.stop]
    return len({m.party for m in after} & set(names)) == 2 and ":" in text and bool(LISTED.search(text))


def _hub(document: MarkedDocument, sentence: Sentence, i: int, names: tuple[Party, ...]) -> Party | None:
    """The town whose twins are listed: the only one at home, else the main one of the text."""
    own = [name for name in names if name.startswith("RU")]
    if len(own) == 1:
        return own[0]
    return next((p for p in main_parties(document) if p.startswith("RU")), None)
