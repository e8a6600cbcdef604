"""Projects with money and jobs.

In: entries of projects. Out: a list, the dearest first, then the newest. Not here: exchanges in education and culture
(`humanitarian.py`).
"""

from __future__ import annotations

from pobratim.facts import Project
from pobratim.register import Entry

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Teller
from .lists import bulleted
from .subjects import is_humanitarian


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """Projects; those with money or jobs first."""
    found = [entry for entry in of_kind(teller.dossier, "project") if not is_humanitarian(entry)]
    found.sort(key=lambda entry: not _weighs(entry))
    return bulleted((sentence(teller, entry, length) for entry in found), length.items)


def _weighs(entry: Entry) -> bool:
    content = entry.content
    return isinstance(content, Project) and bool(content.investment or content.jobs)


def sentence(teller: Teller, entry: Entry, length: Length) -> Sentence:
    """A project in one sentence."""
    parts = [
        teller.part(entry, "name"),
        teller.sides(entry),
        teller.part(entry, "place", "place"),
        teller.part(entry, "investment", "investment", "money"),
        teller.part(entry, "jobs", "jobs", "number"),
        teller.part(entry, "stage", "state", "state"),
    ]
    if length.detail:
        parts += [teller.part(entry, "organisations", "bodies", "names"), teller.part(entry, "areas", "areas")]
    return teller.say(entry, parts)
