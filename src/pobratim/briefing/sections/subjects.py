"""Which entries are told of among education, youth, culture and memory.

In: an entry. Out: its subject, or none. Not here: the list itself (`humanitarian.py`).
"""

from __future__ import annotations

from pobratim.register import Entry

SUBJECTS = {
    "education": ("education", "science"),
    "youth": ("youth",),
    "memory": ("memory",),
    "culture": ("culture", "sport", "tourism", "social", "health", "ethnic", "humanitarian"),
}
TALKS = ("meeting", "visit", "session", "call", "signing")


def subject_of(entry: Entry) -> str:
    """The first subject that an entry's areas name; empty if none."""
    return next((subject for subject, areas in SUBJECTS.items() if set(areas) & set(entry.areas)), "")


def is_humanitarian(entry: Entry) -> bool:
    """Whether an entry is told of here and not among meetings, trade and projects."""
    if entry.kind == "figure":
        return entry.subtype == "students"
    if entry.kind == "event":
        return entry.subtype not in TALKS and bool(subject_of(entry))
    return entry.kind == "project" and bool(subject_of(entry))
