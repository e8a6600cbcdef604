"""What people have said about an entry, and what a person saw when deciding.

In: entries by row. Out: decisions with what became of them, the token of a look, where a decision's facts are now. Not
here: saying anything (`review.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from pobratim.register import Decision
from pobratim.register.decisions import Verb, standing
from pobratim.register.review import content_fingerprint
from pobratim.register.wire import said_from_json
from pobratim.storage import models
from pobratim.storage.rows import decision_record


@dataclass(frozen=True, slots=True)
class Word:
    """A decision, whether it still stands, and the one that took it back."""

    decision: Decision
    stands: bool
    undone_by: Decision | None = None


def shown_fingerprint(entry: models.Entry) -> str:
    """A fingerprint of what the entry shows."""
    return content_fingerprint(said_from_json(entry.content))


def seen_token(entry: models.Entry, words: Sequence[Word] | None = None) -> str:
    """What somebody who looks at the entry now has seen: hand it back with the decision. `words` are all about it."""
    last = last_decision(entry) if words is None else next((word.decision for word in words), None)
    return f"{shown_fingerprint(entry)}.{last.id if last else ''}"


def seen_tokens(entries: Iterable[models.Entry]) -> dict[str, str]:
    """The same for many entries at once, by their ids."""
    rows = {entry.pk: entry for entry in entries}
    facts = dict(models.EntryFact.objects.filter(entry__in=list(rows)).values_list("fact_id", "entry_id"))
    last: dict[str, str] = {}
    for decision in decisions_on(facts):
        last.update({facts[fact]: decision.id for fact in decision.about if fact in facts})
    return {name: f"{shown_fingerprint(entry)}.{last.get(name, '')}" for name, entry in rows.items()}


def last_decision(entry: models.Entry) -> Decision | None:
    """The latest decision on any of the entry's facts."""
    row = _decisions_on(models.EntryFact.objects.filter(entry=entry.pk).values("fact")).last()
    return decision_record(row) if row else None


def words_about(entry: models.Entry) -> list[Word]:
    """All decisions on the entry's facts, the latest first."""
    rows = _decisions_on(models.EntryFact.objects.filter(entry=entry.pk).values("fact"))
    decisions = [decision_record(row) for row in rows]
    stand = {decision.id for decision in standing(decisions)}
    undoing = {one.undoes: one for one in decisions if one.verb is Verb.UNDO and _stands(one, decisions)}
    stand |= {one.id for one in undoing.values()}
    return [Word(one, one.id in stand, undoing.get(one.id)) for one in reversed(decisions)]


def _stands(undo: Decision, decisions: list[Decision]) -> bool:
    """Whether an undo was not itself taken back."""
    later = [one for one in decisions if one.verb is Verb.UNDO and one.undoes == undo.id]
    return not any(_stands(one, decisions) for one in later)


def decisions_on(facts: Iterable[str]) -> list[Decision]:
    """All decisions that speak of one of these facts, by time."""
    return [decision_record(row) for row in _decisions_on(list(facts))]


def _decisions_on(facts: Any) -> QuerySet[models.Decision]:
    about = models.DecisionFact.objects.filter(fact__in=facts).values("decision")
    return models.Decision.objects.filter(id__in=about).order_by("at", "id")


def entries_holding(facts: Iterable[str]) -> list[models.Entry]:
    """The entries that hold these facts now."""
    links = models.EntryFact.objects.filter(fact__in=list(facts)).values("entry")
    return list(models.Entry.objects.filter(id__in=links).order_by("id"))
