"""Rules for the kind `post`.

In: a marked document. Out: found post facts. Not here: uniting facts that tell of one thing (`unite.py`), reading
titles (`mentions/titles.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument, once
from pobratim.extract.mentions import OrganisationMention, PersonMention, PostMention
from pobratim.facts.content import Post
from pobratim.lexicon.posts import post_word
from pobratim.text import Sentence

PASSING = re.compile(r"делегаци|рабоч\w+ групп|экипаж|команд", re.I)
LEADING = frozenset("возглавить возглавлять".split())


def find_posts(document: MarkedDocument) -> Iterator[Found]:
    """Every post that the text says a person holds or held: one fact for a person and whose post it is."""
    held: dict[tuple[str, str], list[PostMention]] = {}
    for mention in document.posts:
        if not mention.of and _is_staff(mention.title):
            continue
        if mention.person is not None and not PASSING.search(document.text[mention.start : mention.stop]):
            held.setdefault((mention.person, mention.of or ""), []).append(mention)
    held = {
        (person, of): found for (person, of), found in held.items() if of or not _told_elsewhere(person, found, held)
    }
    yield from _led(document, set(held))
    for (person, of), mentions in held.items():
        words = tuple(_words(document, mention) for mention in mentions)
        yield Found(
            content=Post(
                person=person,
                of=of,
                titles=full_forms([mention.title for mention in mentions]),
                to=next((mention.to for mention in mentions if mention.to), None),
                acting=True if any(mention.acting for mention in mentions) else None,
            ),
            words=words,
            trigger=(mentions[0].start, mentions[0].stop),
            rule="post.title_beside_name",
            why=f"the title stands beside the name of {person}",
        )


def _led(document: MarkedDocument, held: set[tuple[str, str]]) -> Iterator[Found]:
    """«Отделение общества возглавила …»: a post without a title."""
    for sentence in document.sentences:
        for at, token in enumerate(sentence.tokens):
            if token.lemma not in LEADING or token.pos != "VERB":
                continue
            body = _governed(document, sentence, at)
            leader = _subject(document, sentence, at)
            if body is None or leader is None or (leader.person, body.name) in held:
                continue
            start, stop = min(body.start, leader.start), max(body.stop, leader.stop)
            yield Found(
                content=Post(person=leader.person, of=body.name),
                words=((start, stop),),
                trigger=(token.start, token.stop),
                rule="post.leads_body",
                why=f"{leader.person} is said to head the body",
            )


def _governed(document: MarkedDocument, sentence: Sentence, verb: int) -> OrganisationMention | None:
    """The body that the verb is about: its object, nearest to it."""
    bodies = [m for m in document.in_sentence(document.organisations, sentence) if m.form == "name"]
    for body in sorted(bodies, key=lambda m: abs(m.start - sentence.tokens[verb].start)):
        inside = sentence.tokens_in(body.start, body.stop)
        if any(sentence.tokens[i].head == verb and sentence.tokens[i].rel in ("obj", "nsubj", "obl") for i in inside):
            return body
    return None


def _subject(document: MarkedDocument, sentence: Sentence, verb: int) -> PersonMention | None:
    people = [m for m in document.in_sentence(document.people, sentence) if m.form == "name"]
    after = [m for m in people if m.start > sentence.tokens[verb].start]
    before = [m for m in people if m.start < sentence.tokens[verb].start]
    return after[0] if after else before[-1] if before else None


def _is_staff(title: str) -> bool:
    """Whether a title without a body says only a trade: «специалист», «тренер», «представитель»."""
    return any((word := post_word(part)) and word.kind in ("staff", "member", "envoy") for part in title.split())


def _told_elsewhere(
    person: str, mentions: list[PostMention], held: Mapping[tuple[str, str], list[PostMention]]
) -> bool:
    """Whether a post without a body repeats one of the person's posts that has it."""
    others = [post.title for (name, of), posts in held.items() if name == person and of for post in posts]
    return any(_holds(other, m.title) or other == m.title for m in mentions for other in others)


def full_forms(titles: list[str]) -> tuple[str, ...]:
    """Titles without repeats and without one that a fuller one holds («посол», «полномочный посол»)."""
    kept: list[str] = []
    for title in dict.fromkeys(titles):
        longer = [other for other in titles if other != title and _holds(other, title)]
        if title and not longer:
            kept.append(title)
    return tuple(kept)


def _holds(long: str, short: str) -> bool:
    return set(short.split()) < set(long.split())


def _words(document: MarkedDocument, mention: PostMention) -> tuple[int, int]:
    """From the title to the name beside it."""
    nearest = min(_names_of(document)[mention.person or ""], key=lambda p: _distance(p, mention))
    return min(mention.start, nearest.start), max(mention.stop, nearest.stop)


@once
def _names_of(document: MarkedDocument) -> Mapping[str, list[PersonMention]]:
    """Where each person is named."""
    found: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in document.people:
        if mention.form == "name":
            found[mention.person].append(mention)
    return found


def _distance(person: PersonMention, mention: PostMention) -> int:
    return min(abs(person.start - mention.stop), abs(mention.start - person.stop))
