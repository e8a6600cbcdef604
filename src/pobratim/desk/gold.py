"""What people checked becomes gold: how right reading was on this office's own documents, by kind and month.

In: decisions, entries and marks of documents checked whole. Out: what each fact should have said (`Judged`), counts,
precision and recall. A month is that of the check. Facts are judged where somebody confirmed, corrected or rejected
their entry, and all facts of a document checked whole; only there is it known what reading missed. Not here: files
(`gold_files.py`), printing (`pobratim.cli.score`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Q

from pobratim.register.entered import ENTERED, is_by_hand
from pobratim.register.entry import PERSON
from pobratim.register.review import POST_SLOTS
from pobratim.resolve.reprints import text_digest
from pobratim.storage.models import Decision, Document, EntryFact, WholeDocument

VERDICTS = ("accept", "reject", "correct", "enter")
JUDGED = ("accepted", "corrected", "rejected", "entered")
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with what people made of it. `read` is what reading said, None where it missed it; `right` what is so,
    None where the fact is wrong. `whole`: its document was checked whole.
    """

    fact: str
    document: str
    kind: str
    month: str
    evidence: list[list[int]]
    read: dict[str, Any] | None
    right: dict[str, Any] | None
    whole: bool


@dataclass(slots=True)
class Score:
    """Counts of facts and slots, and what follows from them; None where nothing was judged."""

    found: int = 0
    right: int = 0
    missed: int = 0
    found_whole: int = 0
    slots_found: int = 0
    slots_wanted: int = 0
    slots_right: int = 0

    @property
    def precision(self) -> float | None:
        """How much of what was found is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """How much of what documents checked whole say was found."""
        wanted = self.found_whole + self.missed
        return self.found_whole / wanted if wanted else None

    @property
    def slots(self) -> float | None:
        """How much of the slots of right facts is right: F1 of what was given and what should be."""
        told = self.slots_found + self.slots_wanted
        return 2 * self.slots_right / told if told else None

    def add(self, one: Judged) -> None:
        """Count one fact in."""
        if one.read is None:
            self.missed += one.whole and one.right is not None
            return
        self.found += 1
        if one.right is None:
            return
        self.right += 1
        self.found_whole += one.whole
        given, wanted = _slots(one.read), _slots(one.right)
        self.slots_found += len(given)
        self.slots_wanted += len(wanted)
        self.slots_right += sum(1 for slot, value in given.items() if wanted.get(slot) == value)


def _slots(content: dict[str, Any]) -> dict[str, Any]:
    return {slot: value for slot, value in content.items() if slot != "kind"}


@dataclass(slots=True)
class Report:
    """Scores by kind and month, and over each; how many documents were checked whole."""

    documents: int = 0
    cells: dict[tuple[str, str], Score] = field(default_factory=dict)
    kinds: dict[str, Score] = field(default_factory=dict)
    months: dict[str, Score] = field(default_factory=dict)
    total: Score = field(default_factory=Score)


def report() -> Report:
    """How right reading was on this office's documents."""
    found = Report(documents=len(whole_documents()))
    cells: dict[tuple[str, str], Score] = defaultdict(Score)
    kinds: dict[str, Score] = defaultdict(Score)
    months: dict[str, Score] = defaultdict(Score)
    for one in judged_facts():
        for score in (cells[one.kind, one.month], kinds[one.kind], months[one.month], found.total):
            score.add(one)
    found.cells, found.kinds, found.months = dict(cells), dict(kinds), dict(sorted(months.items()))
    return found


def whole_documents() -> dict[str, datetime]:
    """Documents that were checked whole and still have the text that was checked, with the moment."""
    marks = WholeDocument.objects.in_bulk()
    texts = Document.objects.filter(id__in=list(marks)).values_list("id", "text").iterator(chunk_size=500)
    return {name: marks[name].at for name, text in texts if text_digest(text) == marks[name].digest}


def judged_facts(documents: Sequence[str] | None = None) -> Iterator[Judged]:
    """All facts that people judged, or those of some documents; entries by hand have no reading to judge."""
    whole = whole_documents()
    links = EntryFact.objects.filter(Q(entry__state__in=JUDGED) | Q(fact__document__in=list(whole)))
    if documents is not None:
        links = links.filter(fact__document__in=list(documents))
    rows = links.select_related("fact", "entry").order_by("fact__document", "fact__position")
    batch: list[EntryFact] = []
    for link in rows.iterator(chunk_size=AT_ONCE):
        if is_by_hand(link.fact.document_id):
            continue
        batch.append(link)
        if len(batch) == AT_ONCE:
            yield from _judged(batch, whole)
            batch = []
    yield from _judged(batch, whole)


def _judged(links: Sequence[EntryFact], whole: dict[str, datetime]) -> Iterator[Judged]:
    said = Decision.objects.filter(verb__in=VERDICTS, about__fact__in=[link.fact_id for link in links])
    last: dict[str, datetime] = dict(said.order_by().values_list("about__fact").annotate(last=Max("at")))
    names = {one["decision"] for link in links for one in link.entry.corrected}
    corrections = Decision.objects.in_bulk(list(names))
    for link in links:
        fact, by_hand = link.fact, link.fact.rule == ENTERED
        moment = last.get(fact.pk) or whole.get(fact.document_id)
        if moment is None:
            continue
        yield Judged(
            fact=fact.pk,
            document=fact.document_id,
            kind=fact.kind,
            month=moment.strftime("%Y-%m"),
            evidence=fact.evidence,
            read=None if by_hand else fact.content,
            right=None if link.entry.state == "rejected" else should_say(link, corrections),
            whole=fact.document_id in whole,
        )


def should_say(link: EntryFact, corrections: dict[str, Decision]) -> dict[str, Any]:
    """The fact's content with what people put right in its entry, as far as that is about this document.

    A value corrected in an entry of several documents is wrong in those that gave just that value.
    """
    content = dict(link.fact.content)
    for one in link.entry.corrected:
        word = corrections.get(one["decision"])
        if word is None:
            continue
        slot = "person" if link.entry.kind == PERSON and one["slot"] == "name" else one["slot"]
        if link.entry.kind == PERSON and slot in POST_SLOTS:
            applies = link.fact_id in word.facts
        else:
            applies = link.entry.document_count == 1 or content.get(slot) == one["machine"]
        if applies and word.value is None:
            content.pop(slot, None)
        elif applies:
            content[slot] = word.value
    return content


def facts_by_document(facts: Iterable[Judged]) -> dict[str, list[Judged]]:
    """The facts of each document."""
    found: dict[str, list[Judged]] = {}
    for one in facts:
        found.setdefault(one.document, []).append(one)
    return found
