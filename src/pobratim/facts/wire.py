"""Facts and documents as JSON values, exactly as the contract (docs/facts.md) says, and back.

In: `Document`, `Fact`. Out: plain dicts for `json.dumps`; and the way back. Not here: files and streams.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from .content import KINDS, Content, Money
from .fact import Document, Fact
from .spans import Span


def slot_name(field_name: str) -> str:
    """A field's name as the contract writes it: `with_` is `with`."""
    return field_name.rstrip("_")


def content_to_json(content: Content) -> dict[str, Any]:
    """The kind and its given slots; absent ones are left out."""
    values: dict[str, Any] = {"kind": content.kind}
    for slot in fields(content):
        value = getattr(content, slot.name)
        if value is None or value == () or value == "":
            continue
        values[slot_name(slot.name)] = _value_to_json(content, slot.name, value)
    return values


def _value_to_json(content: Content, name: str, value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": _number(value.amount), "currency": value.currency}
    if name == "speaker" and len(value) == 1:
        return value[0]
    if isinstance(value, tuple):
        return list(value)
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def content_from_json(values: dict[str, Any]) -> Content:
    """The record that `content_to_json` wrote. ValueError for an unknown kind or slot."""
    kind = KINDS.get(values.get("kind", ""))
    if kind is None:
        raise ValueError(f"unknown kind of fact: {values.get('kind')!r}")
    lists, names = _slots_of(kind.kind)
    given: dict[str, Any] = {}
    for slot, value in values.items():
        if slot in ("kind", "id", "evidence", "note", "confidence"):
            continue
        if slot not in names:
            raise ValueError(f"a {kind.kind} has no slot {slot!r}")
        given[names[slot]] = _value_from_json(value, listed=names[slot] in lists)
    return kind(**given)


@cache
def _slots_of(kind: str) -> tuple[frozenset[str], dict[str, str]]:
    """The fields that hold lists, and fields by the contract's names: looked up for every fact that is loaded."""
    hints = get_type_hints(KINDS[kind])
    lists = frozenset(name for name, hint in hints.items() if "tuple" in str(hint))
    return lists, {slot_name(slot.name): slot.name for slot in fields(KINDS[kind])}


def _value_from_json(value: Any, *, listed: bool) -> Any:
    if isinstance(value, dict):
        return Money(float(value["amount"]), str(value["currency"]))
    if isinstance(value, list):
        return tuple(value)
    return (value,) if listed else value


def fact_to_json(fact: Fact, *, explain: bool = False) -> dict[str, Any]:
    """One fact; with `explain` the rule and its reason stand in `note`."""
    values = content_to_json(fact.content)
    values["id"] = fact.id
    values["evidence"] = [{"start": span.start, "end": span.stop} for span in fact.evidence]
    if explain:
        values["note"] = {"rule": fact.rule, "why": fact.why}
    return values


def fact_from_json(document: str, values: dict[str, Any]) -> Fact:
    """The fact that `fact_to_json` wrote, for the document of that id."""
    note = values.get("note") or {}
    return Fact(
        id=values.get("id", ""),
        document=document,
        content=content_from_json(values),
        evidence=tuple(Span(e["start"], e["end"]) for e in values["evidence"]),
        rule=note.get("rule", ""),
        why=note.get("why", ""),
    )


def reading_to_json(document: Document, facts: list[Fact], *, explain: bool = False) -> dict[str, Any]:
    """One document with its facts: a line of `pobratim extract`."""
    head = {"id": document.id, "title": document.title, "published": document.published, "source": document.source}
    return {"document": head, "facts": [fact_to_json(fact, explain=explain) for fact in facts]}
