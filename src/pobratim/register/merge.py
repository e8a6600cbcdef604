"""One content from the contents of several facts, slot by slot, with what they differ on.

In: filed facts of one cluster, earliest first, and the kind's rule. Out: a content of the same kind and variants.
A list gathers all values. Of single values the more exact one counts, then the one that more sources give (reprints are
one source), then the longer text; where things change in time (a stage, a term that was prolonged) the one told last.
Not here: clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pobratim.facts import Content, Money
from pobratim.facts.wire import slot_name
from pobratim.resolve.letters import stems_of
from pobratim.resolve.organisations import organisation_key
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key, parse_name

from .dates import more_exact, prolongs
from .entry import Variant
from .filed import Filed
from .kinds import KindRule

DATE_SLOTS = frozenset("signed period date since due".split())
PARTY_SLOTS = frozenset("parties of with_ from_ to place".split())
PEOPLE = frozenset("signers people speaker person".split())
CONTRADICTIONS = (frozenset({"held", "cancelled"}),)
"""Stages that exclude each other; all others follow one another in time."""
LOOSE = frozenset("goods titles".split())
ONE_NEWS = 30
"""Days after the first telling of a term within which another end is rather a mistake than a prolongation."""


@dataclass(slots=True)
class Voice:
    """One value of a slot, and who gives it."""

    value: Any
    filed: list[Filed]

    @property
    def sources(self) -> int:
        """How many documents give it, reprints counted once."""
        return len({one.digest for one in self.filed})


def merge(facts: list[Filed], rule: KindRule) -> tuple[Content, tuple[tuple[str, tuple[Variant, ...]], ...]]:
    """The merged content, and for each slot on which facts differ the values with their facts."""
    first = facts[0].content
    if all(one.content == first for one in facts):
        return first, ()
    given: dict[str, Any] = {}
    variants: list[tuple[str, tuple[Variant, ...]]] = []
    for slot in fields(first):
        if isinstance(getattr(first, slot.name), tuple):
            given[slot.name] = _gathered(slot.name, facts)
            continue
        voices = _voices(slot.name, facts)
        if voices:
            given[slot.name] = _chosen(slot.name, voices, latest=slot.name in rule.current).value
        told = _differing(slot.name, voices)
        if len(told) > 1 and not (slot.name in rule.current and _follows(voices)):
            variants.append((slot_name(slot.name), tuple(_variant(voice) for voice in told)))
    return type(first)(**given), tuple(sorted(variants, key=lambda one: one[0]))


def _variant(voice: Voice) -> Variant:
    return Variant(voice.value, tuple(sorted(one.fact.id for one in voice.filed)))


def _voices(slot: str, facts: Iterable[Filed]) -> list[Voice]:
    key = _key_of(slot)
    voices: dict[Any, Voice] = {}
    for filed in facts:
        value = getattr(filed.content, slot)
        if value is None or value == "":
            continue
        voice = voices.setdefault(key(value), Voice(value, []))
        voice.filed.append(filed)
        if isinstance(value, str):
            voice.value = max(voice.value, value, key=lambda text: (text.count("ё"), len(text), text))
    return list(voices.values())


def _chosen(slot: str, voices: list[Voice], *, latest: bool) -> Voice:
    if slot in DATE_SLOTS:
        voices = _differing(slot, voices)
    if latest:
        return max(voices, key=lambda voice: (voice.filed[-1].order[0], voice.sources, str(voice.value)))
    most = max(voices, key=lambda voice: (voice.sources, len(str(voice.value)), str(voice.value)))
    return _prolonged(most, voices) if slot == "period" else most


def _prolonged(most: Voice, voices: list[Voice]) -> Voice:
    """The term told last of those that prolong the one told most; a longer one in the same news is only a variant."""
    told = most.filed[0].order[0]
    later = [
        voice
        for voice in voices
        if prolongs(voice.value, most.value) and voice.filed[0].order[0] >= _after(told, ONE_NEWS)
    ]
    return max(later, key=lambda voice: (voice.filed[-1].order[0], voice.sources, voice.value), default=most)


def _after(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _differing(slot: str, voices: list[Voice]) -> list[Voice]:
    """Values that contradict each other: a date that only says the same less exactly is left out."""
    if slot not in DATE_SLOTS:
        return voices
    return [voice for voice in voices if not any(more_exact(other.value, voice.value) for other in voices)]


def _follows(voices: list[Voice]) -> bool:
    """Whether stages are steps of one life (drafting, then signed), not contradictions."""
    told = {voice.value for voice in voices}
    return not any(pair <= told for pair in CONTRADICTIONS)


def _gathered(slot: str, facts: Iterable[Filed]) -> tuple[Any, ...]:
    """All values of a list, in the order in which they were first told, each in its fullest spelling."""
    key = _key_of(slot)
    found: dict[Any, Any] = {}
    for filed in facts:
        for value in getattr(filed.content, slot):
            known = found.get(key(value), value)
            found[key(value)] = max(known, value, key=lambda text: (text.count("ё"), len(text), text))
    values = tuple(found.values())
    return _full_names(values) if slot in PEOPLE else values


def _full_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Without initials and bare surnames of people who are there with a full name."""
    full = {parse_name(name).surname for name in names if parse_name(name).full}
    return tuple(name for name in names if parse_name(name).full or parse_name(name).surname not in full)


def _key_of(slot: str) -> Callable[[Any], Any]:
    if slot in PEOPLE:
        return name_key
    if slot in PARTY_SLOTS:
        return lambda value: canonical(value) if is_party(value) else organisation_key(value)
    if slot in LOOSE:
        return stems_of
    if slot in DATE_SLOTS:
        return str
    return _plain_key


def _plain_key(value: Any) -> Any:
    if isinstance(value, Money):
        return (value.currency, value.amount)
    return organisation_key(value) or value if isinstance(value, str) else value
