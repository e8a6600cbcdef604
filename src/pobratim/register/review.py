"""People's words on one entry: its state, and values put right.

In: content and variants as the machine made them, decisions. Out: what the register shows. The machine's own values
stay visible as variants and beside every correction. Not here: same and different (`decisions.py`, they act before
entries are made).

A word speaks of every entry that holds one of its facts. Where facts were later split off or rejected out of an entry,
what had been said before stays with the rest. A word that was said of something else than there is now leaves the entry
reopened: for accept, reject and enter that is what is shown, for a correction what the sources alone say, so that
correcting one slot after another, or taking one of them back, reopens nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from pobratim.facts import Content, Post
from pobratim.facts.wire import content_from_json, content_to_json, slot_name

from .decisions import Decision, Verb, standing, withdrawn
from .entry import Corrected, Person, State, Variant
from .filed import Filed

Variants = tuple[tuple[str, tuple[Variant, ...]], ...]

STATES = {
    Verb.ACCEPT: State.ACCEPTED,
    Verb.REJECT: State.REJECTED,
    Verb.CORRECT: State.CORRECTED,
    Verb.ENTER: State.ENTERED,
}
POST_SLOTS = ("titles", "of", "to", "acting")
"""What of a person's post can be put right, in the facts that tell of it."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry's content after people's words, their upshot, and the slots that they put right."""

    content: Content | Person
    variants: Variants
    state: State = State.MACHINE
    corrected: tuple[Corrected, ...] = ()


def content_fingerprint(content: Content | Person) -> str:
    """Equal as long as an entry says the same; a decision remembers it as `seen`."""
    if isinstance(content, Person):
        said: Any = [content.name, [[post.of, list(post.titles)] for post in content.posts]]
    else:
        said = content_to_json(content)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def words_on(facts: Iterable[str], decisions: Iterable[Decision]) -> list[Decision]:
    """The standing words that speak of an entry with those facts, by time."""
    mine, words = set(facts), standing(decisions)
    tears = [word for word in words if _tears(word)]
    return [word for word in words if word.verb in STATES and _concerns(word, mine, tears)]


def _concerns(word: Decision, mine: set[str], tears: Iterable[Decision]) -> bool:
    if word.verb is Verb.REJECT and word.others:
        return mine <= set(word.facts)
    return not mine.isdisjoint(_speaks_of(word, tears))


def _tears(word: Decision) -> bool:
    return word.verb is Verb.DIFFERENT or (word.verb is Verb.REJECT and bool(word.others))


def _speaks_of(word: Decision, tears: Iterable[Decision]) -> set[str]:
    """The facts that a word is still about after later tears."""
    about = set(word.facts)
    for tear in tears:
        later = (tear.at, tear.id) > (word.at, word.id)
        if later and not about.isdisjoint(tear.facts) and not about.isdisjoint(tear.others):
            about -= set(tear.facts)
    return about


def review(machine: Reviewed, facts: Iterable[str], decisions: Iterable[Decision]) -> Reviewed:
    """What people made of an entry with those facts; of two words on one thing the later one counts."""
    mine, decisions = set(facts), list(decisions)
    words = words_on(mine, decisions)
    if not words and not decisions:
        return machine
    corrections = {word.slot: word for word in words if word.verb is Verb.CORRECT}
    shown = _corrected(machine, corrections, sorted(mine))
    entered = {fact for word in words if word.verb is Verb.ENTER for fact in word.facts}
    # Who adds a fact by hand has not vouched for what the machine read elsewhere
    verdicts = [word for word in words if word.verb is not Verb.ENTER or mine <= entered]
    if mine & withdrawn(decisions):
        return replace(shown, state=State.REJECTED)
    return replace(shown, state=_state(verdicts[-1], machine, shown)) if verdicts else shown


def _state(word: Decision, machine: Reviewed, shown: Reviewed) -> State:
    now = machine.content if word.verb is Verb.CORRECT else shown.content
    changed = bool(word.seen) and word.seen != content_fingerprint(now)
    return State.REOPENED if changed else STATES[word.verb]


def _corrected(machine: Reviewed, corrections: dict[str, Decision], facts: list[str]) -> Reviewed:
    """The machine's content with people's values in place; the machine's value of each slot is kept."""
    content, told, kept = machine.content, dict(machine.variants), list(machine.corrected)
    for slot, word in sorted(corrections.items()):
        if isinstance(content, Person) and slot in POST_SLOTS:
            continue
        was = read_slot(machine.content, slot)
        changed = _with_value(content, slot, word.value)
        if changed is None:
            continue
        content = changed
        kept.append(Corrected(slot, was, word.id))
        if slot not in told and was not in (None, (), "") and was != read_slot(content, slot):
            told[slot] = (Variant(was, tuple(facts)),)
    variants = tuple(sorted(told.items(), key=lambda one: one[0]))
    return replace(machine, content=content, variants=variants, corrected=tuple(kept))


def _with_value(content: Content | Person, slot: str, value: Any) -> Content | Person | None:
    """The content with that value; None where the contract of today does not know slot or value."""
    if isinstance(content, Person):
        if slot != "name" or not value:
            return None
        return replace(content, name=value, names=tuple(sorted({*content.names, value})))
    values = content_to_json(content)
    values.pop(slot, None)
    if value is not None:
        values[slot] = value
    try:
        return content_from_json(values)
    except (ValueError, TypeError, KeyError):
        return None


def read_slot(content: Content | Person, name: str) -> Any:
    """The value of a slot by the contract's name; None where it has none."""
    return next((getattr(content, slot.name) for slot in fields(content) if slot_name(slot.name) == name), None)


def with_posts_corrected(
    facts: list[Filed], decisions: Iterable[Decision]
) -> tuple[list[Filed], tuple[Corrected, ...]]:
    """Facts on a person's posts with what people put right in them, and those corrections."""
    words = words_on([filed.fact.id for filed in facts], decisions)
    found: list[Filed] = []
    used: dict[tuple[str, str], Corrected] = {}
    for filed in facts:
        for word in words:
            if word.verb is not Verb.CORRECT or word.slot not in POST_SLOTS or filed.fact.id not in word.facts:
                continue
            changed = _with_value(filed.content, word.slot, word.value)
            if isinstance(changed, Post):
                used[(filed.fact.id, word.slot)] = Corrected(word.slot, read_slot(filed.content, word.slot), word.id)
                filed = replace(filed, fact=replace(filed.fact, content=changed))
        found.append(filed)
    kept = {one.decision: one for _, one in sorted(used.items())}
    return found, tuple(one for _, one in sorted(kept.items()))
