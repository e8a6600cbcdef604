"""Which words are titles of posts, and what kind of post each is.

In: `data/posts.csv`. Out: the entry of a lemma. Kinds: `executive` (of a party), `minister` (with a portfolio),
`president` (of a country, a chamber, a company), `body` (head of whatever body follows), `deputy` (of the title that
follows), `aide` (of the person's post that follows), `diplomat` (of the sending country, to a country or city),
`envoy`, `commissioner`, `member`. `level` says whose post it is when the text leaves that out. Not here: where
titles stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class PostWord:
    """One title: its kind, the usual level of the party (country, region, municipality, any), countries that use it."""

    post: str
    kind: str
    level: str
    countries: tuple[str, ...]
    example: str


@cache
def _posts() -> dict[str, PostWord]:
    rows = [
        PostWord(row["post"], row["kind"], row["level"], tuple(row["countries"].split()), row["example"])
        for row in rows_of("posts")
    ]
    return {row.post: row for row in rows}


def post_word(lemma: str) -> PostWord | None:
    """The title that a lemma is, if it is one."""
    return _posts().get(lemma)


def post_of(text: str, lemma: str) -> PostWord | None:
    """The title that a word is, also where its lemma was read wrongly («раиса», «хокимом»)."""
    found = _posts().get(lemma)
    if found is None:
        match = EASTERN.fullmatch(text.lower())
        found = _posts().get(match[1]) if match else None
    return found


def post_words() -> tuple[PostWord, ...]:
    """All titles."""
    return tuple(_posts().values())


EASTERN = re.compile(r"(раис|аким|хоким|хяким)(?:|а|у|ом|е|ы|ов|ам|ами|ах)")

MODIFIERS = frozenset(
    "первый второй генеральный чрезвычайный полномочный постоянный торговый почётный почетный исполнительный "
    "коммерческий технический финансовый главный старший государственный народный военный временный специальный "
    "региональный художественный научный официальный".split()
)
"""Adjectives that belong to a title (lemmas): «генеральный директор», «чрезвычайный и полномочный посол»."""

FORMER = frozenset("бывший экс прежний тогдашний предыдущий".split())
"""Words that say the post is no longer held."""

ACTING = ("временно исполняющ", "исполняющ", "врио", "и.о", "и. о", "вр.и.о")
"""Beginnings of the words that say the holder only acts."""
