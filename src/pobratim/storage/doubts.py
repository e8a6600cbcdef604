"""The doubt about entries, as columns of their rows, and this office's own count of what rules got right.

In: rows about to be written with their entries and facts; facts that people just spoke of. Out: filled columns;
tallies. Not here: the reckoning (`pobratim.register.doubt`), the queue (`pobratim.desk.queue`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import F, Prefetch, QuerySet

from pobratim.register import Entry
from pobratim.register.doubt import Doubt, Precisions, doubt_of, precisions
from pobratim.register.entered import ENTERED
from pobratim.register.filed import Filed

from . import models
from .rows import entry_record, filed_record

RIGHT = ("accepted", "corrected")
AT_ONCE = 500
Verdicts = Counter[tuple[str, bool]]
"""How many facts of a rule stand in entries that people found right (True) or wrong."""


def known_precisions() -> Precisions:
    """What is known of the rules, with this office's own count."""
    own = models.RuleTally.objects.values_list("rule", "right", "wrong")
    return precisions({rule: (right, wrong) for rule, right, wrong in own})


def fill_doubts(rows: Iterable[models.Entry], entries: Mapping[str, Entry], facts: Mapping[str, Filed]) -> None:
    """Write the doubt about entries into their rows, which are not saved here."""
    rows = list(rows)
    if not rows:
        return
    known = known_precisions()
    for row in rows:
        entry = entries[row.id]
        doubt = doubt_of(entry, [facts[fact] for fact in entry.facts], known)
        _write_doubt(row, doubt)


def _write_doubt(row: models.Entry, doubt: Doubt) -> None:
    row.confidence, row.priority = doubt.confidence, doubt.priority
    row.doubts = [str(reason) for reason in doubt.reasons]
    row.doubt = row.doubts[0] if row.doubts else ""


def verdicts_on(facts: Iterable[str]) -> Verdicts:
    """What people's words make of the facts now, by rule."""
    states = models.EntryFact.objects.filter(fact__in=list(facts), entry__state__in=(*RIGHT, "rejected"))
    found = states.exclude(fact__rule__in=(ENTERED, "")).values_list("fact__rule", "entry__state")
    return Counter((rule, state in RIGHT) for rule, state in found)


def tally(before: Verdicts, after: Verdicts) -> None:
    """Keep up the count after people spoke."""
    change = Counter(after)
    change.subtract(before)
    for (rule, right), number in change.items():
        if not number:
            continue
        row, _ = models.RuleTally.objects.get_or_create(rule=rule)
        column = "right" if right else "wrong"
        # What was counted before documents were read anew may be more than there is
        number = max(number, -getattr(row, column))
        models.RuleTally.objects.filter(rule=rule).update(**{column: F(column) + number})


def count_anew() -> None:
    """Count every rule's verdicts from what stands in the register."""
    found: dict[str, Counter[bool]] = {}
    checked = models.EntryFact.objects.filter(entry__state__in=(*RIGHT, "rejected"))
    for rule, state in checked.values_list("fact__rule", "entry__state").iterator(chunk_size=5000):
        if rule not in (ENTERED, ""):
            found.setdefault(rule, Counter())[state in RIGHT] += 1
    models.RuleTally.objects.all().delete()
    rows = [models.RuleTally(rule=rule, right=count[True], wrong=count[False]) for rule, count in found.items()]
    models.RuleTally.objects.bulk_create(rows)


def doubt_anew() -> int:
    """Reckon the doubt about every entry that is still open, after rules' counts changed; how many were moved."""
    known, moved, last = known_precisions(), 0, ""
    while True:
        rows = list(_open_after(last))
        if not rows:
            return moved
        last, changed = rows[-1].pk, []
        for row in rows:
            filed = [
                filed_record(link.fact, link.fact.document.published, link.fact.document.digest)
                for link in row.entry_facts.all()
            ]
            doubt = doubt_of(entry_record(row), sorted(filed, key=lambda one: one.order), known)
            before = (row.confidence, row.priority, row.doubts)
            _write_doubt(row, doubt)
            if before != (row.confidence, row.priority, row.doubts):
                changed.append(row)
        models.Entry.objects.bulk_update(changed, ["confidence", "priority", "doubts", "doubt"], batch_size=200)
        moved += len(changed)


def _open_after(last: str) -> QuerySet[models.Entry]:
    links = models.EntryFact.objects.select_related("fact__document").defer("fact__document__text")
    rows = models.Entry.objects.filter(models.UNCHECKED, pk__gt=last).order_by("pk")
    return rows.prefetch_related(Prefetch("entry_facts", links), "parties", "people", "areas")[:AT_ONCE]
