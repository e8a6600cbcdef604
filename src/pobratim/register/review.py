"""People's words on one entry: its state, and values put right.

In: an entry as the machine made it, decisions. Out: the entry as the register shows it. The machine's own values stay
visible as a variant. Not here: same and different (`decisions.py`, they act before entries are made).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from pobratim.facts import Content
from pobratim.facts.wire import content_from_json, content_to_json, slot_name

from .decisions import Decision, Verb, in_order
from .entry import Entry, Person, State, Variant

_STATES = {Verb.ACCEPT: State.ACCEPTED, Verb.REJECT: State.REJECTED, Verb.CORRECT: State.CORRECTED}


def content_fingerprint(entry: Entry) -> str:
    """Equal as long as the entry says the same; a decision remembers it as `seen`."""
    if isinstance(entry.content, Person):
        said: Any = [entry.content.name, [[post.of, list(post.titles)] for post in entry.content.posts]]
    else:
        said = content_to_json(entry.content)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def reviewed(entry: Entry, decisions: Iterable[Decision]) -> Entry:
    """The entry after what people said about it, in the order of time."""
    mine = set(entry.facts)
    words = [one for one in in_order(decisions) if one.verb in _STATES and mine & set(one.facts)]
    if not words:
        return entry
    last = words[-1]
    changed = bool(last.seen) and last.seen != content_fingerprint(entry)
    for word in words:
        if word.verb is Verb.CORRECT:
            entry = _corrected(entry, word)
    return replace(entry, state=State.REOPENED if changed else _STATES[last.verb])


def _corrected(entry: Entry, word: Decision) -> Entry:
    if isinstance(entry.content, Person):
        return replace(entry, title=word.value) if word.slot == "name" else entry
    read = content_to_json(entry.content).get(word.slot)
    content = _with(entry.content, word.slot, word.value)
    others = tuple((slot, values) for slot, values in entry.variants if slot != word.slot)
    kept = dict(entry.variants).get(word.slot) or ((Variant(read, entry.facts),) if read is not None else ())
    return replace(entry, content=content, variants=(*others, (word.slot, kept)) if kept else others)


def _with(content: Content, slot: str, value: Any) -> Content:
    values = content_to_json(content)
    values.pop(slot, None)
    if value is not None:
        values[slot] = value
    names = {slot_name(one.name) for one in fields(content)}
    return content_from_json(values) if slot in names else content
