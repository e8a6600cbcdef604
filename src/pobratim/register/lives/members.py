"""An entry as its group sees it: with who told of it when, and in which words.

In: entries and their filed facts. Out: members, with the few questions that all rules ask. Not here: the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pobratim.facts import Agreement, Content, Partnership
from pobratim.resolve.parties import canonical

from ..dates import Stretch, prolongs, stretch
from ..entry import Entry, State
from ..filed import Filed

UNSIGNED = frozenset({"proposed", "drafting"})
PLANS = frozenset({"plan", "roadmap", "programme"})


@dataclass(frozen=True, slots=True)
class Telling:
    """On that day (None: undated) a document told of a paper in that stage, in those words."""

    day: date | None
    document: str
    stage: str
    words: str


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of a group. `begins` is when it was signed, else when its term begins; `ends` the term's end.

    `ended` is the end of the term before it was prolonged, the same as `ends` where it was not.
    """

    entry: Entry
    sides: frozenset[str]
    tellings: tuple[Telling, ...]
    documents: frozenset[str]
    begins: Stretch
    starts: date | None
    ends: date | None
    ended: date | None

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def paper(self) -> Agreement | None:
        """Its content, if it is a paper."""
        return self.entry.content if isinstance(self.entry.content, Agreement) else None

    @property
    def signed(self) -> bool:
        """Whether it ever was more than a draft."""
        return self.paper is not None and self.paper.stage not in UNSIGNED

    @property
    def certain(self) -> date | None:
        """The day by which it surely had begun: a term of years begins on the first of January."""
        return self.begins.last if self.paper is not None and self.paper.signed else self.starts

    @property
    def told_first(self) -> date | None:
        """The first day on which a document told of it."""
        return min((one.day for one in self.tellings if one.day), default=None)

    def began_before(self, day: date | None) -> bool:
        """Whether it surely was there before that day; what is undated counts as there."""
        return day is None or self.begins.first is None or self.begins.first <= day


def member_of(entry: Entry, facts: Iterable[Filed]) -> Member:
    """The entry with what its facts say of its time."""
    content = entry.content
    facts = list(facts)
    parties: tuple[str, ...] = ()
    begins, starts, ends, ended = Stretch(), None, None, None
    if isinstance(content, Agreement):
        parties = content.parties
        term = stretch(content.period)
        start = (content.period or "").partition("/")[0]
        starts = term.first
        begins = stretch(content.signed) if content.signed else stretch(start if starts else None)
        ended, ends = _ends(entry, content.period or "", facts)
    elif isinstance(content, Partnership):
        parties = content.parties
        begins = stretch(content.since)
    return Member(
        entry=entry,
        sides=frozenset(canonical(code) for code in parties),
        tellings=_tellings(facts),
        documents=frozenset(entry.documents),
        begins=begins,
        starts=starts,
        ends=ends,
        ended=ended,
    )


def _tellings(facts: Iterable[Filed]) -> tuple[Telling, ...]:
    """Earliest first, undated ones last: they say nothing of order."""
    told = [Telling(stretch(one.published).edge, one.fact.document, _stage(one.content), one.quote) for one in facts]
    return tuple(sorted(told, key=lambda one: (one.day or date.max, one.document, one.stage, one.words)))


def _stage(content: Content) -> str:
    return str(getattr(content, "stage", None) or getattr(content, "state", None) or "")


def _ends(entry: Entry, period: str, facts: Iterable[Filed]) -> tuple[date | None, date | None]:
    """The end of the term before and after documents prolonged it. People's word counts."""
    end = stretch(period).last
    corrected = any(one.slot == "period" for one in entry.corrected)
    if end is None or corrected or entry.state is State.ENTERED:
        return end, end
    told = {one.content.period for one in facts if isinstance(one.content, Agreement) and one.content.period}
    last = max(day for day in (end, *(stretch(term).last for term in told)) if day)
    before = [stretch(term).last for term in told if prolongs(period, term)]
    return min(day for day in (end, *before) if day), last
