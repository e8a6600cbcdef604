"""People's words on one entry: its state, and values put right.

In: content and variants as the machine made them, decisions. Out: what the register shows. The machine's own values
stay visible as variants. Not here: same and different (`decisions.py`, they act before entries are made).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from pobratim.facts import Content
from pobratim.facts.wire import content_from_json, content_to_json, slot_name

from .decisions import Decision, Verb, in_order
from .entry import Person, State, Variant

Variants = tuple[tuple[str, tuple[Variant, ...]], ...]

_STATES = {Verb.ACCEPT: State.ACCEPTED, Verb.REJECT: State.REJECTED, Verb.CORRECT: State.CORRECTED}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An entry's content after people's words, and their upshot."""

    content: Content | Person
    variants: Variants
    state: State = State.MACHINE


def content_fingerprint(content: Content | Person) -> str:
    """Equal as long as an entry says the same; a decision remembers it as `seen`."""
    if isinstance(content, Person):
        said: Any = [content.name, [[post.of, list(post.titles)] for post in content.posts]]
    else:
        said = content_to_json(content)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def review(machine: Reviewed, facts: Iterable[str], decisions: Iterable[Decision]) -> Reviewed:
    """What people made of an entry with those facts, word by word in the order of time.

    A word given on other content than there is now leaves the entry reopened.
    """
    mine, shown = set(facts), machine
    for word in in_order(decisions):
        if word.verb not in _STATES or mine.isdisjoint(word.facts):
            continue
        changed = bool(word.seen) and word.seen != content_fingerprint(shown.content)
        if word.verb is Verb.CORRECT:
            shown = _corrected(shown, word, sorted(mine))
        shown = replace(shown, state=State.REOPENED if changed else _STATES[word.verb])
    return shown


def _corrected(shown: Reviewed, word: Decision, facts: list[str]) -> Reviewed:
    if isinstance(shown.content, Person):
        return replace(shown, content=replace(shown.content, name=word.value)) if word.slot == "name" else shown
    values = content_to_json(shown.content)
    values.pop(word.slot, None)
    if word.value is not None:
        values[word.slot] = word.value
    told, read = dict(shown.variants), _slot(shown.content, word.slot)
    if word.slot not in told and read not in (None, (), ""):
        told[word.slot] = (Variant(read, tuple(facts)),)
    return replace(
        shown, content=content_from_json(values), variants=tuple(sorted(told.items(), key=lambda one: one[0]))
    )


def _slot(content: Content, name: str) -> Any:
    return next((getattr(content, slot.name) for slot in fields(content) if slot_name(slot.name) == name), None)
