"""Forms of whole contents and of single slots.

In: a kind, a slot. Out: Django forms; and contents in the contract's form from what they read. Not here: fields.
"""

from __future__ import annotations

from typing import Any

from django import forms

from pobratim.facts.wire import content_from_json

from .fields import field_of
from .slots import slot_of, slots_of

EMPTY: tuple[Any, ...] = (None, "", [], False)


def content_form(kind: str) -> type[forms.Form]:
    """A form with all slots of a kind."""
    return type("ContentForm", (forms.Form,), {slot.name: field_of(slot) for slot in slots_of(kind)})


def slot_form(kind: str, name: str) -> type[forms.Form]:
    """A form with one slot, called `value`; what is optional may be emptied."""
    slot = slot_of(kind, name)
    if slot is None:
        raise ValueError(f"a {kind} has no slot {name!r}")
    return type("SlotForm", (forms.Form,), {"value": field_of(slot)})


def content_of(kind: str, cleaned: dict[str, Any]) -> dict[str, Any]:
    """The content that a filled form says. ValueError where the contract does not allow it."""
    values = {name: value for name, value in cleaned.items() if value not in EMPTY}
    content = {"kind": kind, **values}
    content_from_json(content)
    return content


def value_of(cleaned: dict[str, Any]) -> Any:
    """The value that a slot's form says; None takes the value out."""
    value = cleaned["value"]
    return None if value in EMPTY else value
