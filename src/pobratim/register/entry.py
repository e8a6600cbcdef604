"""What the register holds.

In: values that `build.py` computed. Out: frozen entries that compare by value. Not here: their JSON (`wire.py`).

Kinds of entries are the kinds of facts, except that `post` facts make entries of kind `person`: a person with posts in
time. An entry's id comes from the fact that *founds* it: the one of the earliest published document (then by ids). So
an id stays while documents are added in the order of time, it never depends on the order of reading, and an old id
leads to the entry that now holds the founding fact (`entry_id(kind, fact)` is known for every fact).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from pobratim.facts import Content

PERSON = "person"


class State(StrEnum):
    """What people said about an entry; `REOPENED`: it changed after they said it."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    REOPENED = "reopened"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post of a person; `first` and `last` are the days on which documents showed the person in it."""

    of: str
    titles: tuple[str, ...]
    to: str | None
    acting: bool
    first: date | None
    last: date | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the fullest name, all spellings, and posts, the one seen last first."""

    kind: ClassVar[str] = PERSON
    name: str
    names: tuple[str, ...]
    posts: tuple[HeldPost, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several values that documents give for a slot, and the facts that give it."""

    value: Any
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A slot that a person put right: the machine's value, and the decision that counts."""

    slot: str
    machine: Any
    decision: str


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A party that an entry concerns: named by it (`direct`), or around a named one, its place, its people's home."""

    party: str
    direct: bool


@dataclass(frozen=True, slots=True)
class NameLink:
    """A person whom an entry names; `key` is equal for spellings of one name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of the register, with everything behind it. Its columns are described at `storage.models.Entry`.

    `corrected` are the slots that people put right; `read` is a fingerprint of what the sources alone say.
    """

    id: str
    kind: str
    block: str
    title: str
    content: Content | Person
    subtype: str = ""
    stage: str = ""
    variants: tuple[tuple[str, tuple[Variant, ...]], ...] = ()
    facts: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    parties: tuple[PartyLink, ...] = ()
    people: tuple[NameLink, ...] = ()
    areas: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    until: date | None = None
    seen_first: date | None = None
    seen_last: date | None = None
    state: State = State.MACHINE
    corrected: tuple[Corrected, ...] = ()
    read: str = ""


def entry_kind(fact_kind: str) -> str:
    """The kind of entry that facts of a kind make."""
    return PERSON if fact_kind == "post" else fact_kind


def entry_id(fact_kind: str, fact: str) -> str:
    """The id of the entry that a fact founds."""
    return hashlib.sha256(f"{entry_kind(fact_kind)}\x1f{fact}".encode()).hexdigest()[:20]
