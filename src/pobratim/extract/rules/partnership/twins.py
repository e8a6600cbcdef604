"""Notices twin towns and friendship: «побратимы с 1980 года», «породнились», «дружат».

In: a marked document. Out: ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import are_two_sides, distinct, region_of, sentences_around
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.nouns import PartyMention
from pobratim.facts.content import Party
from pobratim.text import Sentence, Token

from .tie import WISHED, Tie, clauses, is_doubtful, since_in, tied

START = ("породниться", "породнение")
TWIN = ("побратим", "город-побратим", "побратимство", "побратимский", "породнённый")
ENDED = re.compile(r"\b(расторг|прекра[щт]|приостанов|разорв|в прошлом|заморо)", re.IGNORECASE)
RENEWED = re.compile(r"\b(возобнов|возобновл|заново|восстанов|продл)", re.IGNORECASE)
COLLECTIVE = re.compile(r"\bгород(а|ов|ам|ами)\b|\bрайон(ы|ов|ами|ам)\b", re.IGNORECASE)
NEW = re.compile(
    r"\bстал\w* (\w+ )?(города\w*-)?побратим|\bпоявил\w* .{0,30}побратим|\bобзав[её]л\w*|\bустановлени\w+ побратим|"
    r"\bустановил\w+ побратим",
    re.IGNORECASE,
)
PAST = re.compile(r"\bстал\w* (\w+ )?(города\w*-)?побратим\w* (ещ[её] )?в (19|20)\d\d")
SIGNED = re.compile(r"\b(подписа\w*|заключ\w+)\b.{0,120}(о побратим|\bпобратимск|породнени)", re.IGNORECASE)
CHAIN = re.compile(r" [—–] с ")
COUNTED = re.compile(r"\d+ \w+ связ", re.IGNORECASE)


def twin_towns(document: MarkedDocument) -> Iterator[Tie]:
    """Every tie of twins or friends."""
    for sentence in document.sentences:
        if is_doubtful(document, sentence):
            continue
        for low, high in clauses(document, sentence):
            hit = next((i for i in sentence.tokens_in(low, high) if _ties(sentence.tokens[i])), None)
            if hit is not None and not _is_wished(document, sentence, hit, low):
                yield from _found(document, sentence, hit, (low, high))


def _ties(token: Token) -> bool:
    return _is_start(token) or _is_twin(token)


def _is_wished(document: MarkedDocument, sentence: Sentence, i: int, low: int) -> bool:
    """«предложил подписать соглашение о побратимстве» is no tie yet; «начали переписку о породнении» is."""
    text = document.text
    return bool(WISHED.search(text[low : sentence.tokens[i].start]) or COUNTED.search(text, low, sentence.stop))


def _is_start(token: Token) -> bool:
    return token.lemma in START or token.text.lower().startswith(("породнил", "породнен"))


def _is_twin(token: Token) -> bool:
    friends = token.lemma == "дружить" and token.feats.get("Tense") == "Pres"
    return token.lemma in TWIN or "побратим" in token.text.lower() or friends


def _found(document: MarkedDocument, sentence: Sentence, i: int, clause: tuple[int, int]) -> Iterator[Tie]:
    state = _state(document.text[sentence.start : sentence.stop], start=_is_start(sentence.tokens[i]))
    start = state == "starting"
    for parties, words in _groups(document, sentence, i, clause):
        if are_two_sides(parties):
            yield Tie(
                parties=parties,
                words=words,
                trigger=(sentence.tokens[i].start, sentence.tokens[i].stop),
                rule="start" if start else "twins",
                why=f"«{sentence.tokens[i].text}» ties towns",
                since=_since(document, sentence, clause, start=start),
                state=state,
            )


def _state(text: str, *, start: bool) -> str:
    if ENDED.search(text):
        return "suspended"
    if RENEWED.search(text) and not start:
        return "renewed"
    if PAST.search(text) and not start:
        return "active"
    return "starting" if start or NEW.search(text) or SIGNED.search(text) else "active"


def _since(document: MarkedDocument, sentence: Sentence, clause: tuple[int, int], *, start: bool) -> str | None:
    since = since_in(document, *clause)
    if since or not start:
        return since or since_in(document, sentence.start, sentence.stop)
    near = [s for s in sentences_around(document, sentence, 0, 1) if s.paragraph == sentence.paragraph]
    dates = [m.date for s in near for m in document.in_sentence(document.dates, s) if m.role == "on"]
    return next((d for d in dates if len(d) == 10), None)


def _groups(
    document: MarkedDocument, sentence: Sentence, i: int, clause: tuple[int, int]
) -> Iterator[tuple[tuple[Party, ...], tuple[int, int]]]:
    """The tied parties: each pair of «А — с Б, В — с Г»; one with each of a list; or the two that are named."""
    mentions = [m for m in document.within(document.parties, *clause) if m.party != "RU"]
    towns = [m for m in mentions if "/" in m.party]
    if _is_start(sentence.tokens[i]) and CHAIN.search(document.text, sentence.start, sentence.stop):
        towns = [m for m in document.in_sentence(document.parties, sentence) if "/" in m.party]
    names = distinct(m.party for m in towns or mentions)
    if len(names) > 2 and _is_start(sentence.tokens[i]):
        yield from _pairs(towns or mentions)
    elif len(names) > 2 or (len(names) == 2 and _lists(document, sentence, i, names)):
        hub = _hub(document, names)
        for name in names if towns else ():
            if hub and region_of(hub) != region_of(name):
                yield (hub, name), clause
    else:
        parties = names if are_two_sides(names) else tied(document, *clause)
        if len(parties) < 2 and COLLECTIVE.search(document.text, sentence.start, sentence.stop):
            parties = document.main_sides
        if len(parties) == 2:
            yield parties, clause


def _pairs(towns: list[PartyMention]) -> Iterator[tuple[tuple[Party, ...], tuple[int, int]]]:
    left: PartyMention | None = None
    for town in towns:
        if left is not None and region_of(left.party) != region_of(town.party):
            yield (left.party, town.party), (left.start, town.stop)
            left = None
        else:
            left = town


def _lists(document: MarkedDocument, sentence: Sentence, i: int, names: tuple[Party, ...]) -> bool:
    """Two towns that are both twins of a third one: «у города два побратима: А и Б»."""
    start, stop = sentence.tokens[i].stop, sentence.stop
    after = {m.party for m in document.beginning(document.parties, start, stop)}
    return len(after & set(names)) == 2 and ":" in document.text[start:stop]


def _hub(document: MarkedDocument, names: tuple[Party, ...]) -> Party | None:
    """The town whose twins are listed: the only one at home, else the main one of the text."""
    own = [name for name in names if name.startswith("RU")]
    if len(own) == 1:
        return own[0]
    return next((p for p in document.main_sides if p.startswith("RU")), None)
