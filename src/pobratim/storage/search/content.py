"""What the index holds of a document or an entry.

In: stored rows. Out: `Item`s: a number that grows with the day, the words of the heading and of the rest in dictionary
form, marks. The same rows always make the same item. Not here: writing it (`index.py`).
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


def number_of(kind: str, about: str, day: date | None, attempt: int = 0) -> int:
    """A number for a thing: later days have greater ones; `attempt` gives another should it be taken."""
    passed = min(max(day.toordinal() - FIRST_DAY, 0), LAST_DAY) if day else 0
    digest = hashlib.blake2b(f"{kind}\x1f{about}\x1f{attempt}".encode(), digest_size=8).digest()
    return passed << HASH_BITS | int.from_bytes(digest, "big") >> (64 - HASH_BITS)


def day_of(number: int) -> int:
    """The day in a number, counted from 1900; 0 when it is unknown."""
    return number >> HASH_BITS


def document_item(row: Document, facts: Iterable[Fact]) -> Item:
    """A document with what its facts concern."""
    told, areas = set(), set()
    for fact in facts:
        content = content_from_json(fact.content)
        told |= {link.party for link in parties_of(content, ())}
        told |= {step for home in fact.homes for step in (home, *ancestors(home))}
        areas |= set(fact.content.get("areas") or ())
    own = [marks.kind(marks.DOCUMENT), *map(marks.party, told), *map(marks.area, areas)]
    own += _years(row.published_first, row.published_last)
    return _item(marks.DOCUMENT, row.id, row.published_first, (row.title, row.text), own)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside an entry's own row: parties (code, named directly), areas, the sentence that founds it."""

    parties: Sequence[tuple[str, bool]]
    areas: Sequence[str]
    sentence: str


def entry_item(row: Entry, around: Around) -> Item:
    """An entry with its names, and the sentence that founds it."""
    kind_word = "" if row.kind in ("agreement", "person") else word("kind", row.kind)
    names = (name_of(code) for code, direct in around.parties if direct)
    said = dict.fromkeys((*_said(row.kind, row.content), *names, kind_word))
    own = [marks.kind(row.kind), marks.state(row.state)]
    own += [marks.party(code) for code, _ in around.parties] + [marks.area(code) for code in around.areas]
    own += [make(code) for make, code in ((marks.subtype, row.subtype), (marks.stage, row.stage)) if code]
    own += _years(row.first, row.last)
    rest = " ".join((*(word("area", code) for code in around.areas), around.sentence))
    return _item(row.kind, row.id, row.first or row.seen_last, (" ".join(said), rest), own)


def _item(kind: str, about: str, day: date | None, texts: tuple[str, str], own: Iterable[str]) -> Item:
    also: set[str] = set()
    head, body = (tuple(_primary(text, also)) for text in texts)
    exact = {marks.exact(found.form) for found in words_in(texts[0])}
    return Item(
        number_of(kind, about, day), kind, about, head, body, tuple(sorted(also)), tuple(sorted({*own, *exact}))
    )


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
