"""What entries say as JSON values.

In: contents, variants, corrections of entries. Out: plain values for `json.dumps`, and the way back. Days are ISO
strings.
Not here: facts and documents (`pobratim.facts.wire`).
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from pobratim.facts import Content, Money
from pobratim.facts.wire import content_from_json, content_to_json

from .entry import PERSON, Corrected, Entry, HeldPost, Person, Variant


def said_to_json(content: Content | Person) -> dict[str, Any]:
    """An entry's content: the form of a fact's, or a person with names and posts."""
    if isinstance(content, Person):
        return {
            "kind": PERSON,
            "name": content.name,
            "names": list(content.names),
            "posts": [_post_to_json(post) for post in content.posts],
        }
    return content_to_json(content)


def _post_to_json(post: HeldPost) -> dict[str, Any]:
    values = {slot.name: getattr(post, slot.name) for slot in fields(post)}
    values |= {"titles": list(post.titles), "facts": list(post.facts)}
    values |= {"first": _day_to_json(post.first), "last": _day_to_json(post.last)}
    return values


def said_from_json(values: dict[str, Any]) -> Content | Person:
    """The content that `said_to_json` wrote."""
    if values.get("kind") != PERSON:
        return content_from_json(values)
    return Person(values["name"], tuple(values["names"]), tuple(_post_from_json(post) for post in values["posts"]))


def _post_from_json(values: dict[str, Any]) -> HeldPost:
    lists = {"titles": tuple(values["titles"]), "facts": tuple(values["facts"])}
    days = {"first": _day_from_json(values["first"]), "last": _day_from_json(values["last"])}
    return HeldPost(**{**values, **lists, **days})


def variants_to_json(entry: Entry) -> dict[str, Any]:
    """{slot: [{"value": …, "facts": [ids]}]}."""
    return {
        slot: [{"value": _value_to_json(one.value), "facts": list(one.facts)} for one in values]
        for slot, values in entry.variants
    }


def variants_from_json(values: dict[str, Any]) -> tuple[tuple[str, tuple[Variant, ...]], ...]:
    """The variants that `variants_to_json` wrote."""
    return tuple(
        (slot, tuple(Variant(_value_from_json(one["value"]), tuple(one["facts"])) for one in told))
        for slot, told in sorted(values.items())
    )


def corrected_to_json(entry: Entry) -> list[dict[str, Any]]:
    """[{"slot": …, "machine": value, "decision": id}]."""
    return [
        {"slot": one.slot, "machine": _value_to_json(one.machine), "decision": one.decision} for one in entry.corrected
    ]


def corrected_from_json(values: list[dict[str, Any]]) -> tuple[Corrected, ...]:
    """What `corrected_to_json` wrote."""
    return tuple(Corrected(one["slot"], _value_from_json(one["machine"]), one["decision"]) for one in values)


def _value_to_json(value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    return list(value) if isinstance(value, tuple) else value


def _value_from_json(value: Any) -> Any:
    if isinstance(value, dict):
        return Money(value["amount"], value["currency"])
    return tuple(value) if isinstance(value, list) else value


def _day_to_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from_json(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
