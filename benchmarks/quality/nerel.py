"""NEREL: names, dates, sums, professions and relations of ours beside natasha's names, on the same texts in one run.

In: a folder of brat files. Out: tables. NEREL marks every nesting, so every nesting is wanted and any may be found;
adjectives («российский») are places there as here. A relation is counted end to end: nobody tells us its arguments.
Not here: reading (`pobratim.extract`), counting (`spans.py`), natasha (`rival.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pobratim.extract.mark import mark
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.relations import Relation, Thing, find_things, relate
from pobratim.facts import Document

from .brat import Annotated, Marked, Tie, annotated
from .spans import Score, compare, exact, overlap, ties_overlap

KINDS = {
    "person": "PERSON",
    "organisation": "ORGANIZATION",
    "country": "COUNTRY",
    "region": "STATE_OR_PROVINCE",
    "town": "CITY",
    "district": "DISTRICT",
    "place": "LOCATION",
    "role": "PROFESSION",
    "time": "DATE",
    "money": "MONEY",
    "happening": "EVENT",
}
COMPARED = ("PERSON", "ORGANIZATION", "COUNTRY", "STATE_OR_PROVINCE", "CITY", "PROFESSION", "DATE", "MONEY")
FOLDED = {"PERSON": "PER", "ORGANIZATION": "ORG"} | dict.fromkeys(
    ("COUNTRY", "STATE_OR_PROVINCE", "CITY", "DISTRICT", "LOCATION"), "LOC"
)
FOLDED |= {"DATE": "DATE", "MONEY": "MONEY"}
"""NEREL's kinds as those that natasha knows."""
SHARED = ("PER", "LOC", "ORG", "DATE", "MONEY")
RELATIONS = ("WORKS_AS", "WORKPLACE", "HEADQUARTERED_IN", "PARTICIPANT_IN", "TAKES_PLACE_IN", "POINT_IN_TIME")
QUOTES = "«»\"'“”„"


@dataclass(frozen=True)
class Row:
    """One line of a table: what was counted, exactly and overlapping."""

    name: str
    exact: Score
    overlap: Score


@dataclass(frozen=True)
class Tables:
    """Everything that one folder gives: our kinds, our relations, and what both programs mark, ours and natasha's."""

    texts: int
    kinds: list[Row]
    relations: list[Row]
    ours: list[Row]
    theirs: list[Row]


def ours(name: str, text: str) -> Annotated:
    """What our reading marks, in NEREL's kinds and in offsets of the raw text."""
    marked = mark(Document(name, text))
    things = find_things(marked)
    spans = {thing: _span(marked, thing) for thing in things}
    return Annotated(name, text, frozenset(spans.values()), frozenset(_tie(spans, r) for r in relate(marked, things)))


def _span(marked: MarkedDocument, thing: Thing) -> Marked:
    span = marked.raw_span(thing.start, thing.stop)
    return trimmed(marked.document.text, Marked(KINDS[thing.kind], span.start, span.stop))


def _tie(spans: dict[Thing, Marked], relation: Relation) -> Tie:
    return Tie(relation.kind.upper(), spans[relation.source], spans[relation.target])


def trimmed(text: str, span: Marked) -> Marked:
    """A span without the quotation marks that enclose it or, of a profession, end it: NEREL leaves them out."""
    start, stop = span.start, span.stop
    if text[start] in QUOTES and text[stop - 1] in QUOTES and stop - start > 2:
        start, stop = start + 1, stop - 1
    elif span.kind == "PROFESSION" and text[stop - 1] in QUOTES:
        stop -= 1
    return Marked(span.kind, start, stop)


def folded(spans: Iterable[Marked]) -> list[Marked]:
    """Spans of the kinds that natasha knows, under natasha's names."""
    return list({Marked(FOLDED[span.kind], span.start, span.stop) for span in spans if span.kind in FOLDED})


def run(folder: Path, rival: Callable[[str], Collection[Marked]]) -> Tables:
    """Both programs over the same texts."""
    wanted = list(annotated(folder))
    read = [ours(doc.name, doc.text) for doc in wanted]
    pairs = list(zip(wanted, read, strict=True))
    gold = [folded(doc.spans) for doc in wanted]
    names = [folded(doc.spans) for doc in read]
    rivals = [[trimmed(doc.text, span) for span in rival(doc.text)] for doc in wanted]
    return Tables(
        texts=len(wanted),
        kinds=[_spans_row(kind, [(g.spans, r.spans) for g, r in pairs]) for kind in COMPARED],
        relations=[_ties_row(kind, pairs) for kind in RELATIONS],
        ours=[_spans_row(kind, list(zip(gold, names, strict=True))) for kind in SHARED],
        theirs=[_spans_row(kind, list(zip(gold, rivals, strict=True))) for kind in SHARED],
    )


def _spans_row(kind: str, pairs: Sequence[tuple[Iterable[Marked], Iterable[Marked]]]) -> Row:
    strict, loose = Score(), Score()
    for wanted, found in pairs:
        gold, read = [s for s in wanted if s.kind == kind], [s for s in found if s.kind == kind]
        strict += exact(gold, read)
        loose += compare(gold, read, overlap)
    return Row(kind, strict, loose)


def _ties_row(kind: str, pairs: Sequence[tuple[Annotated, Annotated]]) -> Row:
    strict, loose = Score(), Score()
    for wanted, found in pairs:
        gold, read = [t for t in wanted.ties if t.kind == kind], [t for t in found.ties if t.kind == kind]
        strict += exact(gold, read)
        loose += compare(gold, read, ties_overlap)
    return Row(kind, strict, loose)
