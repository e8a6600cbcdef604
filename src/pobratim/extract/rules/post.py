"""Rules for the kind `post`.

In: a marked document. Out: found post facts. Not here: uniting facts that tell of one thing (`unite.py`), reading titles
(`mentions/titles.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions import PersonMention, PostMention
from pobratim.facts.content import Post


def find_posts(document: MarkedDocument) -> Iterator[Found]:
    """Every post that the text says a person holds or held: one fact for a person and whose post it is."""
    held: dict[tuple[str, str], list[PostMention]] = {}
    for mention in document.posts:
        if mention.person is not None and mention.of is not None:
            held.setdefault((mention.person, mention.of), []).append(mention)
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


def full_forms(titles: list[str]) -> tuple[str, ...]:
    """Titles without repeats and without one that a fuller one holds: «посол» beside «чрезвычайный и полномочный посол»."""
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
    beside = [p for p in document.people if p.person == mention.person and p.form == "name"]
    nearest = min(beside, key=lambda p: _distance(p, mention))
    return min(mention.start, nearest.start), max(mention.stop, nearest.stop)


def _distance(person: PersonMention, mention: PostMention) -> int:
    return min(abs(person.start - mention.stop), abs(mention.start - person.stop))
