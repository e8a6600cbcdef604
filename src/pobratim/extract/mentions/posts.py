"""Finds posts in a text and who holds them.

In: the document with parties, organisations and people marked. Out: mentions in the order of the text: title, whose
post it is, the person named beside it. Not here: reading the title's own words (`titles.py`), whose a bare title is
(`post_context.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pobratim.extract.marked import MarkedDocument
from pobratim.text import Sentence

from .nouns import PersonMention, PostMention
from .phrases import walk
from .post_context import delegation_of, whose
from .post_words import post_at
from .title_parts import Title
from .titles import read_title

NEXT = re.compile(
    r"^[\s\u00a0»]*$|^\s*(?:г-н|г-жа|господин\w*|госпож\w+|товарищ\w*|тов\.)\s*$|"
    r"^\s*[–—]\s*$|"
    r"^ (?:вновь |снова |единогласно )?"
    r"(?:назначен|избран|утвержд[её]н|стал|является|остался|остаётся|переизбран)[аи]? $",
    re.I,
)
AFTER_NAME = re.compile(
    r"^\s*(?:,|[–—-]|\(|, (?:ныне|сейчас|тогда|в то время))\s*$|"
    r"^ (?:был[аи]? )?(?:избран|назначен|утвержд[её]н)[ао]?\s*$"
)
GOVERNING = frozenset(("executive", "minister", "deputy"))
LONGEST_PLACE = 5  # tokens of «в Приволжском федеральном округе России»
CHAIN = re.compile(r"^\s*(?:[–—-]|,|и|, а также|—)\s*$")


@dataclass(frozen=True, slots=True)
class Holding:
    """A title with the people named beside it. `sure` when its own words say whose it is."""

    title: Title
    sentence: Sentence
    people: tuple[PersonMention, ...]
    of: str | None
    sure: bool


def find_posts(document: MarkedDocument) -> tuple[PostMention, ...]:
    """All posts that the text mentions."""
    holdings = [holding for sentence in document.sentences for holding in _shared(_in_sentence(document, sentence))]
    return tuple(mention for holding in holdings for mention in _mentions(holding, holdings))


def _in_sentence(document: MarkedDocument, sentence: Sentence) -> Iterator[Holding]:
    titles = _titles(document, sentence)
    people = [m for m in document.in_sentence(document.people, sentence) if m.form == "name"]
    for title, holders in zip(titles, _holders(document, sentence, titles, people), strict=True):
        of = delegation_of(document, title, sentence) or (title.of if title.district is None else None)
        sure = of is not None
        yield Holding(title, sentence, tuple(holders), of or whose(document, title, sentence), sure)


def _shared(holdings: Iterator[Holding]) -> list[Holding]:
    """Titles of one person in a row are of one party: «… Правительства Сербии, министром культуры Иличем»."""
    row = list(holdings)
    known = {h.people: h.of for h in row if h.people and h.of and h.title.word.kind in GOVERNING}
    return [replace(h, of=known.get(h.people)) if h.of is None and h.title.word.kind in GOVERNING else h for h in row]


def _mentions(holding: Holding, holdings: list[Holding]) -> Iterator[PostMention]:
    tokens, title = holding.sentence.tokens, holding.title
    start, stop = tokens[title.first].start, tokens[title.stop - 1].stop
    if not holding.people and tokens[title.head].feats.get("Number") == "Plur":
        return
    parties = (holding.of, *title.others)
    for place, person in enumerate(holding.people or (None,)):
        if len(parties) == len(holding.people):
            own: str | None = parties[place]
        else:
            own = holding.of
        if not holding.sure and person is not None:
            own = _known(person.person, title, holdings) or own
        yield PostMention(
            start=start, stop=stop, title=title.title, of=own, to=title.to, acting=title.acting, former=title.former,
            person=person.person if person else None,
        )  # fmt: skip


def _known(person: str, title: Title, holdings: list[Holding]) -> str | None:
    """Whose the person's post of that title is where the text says so in full."""
    for other in holdings:
        named = any(p.person == person for p in other.people)
        if named and other.sure and other.title.word.post == title.word.post:
            return other.of
    return None


def _titles(document: MarkedDocument, sentence: Sentence) -> list[Title]:
    walked = walk(document, sentence)
    titles: list[Title] = []
    for at, token in enumerate(sentence.tokens):
        if post_at(token) is None or at in walked.people or (titles and at < titles[-1].stop):
            continue
        title = read_title(walked, at)
        if title is not None:
            titles.append(title)
    return titles


def _holders(
    document: MarkedDocument, sentence: Sentence, titles: list[Title], people: list[PersonMention]
) -> list[list[PersonMention]]:
    """For each title the people named right beside it; a chain of titles shares its person."""
    tokens, text = sentence.tokens, document.text
    holders: list[list[PersonMention]] = [[] for _ in titles]
    spans = [(tokens[title.first].start, tokens[title.stop - 1].stop) for title in titles]
    for i, (_, stop) in enumerate(spans):
        after = [p for p in people if p.start >= stop and _beside(sentence, text, stop, p.start)]
        plural = tokens[titles[i].head].feats.get("Number") == "Plur"
        holders[i] = _joined(text, people, after[0]) if after and plural else after[:1]
    taken = {person.start for held in holders for person in held}
    for i in range(len(titles) - 1, -1, -1):
        start, stop = spans[i]
        before = [p for p in people if p.stop <= start and AFTER_NAME.match(text[p.stop : start])]
        if holders[i]:
            continue
        if before and (before[-1].start not in taken or "," not in text[before[-1].stop : start]):
            holders[i] = before[-1:]
        elif i + 1 < len(titles) and holders[i + 1] and CHAIN.match(text[stop : tokens[titles[i + 1].first].start]):
            holders[i] = holders[i + 1] if _same_case(sentence, titles[i], titles[i + 1]) else []
    return holders


def _beside(sentence: Sentence, text: str, stop: int, start: int) -> bool:
    """Whether a name follows a title, at most with a place in between: «консул … в Омске Иванов»."""
    if NEXT.match(text[stop:start]):
        return True
    gap = [sentence.tokens[i] for i in sentence.tokens_in(stop, start)]
    if not gap or len(gap) > LONGEST_PLACE or gap[0].text.lower() not in ("в", "во", "на"):
        return False
    return all(token.pos in ("ADJ", "NOUN", "PROPN") and token.case in ("Loc", "Gen", "Nom") for token in gap[1:])


def _same_case(sentence: Sentence, left: Title, right: Title) -> bool:
    return sentence.tokens[left.head].case == sentence.tokens[right.head].case


def _joined(text: str, people: list[PersonMention], first: PersonMention) -> list[PersonMention]:
    """«министры А и Б»: the people in a row."""
    row = [first]
    for person in people:
        if person.start > row[-1].stop and re.fullmatch(
            r"\s*(?:,|и|,\s*и|а также)\s*", text[row[-1].stop : person.start]
        ):
            row.append(person)
    return row
