"""Which slots each kind of entry has, and with what a person fills them in.

In: `slots.csv`. Out: `Slot` records in the order in which a form shows them. Not here: the fields themselves
(`fields.py`), and what is true of a value (`pobratim.facts`).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a kind. `input` names a builder of `fields.py`, `words` a group of `words.csv` to choose from."""

    kind: str
    name: str
    input: str
    words: str
    needed: bool


@cache
def _table() -> dict[str, tuple[Slot, ...]]:
    text = files("pobratim.web.forms").joinpath("slots.csv").read_text("utf-8")
    found: dict[str, list[Slot]] = {}
    for row in csv.DictReader(text.splitlines()):
        slot = Slot(row["kind"], row["slot"], row["input"], row["words"], row["needed"] == "yes")
        found.setdefault(slot.kind, []).append(slot)
    return {kind: tuple(slots) for kind, slots in found.items()}


def kinds() -> tuple[str, ...]:
    """All kinds that have a form."""
    return tuple(_table())


def slots_of(kind: str) -> tuple[Slot, ...]:
    """A kind's slots in the order of its form."""
    return _table()[kind]


def slot_of(kind: str, name: str) -> Slot | None:
    """One slot by its name."""
    return next((slot for slot in _table().get(kind, ()) if slot.name == name), None)
