"""What a fact says: nine kinds, each a frozen record whose fields are the slots of the contract.

In: values already in canonical form (party codes, EDTF dates, nominative names). Out: `Content` records that compare
by value. Not here: where the fact stands in a text and who found it (`fact.py`), and JSON (`wire.py`).

A slot that the text does not give is None or (); it is never guessed. `identity` in a field's metadata marks the slots
that say which thing the fact is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar

Party = str
"""Code of a country (KZ), region (RU-VGG), municipality (RU-VGG/Волжский), or the name of a union (ЕАЭС)."""

Date = str
"""EDTF date or interval: 2023-02-03, 2019, XXXX-02-03, 2023-40, 2022/2024, ../2021."""

AREAS = frozenset(
    "trade industry agriculture energy transport construction science digital education youth culture sport tourism "
    "health environment memory social investment business import_substitution ethnic humanitarian municipal finance "
    "labour safety".split()
)
INSTRUMENTS = frozenset("agreement treaty memorandum protocol contract plan roadmap decree programme".split())
AGREEMENT_STAGES = frozenset("proposed drafting signed in_force completed ended".split())
EVENT_TYPES = frozenset("meeting visit signing ceremony forum festival exhibition session call other".split())
EVENT_STAGES = frozenset("planned held cancelled".split())
PARTNERSHIP_STATES = frozenset("starting active renewed suspended".split())
PROJECT_STAGES = frozenset("proposed planned under_way completed".split())
MEASURES = frozenset("turnover export import rank companies students investment projects share other".split())
COMMITMENT_TYPES = frozenset("promise agreed proposal readiness need invitation".split())


def identity(default: Any = None) -> Any:
    """A slot that identifies the fact."""
    return field(default=default, metadata={"identity": True})


def choice(words: frozenset[str], default: Any = None, *, identifies: bool = False) -> Any:
    """A slot whose value is one of `words`."""
    return field(default=default, metadata={"identity": identifies, "choice": words})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217), in whole units, not thousands."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Base of the nine kinds."""

    kind: ClassVar[str]

    def __post_init__(self) -> None:
        for slot, words in _choices_of(self.kind):
            for value in values_of(getattr(self, slot)):
                if value not in words:
                    raise ValueError(f"{self.kind}.{slot}: «{value}» is none of {', '.join(sorted(words))}")


@cache
def _choices_of(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The slots of a kind that hold words of a list: asked for every fact that is loaded."""
    return tuple((slot.name, slot.metadata["choice"]) for slot in fields(KINDS[kind]) if slot.metadata.get("choice"))


def values_of(value: Any) -> tuple[Any, ...]:
    """A slot's values as a tuple: () for an absent one."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def areas_slot() -> Any:
    """The slot `areas`: subjects, as codes."""
    return choice(AREAS, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Content):
    """A person holds or held a post."""

    kind: ClassVar[str] = "post"
    person: str = identity("")
    of: str = identity("")
    titles: tuple[str, ...] = ()
    to: Party | None = None
    acting: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Content):
    """A document between parties exists, or is being made."""

    kind: ClassVar[str] = "agreement"
    instrument: str = choice(INSTRUMENTS, "agreement", identifies=True)
    parties: tuple[Party, ...] = identity(())
    organisations: tuple[str, ...] = ()
    signed: Date | None = identity()
    stage: str | None = choice(AGREEMENT_STAGES)
    period: Date | None = identity()
    areas: tuple[str, ...] = areas_slot()
    signers: tuple[str, ...] = ()
    title: str | None = identity()
    implements: str | None = choice(INSTRUMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Content):
    """People or parties come together."""

    kind: ClassVar[str] = "event"
    type: str = choice(EVENT_TYPES, "other", identifies=True)
    parties: tuple[Party, ...] = identity(())
    people: tuple[str, ...] = identity(())
    organisations: tuple[str, ...] = ()
    date: Date | None = identity()
    place: str | None = None
    areas: tuple[str, ...] = areas_slot()
    stage: str | None = choice(EVENT_STAGES)
    title: str | None = identity()


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership(Content):
    """A lasting tie between parties as such."""

    kind: ClassVar[str] = "partnership"
    parties: tuple[Party, ...] = identity(())
    since: Date | None = None
    state: str | None = choice(PARTNERSHIP_STATES)
    areas: tuple[str, ...] = areas_slot()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Content):
    """A joint undertaking, an investment, an exchange programme."""

    kind: ClassVar[str] = "project"
    name: str = identity("")
    parties: tuple[Party, ...] = identity(())
    organisations: tuple[str, ...] = ()
    place: str | None = None
    investment: Money | None = None
    jobs: int | None = None
    areas: tuple[str, ...] = areas_slot()
    stage: str | None = choice(PROJECT_STAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Content):
    """A number about the tie. `with_` is the slot `with`."""

    kind: ClassVar[str] = "figure"
    measure: str = choice(MEASURES, "other", identifies=True)
    of: Party | None = identity()
    with_: Party | None = identity()
    value: float | None = identity()
    unit: str | None = None
    period: Date | None = None
    rank: int | None = identity()
    out_of: int | None = None
    scope: str | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Content):
    """Goods go from one party to another. `from_` is the slot `from`."""

    kind: ClassVar[str] = "flow"
    from_: Party | None = identity()
    to: Party | None = identity()
    goods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Content):
    """Something is to be done: promised, agreed, offered, wished."""

    kind: ClassVar[str] = "commitment"
    type: str = choice(COMMITMENT_TYPES, "promise", identifies=True)
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    what: str = identity("")
    areas: tuple[str, ...] = areas_slot()
    due: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Content):
    """Somebody is quoted; the evidence is the quoted words without the attribution."""

    kind: ClassVar[str] = "statement"
    speaker: tuple[str, ...] = identity(())


KINDS: dict[str, type[Content]] = {
    kind.kind: kind for kind in (Post, Agreement, Event, Partnership, Project, Figure, Flow, Commitment, Statement)
}
