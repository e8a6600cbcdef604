"""Rules for the kind `flow`: goods that go from one party to another.

In: a marked document. Out: found flow facts. What is only promised, offered or planned is no flow. Not here: the list
of goods (`extract/goods_lists.py`), how much of them (`figure.py`), uniting facts that tell of one thing (`unite.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.actors import home_at, region_of, related
from pobratim.extract.directions import GOAL, OWNER, PARTNER, PLACE, SOURCE, SUBJECT, Standing, standings
from pobratim.extract.found import Found
from pobratim.extract.goods_lists import GoodsItem, read_goods
from pobratim.extract.marked import MarkedDocument, once
from pobratim.facts import Flow
from pobratim.facts.content import Party
from pobratim.lexicon.goods import flow_word
from pobratim.text import Sentence, Token

OUT, IN, GO = "out", "in", "go"


@dataclass(frozen=True, slots=True)
class _Way:
    """From whom to whom, either perhaps unknown."""

    source: Party | None = None
    goal: Party | None = None

    def turned(self) -> _Way:
        """The way back."""
        return _Way(self.goal, self.source)


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Tokens `[at, after)` that say which way goods go; the list is looked for from `after` on."""

    at: int
    after: int
    direction: str
    sure: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A flow as it was found, with its sentence: `figure` looks there for how much of one good went."""

    found: Found
    sentence: Sentence
    items: tuple[GoodsItem, ...]


def find_flows(document: MarkedDocument) -> Iterator[Found]:
    """Every flow that the text states."""
    return (delivery.found for delivery in find_deliveries(document))


@once
def find_deliveries(document: MarkedDocument) -> tuple[Delivery, ...]:
    """Every flow with the sentence and the goods that it was read from."""
    return tuple(_deliveries(document))


def _deliveries(document: MarkedDocument) -> Iterator[Delivery]:
    earlier, near = _Way(), _Near()
    for sentence in document.sentences:
        near, home = near.after(document, sentence), home_at(document, sentence.start)
        for trigger in sorted(_triggers(sentence), key=lambda trigger: trigger.at):
            goods = _goods(document, sentence, trigger)
            if not goods or _is_gift(document, sentence, trigger):
                continue
            way = _complete(document, _way(document, sentence, trigger), trigger, _recent(earlier, near), home)
            if way.source and way.goal and not related(way.source, way.goal):
                earlier = way
                yield Delivery(_found(document, sentence, trigger, way, goods), sentence, tuple(goods))


@dataclass(frozen=True, slots=True)
class _Near:
    """The party that is not the home's, named last in this paragraph."""

    party: Party | None = None
    paragraph: int = -1

    def after(self, document: MarkedDocument, sentence: Sentence) -> _Near:
        home = home_at(document, sentence.start)
        named = [s.party for s in standings(document, sentence) if s.party != "RU"]
        strangers = [party for party in named if not home or not related(region_of(party), region_of(home))]
        if strangers:
            return _Near(strangers[-1], sentence.paragraph)
        return self if self.paragraph == sentence.paragraph else _Near()


def _recent(earlier: _Way, near: _Near) -> _Way:
    """The flow told before, with its stranger replaced by the one that this paragraph is about."""
    if near.party is None or near.party in (earlier.source, earlier.goal):
        return earlier
    return _Way(goal=near.party)


def _found(document: MarkedDocument, sentence: Sentence, trigger: _Trigger, way: _Way, goods: list[GoodsItem]) -> Found:
    start = min(sentence.tokens[_clause_start(sentence, trigger.at)].start, goods[0].start)
    stop = max(goods[-1].stop, sentence.tokens[trigger.after - 1].stop)
    names = tuple(dict.fromkeys(item.name for item in goods))
    words = document.text[sentence.tokens[trigger.at].start : sentence.tokens[trigger.after - 1].stop]
    return Found(
        content=Flow(from_=way.source, to=way.goal, goods=names),
        words=((start, stop),),
        trigger=(sentence.tokens[trigger.at].start, sentence.tokens[trigger.after - 1].stop),
        rule=f"flow.{trigger.rule}",
        why=f"«{words}» with a list of goods says that they go from {way.source} to {way.goal}",
    )


_GIFT = re.compile(r"\b(?:подар\w+|в дар|на память|сувенир\w*)\b", re.IGNORECASE)


def _is_gift(document: MarkedDocument, sentence: Sentence, trigger: _Trigger) -> bool:
    return trigger.rule == "verb" and _GIFT.search(document.text[sentence.start : sentence.stop]) is not None


# --- what betrays a flow


def _triggers(sentence: Sentence) -> Iterator[_Trigger]:
    yield from _listed(sentence)
    for i, token in enumerate(sentence.tokens):
        stated = token.pos == "VERB" or token.feats.get("Variant") == "Short"
        word = flow_word(token.lemma) if stated else None
        if word and _is_stated(sentence, i):
            yield _Trigger(i, i + 1, word.direction, word.sure, "verb")


def _is_stated(sentence: Sentence, i: int) -> bool:
    """Said as a fact: not future, not wished, not denied."""
    token, before = sentence.tokens[i], [t.lemma for t in sentence.tokens[max(0, i - 2) : i]]
    if token.feats.get("VerbForm") == "Inf" or token.feats.get("Tense") == "Fut" or "не" in before or "быть" in before:
        return False
    if token.feats.get("Mood") in ("Imp", "Cnd") or any(t.text.lower() == "бы" for t in sentence.tokens[i + 1 : i + 2]):
        return False
    full_participle = token.feats.get("VerbForm") in ("Part", "Conv") and token.feats.get("Variant") != "Short"
    return not full_participle


_TRADED = re.compile(r"экспорт|импорт|вывоз|ввоз|поставк", re.IGNORECASE)
_LISTED = re.compile(
    r"(?:(?:основны[ехм]+|главны[ехм]+|ключевы[ехм]+|базовы[ехм]+)\s+)?(?:стать\w+|позици\w+|товар\w+|предмет\w+|основ[уае]|основой|"
    r"структур\w+|номенклатур\w+|объ[её]м\w*|част\w+|дол\w+)?(?:\s+\w+){0,2}?\s*"
    r"\b(?P<what>экспорт(?!ны|ёр|ер|иру)\w*|импорт(?!ны|ёр|ер|иру|о)\w*|вывоз(?!и|я)\w*|ввоз(?!и|я)\w*|поставк\w+|поставок)"
    r"(?:\s+(?!составил|вырос|увелич|достиг|сниз)[\w-]+){0,7}?\s*"
    r"(?P<link>:|[—–]\s+(?:это\s+)?|\b(?:являются|составляют|составляет|преобладают|преобладает|лидируют|входят|представлен\w*|"
    r"формируют|занимают|приходится на|стали|остаются)\b)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:обратно|взамен|в обратном направлении|в ответ|навстречу)\s*[—–:]", re.IGNORECASE)


def _listed(sentence: Sentence) -> Iterator[_Trigger]:
    """«Основные статьи вывоза: …», «Импорт: …», «обратно — …»."""
    text = _words(sentence)
    for match in _LISTED.finditer(text) if _TRADED.search(text) else ():
        what = match["what"].lower()
        direction = IN if what.startswith(("импорт", "ввоз")) else OUT
        yield from _at(sentence, match.start("what"), match.end(), direction, "list")
    yield from _dashed(sentence, text)
    for match in _BACK.finditer(text):
        yield from _at(sentence, match.start(), match.end(), "back", "return")


_DASHED = re.compile(r"[,;]\s*(?:а\s+)?(?P<way>(?:из|в|во|на|от)\s+[^,;—–]{3,60}?)\s[—–]\s", re.IGNORECASE)


def _dashed(sentence: Sentence, text: str) -> Iterator[_Trigger]:
    """«Из Гродно везут сыры, а из Твери — трикотаж»: the verb is left out the second time."""
    for match in _DASHED.finditer(text):
        before = [t for t in sentence.tokens if t.stop <= sentence.start + match.start() and t.pos == "VERB"]
        if any(flow_word(token.lemma) for token in before):
            yield from _at(sentence, match.start("way"), match.end(), GO, "dash")


def _words(sentence: Sentence) -> str:
    """The sentence's characters with offsets counted from its start."""
    line = [" "] * (sentence.stop - sentence.start)
    for token in sentence.tokens:
        line[token.start - sentence.start : token.stop - sentence.start] = token.text
    return "".join(line)


def _at(sentence: Sentence, start: int, stop: int, direction: str, rule: str) -> Iterator[_Trigger]:
    inside = sentence.tokens_in(sentence.start + start, sentence.start + stop)
    if inside:
        yield _Trigger(inside[0], inside[-1] + 1, direction, True, rule)


# --- which goods


def _goods(document: MarkedDocument, sentence: Sentence, trigger: _Trigger) -> list[GoodsItem]:
    places = _places(document, sentence)
    stop = _clause_stop(sentence, trigger.after)
    goods: list[GoodsItem] = []
    for first in _beginnings(sentence, trigger.after, stop, places):
        goods = read_goods(sentence, first, stop, places)
        if _is_list_of_goods(goods, trigger):
            return goods
    first = _clause_start(sentence, trigger.at)
    if trigger.rule == "verb":
        goods = read_goods(sentence, first, trigger.at, places)
        if _is_list_of_goods(goods, trigger) and any(item.known for item in goods):
            return goods
    return []


def _is_list_of_goods(goods: list[GoodsItem], trigger: _Trigger) -> bool:
    known = sum(item.known for item in goods)
    if len(goods) == 1 and goods[0].bare:
        return False
    return (bool(goods) and known * 3 >= len(goods)) or (trigger.sure and len(goods) >= 2 and known > 0)


def _beginnings(sentence: Sentence, first: int, stop: int, places: frozenset[int]) -> Iterator[int]:
    """Where the list may begin: right after the trigger or behind a place, a receiver, an adverb."""
    at = first
    while at < stop:
        yield at
        at += 1
        while at < stop and (at in places or sentence.tokens[at].text in (",",)):
            at += 1


def _places(document: MarkedDocument, sentence: Sentence) -> frozenset[int]:
    inside: set[int] = set()
    for mention in document.in_sentence(document.parties, sentence):
        if mention.form != "adjective":
            inside |= set(sentence.tokens_in(mention.start, mention.stop))
    return frozenset(inside)


def _clause_stop(sentence: Sentence, first: int) -> int:
    tokens = sentence.tokens
    for i in range(first, len(tokens)):
        if tokens[i].text in (";", ".", "!", "?", "(", ")"):
            return i
        if i > first and (_is_verb(tokens[i]) or tokens[i].lemma == "который"):
            return i
    return len(tokens)


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.feats.get("VerbForm") in ("Fin", "Inf", "Conv")


def _clause_start(sentence: Sentence, at: int) -> int:
    """The first token of the clause: after a semicolon, or a comma behind which another verb's clause ended."""
    tokens = sentence.tokens
    start = at
    while start > 0:
        token = tokens[start - 1]
        if token.text in (";", ":", "!", "?") or _is_verb(token):
            break
        if token.text == "." and start > 1 and len(tokens[start - 2].text) > 2:
            break
        start -= 1
    if start > 0 and _is_verb(tokens[start - 1]):
        joints = [i for i in range(start, at) if tokens[i].text in (",", "а", "и", "но", "также", "—", "–")]
        start = joints[0] + 1 if joints else at
    while start < at and tokens[start].text in (",", "а", "и", "но", "также", "—", "–"):
        start += 1
    return start


# --- which way


def _way(document: MarkedDocument, sentence: Sentence, trigger: _Trigger) -> _Way:
    if trigger.direction == "back":
        return _Way()
    first, stop = _clause_start(sentence, trigger.at), _clause_stop(sentence, trigger.after)
    if trigger.rule == "dash":
        first, stop = trigger.at, trigger.after
    here = [s for s in standings(document, sentence) if first <= s.at < stop]
    if trigger.rule == "list":
        return _listed_way(document, here, trigger)
    subject, source, goal = (_first(here, way) for way in (SUBJECT, SOURCE, GOAL))
    partner = _first(here, PARTNER) or _first(here, PLACE)
    if trigger.direction == OUT:
        if partner and not (subject or source or goal) and sentence.tokens[trigger.at].feats.get("Voice") == "Pass":
            return _Way(partner, partner)  # «с Омском поставлено»: nothing says who sent
        return _Way(subject or source, goal or (partner if partner != (subject or source) else None))
    if trigger.direction == IN:
        return _Way(source or (goal if goal and goal != subject else None), subject or (goal if source else None))
    return _Way(source, goal)


def _first(here: list[Standing], way: str) -> Party | None:
    chosen = [s for s in here if s.way == way and s.party != "RU"]
    return chosen[0].party if chosen else None


def _listed_way(document: MarkedDocument, here: list[Standing], trigger: _Trigger) -> _Way:
    """«Экспорт области в республику», «ввоз из Беларуси»; the owner of the trade is the party in the genitive."""
    source, goal = _first(here, SOURCE), _first(here, GOAL)
    owner = next((s.party for s in here if s.way in (None, OWNER, SUBJECT)), None)
    partner = _first(here, PARTNER)
    if trigger.direction == OUT:
        return _Way(source or owner, goal or partner)
    return _Way(source or partner, goal or owner)


def _complete(document: MarkedDocument, way: _Way, trigger: _Trigger, earlier: _Way, home: Party | None) -> _Way:
    """Fills a missing end from the flow told before, then from the sides of the document."""
    if trigger.direction == "back":
        return earlier.turned()
    if way.source and way.goal:
        return way
    known = way.source or way.goal
    if trigger.rule == "dash" and earlier.source and earlier.goal:
        back = earlier.turned()
        region = region_of(known or "")
        return back if region in (region_of(back.source or ""), region_of(back.goal or "")) else way
    if known is None:
        return _unnamed(document, trigger, earlier, home)
    other = _other(document, known, earlier, home)
    return _Way(way.source or other, way.goal or other)


def _unnamed(document: MarkedDocument, trigger: _Trigger, earlier: _Way, home: Party | None) -> _Way:
    ours: Party | None = home
    theirs: Party | None = None
    if home and earlier.goal and not earlier.source:
        theirs = earlier.goal
    elif earlier.source and earlier.goal:
        ours = home if home in (earlier.source, earlier.goal) else earlier.source
        theirs = earlier.goal if ours == earlier.source else earlier.source
    elif home:
        theirs = _other(document, home, earlier, home)
    return _Way(ours, theirs) if trigger.direction == OUT else _Way(theirs, ours)


def _other(document: MarkedDocument, party: Party, earlier: _Way, home: Party | None) -> Party | None:
    candidates: list[Party | None] = [home, earlier.source, earlier.goal, *document.main_sides]
    for candidate in candidates:
        if candidate and not related(region_of(candidate), region_of(party)):
            return candidate
    return None
