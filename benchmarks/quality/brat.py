"""Brat's stand-off annotation: NAME.txt with NAME.ann.

In: a folder. Out: texts with marked spans and the relations between them. Not here: comparing (`nerel.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """Characters `[start, stop)` of a text and what they are."""

    kind: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A relation between two marked spans."""

    kind: str
    source: Marked
    target: Marked


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with what was marked in it, by a person or by a program."""

    name: str
    text: str
    spans: frozenset[Marked]
    ties: frozenset[Tie]


def annotated(folder: Path) -> Iterator[Annotated]:
    """Every annotated text of a folder, in the order of the names."""
    for file in sorted(folder.glob("*.ann")):
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        yield _parsed(file.stem, text, file.read_text(encoding="utf-8").splitlines())


def _parsed(name: str, text: str, lines: list[str]) -> Annotated:
    spans: dict[str, Marked] = {}
    for line in lines:
        if line.startswith("T") and line.count("\t") >= 1:
            label, where = line.split("\t")[:2]
            kind, *offsets = where.replace(";", " ").split()
            # A span in pieces counts from its first character to its last
            spans[label] = Marked(kind, int(offsets[0]), int(offsets[-1]))
    ties = set()
    for line in lines:
        if line.startswith("R") and line.count("\t") >= 1:
            kind, source, target = line.split("\t")[1].split()
            ends = source.partition(":")[2], target.partition(":")[2]
            if all(end in spans for end in ends):
                ties.add(Tie(kind, spans[ends[0]], spans[ends[1]]))
    return Annotated(name, text, frozenset(spans.values()), frozenset(ties))
