"""Finds posts in a text and who holds them.

In: the document with parties, organisations and people marked. Out: mentions in the order of the text: title, whose
post it is, the person named beside it. Not here: reading the title's own words (`titles.py`), whose a bare title is
(`post_context.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.posts import post_word
from pobratim.text import Sentence

from .nouns import PersonMention, PostMention
from .phrases import walk
from .post_context import whose
from .titles import Title, read_title

NEXT = re.compile(r"^[\s\u00a0»]*$|^\s*(?:г-н|г-жа|господин\w*|госпож\w+|товарищ\w*|тов\.)\s*$", re.I)
AFTER_NAME = re.compile(r"^\s*(?:,|[–—-]|\(|, (?:ныне|сейчас|тогда|в то время))\s*$|^ (?:был[аи]? )?(?:избран|назначен|утвержд[её]н)[ао]?\s*$")
CHAIN = re.compile(r"^\s*(?:[–—-]|,|и|, а также|—)\s*$")


def find_posts(document: MarkedDocument) -> tuple[PostMention, ...]:
    """All posts that the text mentions."""
    found: list[PostMention] = []
    for sentence in document.sentences:
        found += _in_sentence(document, sentence)
    return tuple(found)


def _in_sentence(document: MarkedDocument, sentence: Sentence) -> Iterator[PostMention]:
    titles = _titles(document, sentence)
    people = [m for m in document.in_sentence(document.people, sentence) if m.form == "name"]
    holders = _holders(document, sentence, titles, people)
    for title, persons in zip(titles, holders, strict=True):
        tokens = sentence.tokens
        start, stop = tokens[title.first].start, tokens[title.stop - 1].stop
        of = title.of or whose(document, title, sentence, start)
        for person in persons or [None]:
            yield PostMention(
                start=start, stop=stop, title=title.title, of=of, to=title.to, acting=title.acting, former=title.former,
                person=person.person if person else None,
            )  # fmt: skip


def _titles(document: MarkedDocument, sentence: Sentence) -> list[Title]:
    walked = walk(document, sentence)
    titles: list[Title] = []
    for at, token in enumerate(sentence.tokens):
        if post_word(token.lemma) is None or at in walked.people or (titles and at < titles[-1].stop):
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
    for i in range(len(titles) - 1, -1, -1):
        start, stop = tokens[titles[i].first].start, tokens[titles[i].stop - 1].stop
        after = [p for p in people if p.start >= stop and NEXT.match(text[stop : p.start])]
        before = [p for p in people if p.stop <= start and AFTER_NAME.match(text[p.stop : start])]
        if after:
            holders[i] = _joined(text, people, after[0]) if tokens[titles[i].head].feats.get("Number") == "Plur" else after[:1]
        elif before and not _taken_before(holders, before[-1], titles, i):
            holders[i] = before[-1:]
        elif i + 1 < len(titles) and holders[i + 1] and CHAIN.match(text[stop : tokens[titles[i + 1].first].start]):
            holders[i] = holders[i + 1] if _same_case(sentence, titles[i], titles[i + 1]) else []
    return holders


def _same_case(sentence: Sentence, left: Title, right: Title) -> bool:
    return sentence.tokens[left.head].case == sentence.tokens[right.head].case


def _taken_before(holders: list[list[PersonMention]], person: PersonMention, titles: list[Title], at: int) -> bool:
    return False


def _joined(text: str, people: list[PersonMention], first: PersonMention) -> list[PersonMention]:
    """«министры А и Б»: the people in a row."""
    row = [first]
    for person in people:
        if person.start > row[-1].stop and re.fullmatch(r"\s*(?:,|и|,\s*и|а также)\s*", text[row[-1].stop : person.start]):
            row.append(person)
    return row
