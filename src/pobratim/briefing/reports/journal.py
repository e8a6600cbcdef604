"""The register journal: every paper signed by a day, with room for what only the office knows.

In: the papers that existed by that day (of a period, where one is asked). Out: a paper. Not here: papers in work.
"""

from __future__ import annotations

from datetime import date

from pobratim.register.lives import LIVE, OVER

from ..paper import Cell, Paper
from .cells import NUMBER, PARTIES, Field, section, table
from .framing import framed
from .material import Asked, Material
from .papers import PAPER, SIGNED, SIGNERS, STATE, TERM, UNTIL, in_order, standing

COLUMNS = (
    NUMBER,
    SIGNED,
    PAPER,
    PARTIES,
    SIGNERS,
    Field("responsible", lambda row: Cell(""), 1.2),
    TERM,
    UNTIL,
    STATE,
    Field("control", lambda row: Cell(""), 1.0),
)


def build(material: Material, asked: Asked) -> Paper:
    """Signed papers in the order of signing."""
    since, until = asked.since or date.min, asked.until or asked.as_of
    papers = standing(material, asked, LIVE | OVER)
    known = [entry for entry in papers if entry.first and entry.last and since <= entry.last and entry.first <= until]
    unknown = [] if asked.since else [entry for entry in papers if not entry.first]
    sections = [section("papers", asked, table(material, asked, in_order(known), COLUMNS))]
    if unknown:
        sections.append(section("undated", asked, table(material, asked, in_order(unknown), COLUMNS)))
    return framed("journal", asked, sections, "read", "responsible")
