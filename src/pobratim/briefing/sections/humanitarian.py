"""Education, youth, culture, memory: what brings people together.

In: entries of events, projects and figures. Out: a list for each subject. Not here: talks about these subjects
(`meetings.py`), papers.
"""

from __future__ import annotations

from pobratim.register import Entry

from ..gather import newest_first
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Teller
from . import meetings, projects, trade
from .lists import bulleted
from .subjects import SUBJECTS, is_humanitarian, subject_of


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """What is known of each subject, newest first."""
    told = newest_first(entry for entry in teller.dossier.entries if is_humanitarian(entry))
    found: list[Block] = []
    for subject in SUBJECTS:
        mine = [entry for entry in told if (subject_of(entry) or "education") == subject]
        sentences = (_sentence(teller, entry, length) for entry in mine)
        found += bulleted(sentences, length.items, teller.phrase(subject))
    return tuple(found)


def _sentence(teller: Teller, entry: Entry, length: Length) -> Sentence:
    if entry.kind == "event":
        return meetings.sentence(teller, entry, length)
    if entry.kind == "project":
        return projects.sentence(teller, entry, length)
    return trade.sentence(teller, entry)
