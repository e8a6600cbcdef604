"""The list of agreements in force on a day.

In: the papers that existed by that day. Out: a paper. Not here: what «in force» is (`states.py`).
"""

from __future__ import annotations

from pobratim.register.lives import LIVE

from ..paper import Paper, Section
from .cells import section, table
from .framing import framed
from .material import Asked, Material
from .papers import LISTED, standing


def build(material: Material, asked: Asked) -> Paper:
    """Papers in force whose day is known, then those of unknown days."""
    papers = standing(material, asked, LIVE)
    dated = [entry for entry in papers if entry.first]
    sections: list[Section] = [section("in_force", asked, table(material, asked, dated, LISTED))]
    undated = [entry for entry in papers if not entry.first]
    if undated:
        sections.append(section("undated", asked, table(material, asked, undated, LISTED)))
    return framed("in_force", asked, sections, "read")
