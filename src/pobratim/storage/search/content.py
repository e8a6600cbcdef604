"""What the index holds of a document or an entry.

In: stored rows. Out: `Content`: texts and marks, and what they become, an `Item`: the words of the heading and of the
rest in dictionary form under a number that grows with the day. The number tells the content too: one that the index
holds under its number need not be analysed again. Not here: writing it (`index.py`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pobratim.facts.wire import content_from_json
from pobratim.register.links import parties_of
from pobratim.resolve.parties import ancestors, is_party
from pobratim.wording import word
from pobratim.wording.parties import name_of

from ..models import Document, Entry, Fact
from . import marks
from .words import forms_of, words_in

MOST_WORDS = 60_000
"""Of one text; PostgreSQL keeps no more than a megabyte of words in a row."""
MOST_YEARS = 60
HASH_BITS = 46
ATTEMPTS = 4
FORMAT = "1"
"""Counts up when the same content is to be written otherwise."""
FIRST_DAY = date(1900, 1, 1).toordinal()
LAST_DAY = 2**17 - 1

_DATES = frozenset(("signed", "date", "period", "due", "since"))
_CODED = frozenset(("stage", "state", "unit", "areas", "kind", "implements", "acting", "facts", "first", "last"))
_WORDED = {"instrument": "instrument", "measure": "measure"}
_SENSELESS = re.compile(r"[-+\d.,%/]*")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the index. `also` holds further dictionary forms of words that have several."""

    number: int
    kind: str
    about: str
    head: tuple[str, ...]
    body: tuple[str, ...]
    also: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be found of one thing: the text of its heading and the rest, marks."""

    kind: str
    about: str
    day: date | None
    texts: tuple[str, str]
    marks: tuple[str, ...]

    def numbers(self) -> tuple[int, ...]:
        """Numbers for it: later days have greater ones, another content others; the first that is free is taken."""
        passed = min(max(self.day.toordinal() - FIRST_DAY, 0), LAST_DAY) if self.day else 0
        told = "\x1f".join((FORMAT, self.kind, self.about, *self.texts, *self.marks)).encode()
        digest = hashlib.blake2b(told, digest_size=ATTEMPTS * 6).digest()
        parts = (int.from_bytes(digest[n : n + 6], "big") >> (48 - HASH_BITS) for n in range(0, len(digest), 6))
        return tuple(passed << HASH_BITS | part for part in parts)

    def item(self, number: int) -> Item:
        """Its words, analysed."""
        also: set[str] = set()
        head, body = (tuple(_primary(text, also)) for text in self.texts)
        exact = {marks.exact(found.form) for found in words_in(self.texts[0])}
        own = tuple(sorted({*self.marks, *exact}))
        return Item(number, self.kind, self.about, head, body, tuple(sorted(also)), own)


def day_of(number: int) -> int:
    """The day in a number, counted from 1900; 0 when it is unknown."""
    return number >> HASH_BITS


def document_content(row: Document, facts: Iterable[Fact]) -> Content:
    """A document with what its facts concern."""
    told, areas = set(), set()
    for fact in facts:
        content = content_from_json(fact.content)
        told |= {link.party for link in parties_of(content, ())}
        told |= {step for home in fact.homes for step in (home, *ancestors(home))}
        areas |= set(fact.content.get("areas") or ())
    own = [marks.kind(marks.DOCUMENT), *map(marks.party, told), *map(marks.area, areas)]
    own += _years(row.published_first, row.published_last)
    return Content(marks.DOCUMENT, row.id, row.published_first, (row.title, row.text), tuple(sorted(set(own))))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside an entry's own row: parties (code, named directly), areas, the sentence that founds it."""

    parties: Sequence[tuple[str, bool]]
    areas: Sequence[str]
    sentence: str


def entry_content(row: Entry, around: Around) -> Content:
    """An entry with its names, and the sentence that founds it."""
    kind_word = "" if row.kind in ("agreement", "person") else word("kind", row.kind)
    names = (name_of(code) for code, direct in around.parties if direct)
    said = dict.fromkeys((*_said(row.kind, row.content), *names, kind_word))
    own = [marks.kind(row.kind), marks.state(row.state)]
    own += [marks.party(code) for code, _ in around.parties] + [marks.area(code) for code in around.areas]
    own += [make(code) for make, code in ((marks.subtype, row.subtype), (marks.stage, row.stage)) if code]
    own += _years(row.first, row.last)
    rest = " ".join((*(word("area", code) for code in around.areas), around.sentence))
    return Content(row.kind, row.id, row.first or row.seen_last, (" ".join(said), rest), tuple(sorted(set(own))))


def _primary(text: str, also: set[str]) -> Iterator[str]:
    """The likeliest dictionary form of every word; others are added to `also`."""
    for count, found in enumerate(words_in(text)):
        if count == MOST_WORDS:
            return
        forms = forms_of(found.form)
        if forms:
            yield forms[0]
            also.update(forms[1:])


def _said(kind: str, content: dict[str, Any]) -> Iterator[str]:
    """Words of an entry's slots; codes as the words that pages show for them, parties by name."""
    for slot, value in content.items():
        if slot in _DATES or slot in _CODED or value is None:
            continue
        if slot == "posts":
            yield from (text for post in value for text in _said(kind, post))
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and not _SENSELESS.fullmatch(one):
                yield _worded(kind, slot, one)


def _worded(kind: str, slot: str, value: str) -> str:
    group = f"{kind}_type" if slot == "type" else _WORDED.get(slot, "")
    if group:
        return word(group, value)
    return name_of(value) if is_party(value) else value


def _years(first: date | None, last: date | None) -> list[str]:
    if first is None:
        return []
    until = min((last or first).year, first.year + MOST_YEARS)
    return [marks.year(year) for year in range(first.year, until + 1)]
