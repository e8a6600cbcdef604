"""Meetings and visits of a period: held, planned, cancelled.

In: the events whose days meet the period. Out: a paper. Not here: events without a day.
"""

from __future__ import annotations

from datetime import date

from ..paper import Paper
from .cells import section, table
from .framing import framed
from .happenings import EVENTS, by_day, of_period
from .material import Asked, Material
from .states import event_state


def build(material: Material, asked: Asked) -> Paper:
    """A section for each state that there is; «held» always."""
    since, until = asked.since or date.min, asked.until or date.max
    events = by_day(of_period(material, "event", since, until))
    sections = []
    for state in ("held", "planned", "unheard", "cancelled"):
        found = [entry for entry in events if event_state(entry, asked.as_of) == state]
        if found or state == "held":
            sections.append(section(state, asked, table(material, asked, found, EVENTS)))
    return framed("meetings", asked, sections, "read")
