"""Plan execution: what was promised or laid down, by when, and how that stands on a day.

In: commitments known by that day, plans and road maps. Out: a paper. Not here: whether something was fulfilled: no text
says that for certain, so an office has to.
"""

from __future__ import annotations

from pobratim.register import Entry
from pobratim.register.lives.measures import has_measures

from ..paper import Paper
from .cells import section, table
from .framing import framed
from .happenings import PROMISES, by_due
from .material import Asked, Material
from .papers import LISTED, in_order
from .states import promise_state

BINDING = ("agreed", "promise")


def build(material: Material, asked: Asked) -> Paper:
    """What is overdue first, then what is due; the plans themselves at the end."""
    promises = [entry for entry in by_due(material.of_kind("commitment")) if _binds(entry)]
    plans = in_order(entry for entry in material.of_kind("agreement") if has_measures(entry.subtype))
    sections = []
    for state in ("overdue", "due", "not_due", "no_term"):
        found = [entry for entry in promises if promise_state(entry, asked.as_of) == state]
        if found or state == "overdue":
            sections.append(section(state, asked, table(material, asked, found, PROMISES)))
    if plans:
        sections.append(section("plans", asked, table(material, asked, plans, LISTED)))
    return framed("plans", asked, sections, "read", "promises")


def _binds(entry: Entry) -> bool:
    """Agreed and promised things are controlled; of wishes only those that name a day."""
    return entry.subtype in BINDING or entry.until is not None
