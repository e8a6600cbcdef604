"""Words that betray a fact: verbs and nouns with the kind they point at.

In: `data/triggers.csv`. Out: `Trigger` rows and a look-up by lemma and form. Not here: what follows the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import rows_of


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word («намерен*» covers each form that begins so), the kind and sense it betrays, what follows, an example."""

    word: str
    kind: str
    sense: str
    frame: str
    example: str


@cache
def triggers() -> tuple[Trigger, ...]:
    """All rows, in the order of the file."""
    return tuple(Trigger(**row) for row in rows_of("triggers"))


@cache
def trigger_of(word: str, lemma: str, kind: str | None = None) -> Trigger | None:
    """The trigger that a word in this form with this lemma is, of one kind or of any."""
    for trigger in triggers():
        if kind is not None and trigger.kind != kind:
            continue
        stem = trigger.word.removesuffix("*")
        if lemma == stem or (stem != trigger.word and word.lower().startswith(stem)):
            return trigger
    return None
