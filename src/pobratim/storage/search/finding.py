"""Search: what meets a query and filters, best first, a page at a time.

In: a `Query`, `Filters`. Out: `Found`, and the hits behind its numbers. Best are hits in a heading (an entry is all
heading, but for the sentence that founds it), then the newest; the very forms that were typed count for a year. Only
the newest `REACH` rows that meet the query, and the newest of those whose heading does, are put in order: so frequent
words cost no more than rare ones.
Not here: what was typed (`query.py`), the words around a hit (`snippets.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..models import Entry
from ..standing import in_state
from . import marks
from .asking import Condition, Every, Some, Survey, Token, Without
from .content import day_of
from .engine import engine
from .query import Query
from .tables import SearchRow

REACH = 1000
KINDS = (
    "agreement", "event", "partnership", "project", "figure", "flow", "commitment", "statement", "person", "document",
)  # fmt: skip
CONFIRMED = ("accepted", "corrected", "entered")
UNCONFIRMED = ("machine", "reopened")
CHECKED = {"yes": CONFIRMED, "no": UNCONFIRMED, "rejected": ("rejected",)}
WORTH_OF_FORM = 365
"""Days by which a heading with the very forms counts as newer."""
MOST_YEARS = 400
MOST_LEFT_OUT = 6
MOST_PARTIES = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; an empty field narrows nothing. `life` is the state of a paper on the day `today`.

    `checked` is `yes`, `no` or `rejected`: rejected entries are found only when they are asked for.
    """

    kind: str = ""
    party: str = ""
    partner: str = ""
    area: str = ""
    stage: str = ""
    life: str = ""
    checked: str = ""
    since: int | None = None
    until: int | None = None
    today: date = date.max

    def conditions(self) -> list[Condition]:
        """The marks that a row must have, the kind aside."""
        asked: list[Condition] = [Token(marks.party(code)) for code in (self.party, self.partner) if code]
        asked += [Token(mark(code)) for mark, code in ((marks.area, self.area), (marks.stage, self.stage)) if code]
        if self.checked:
            asked.append(Some(tuple(Token(marks.state(code)) for code in CHECKED[self.checked])))
        if self.since or self.until:
            first = self.since or (self.until or 0) - MOST_YEARS
            last = min(self.until or first + MOST_YEARS, first + MOST_YEARS)
            asked.append(Some(tuple(Token(marks.year(year)) for year in range(first, last + 1)) or (Token("0none"),)))
        return asked


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found."""

    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: numbers of rows, best first; how many there are in all, by kind and of parties that were meant.

    Counting ends at `REACH` + 1, which means more than that; `total` counts the asked kind, or all. Where so much was
    found that kinds were not counted to the end, 0 stands for a kind of which there may be some.
    """

    numbers: tuple[int, ...] = ()
    total: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    parties: tuple[tuple[str, int], ...] = ()


def find(query: Query, filters: Filters) -> Found:
    """What meets the query and the filters; nothing where nothing is asked."""
    if not (query.groups or filters.conditions() or filters.kind or filters.life):
        return Found()
    paper = "agreement" if filters.life else ""
    seen = engine().survey(_condition(query, filters, _anywhere(query), paper), REACH)
    kind = paper or filters.kind
    nothing = not seen.numbers or (seen.whole and kind and kind not in seen.kinds)
    ranked = [] if nothing else _ranked(query, filters, seen)
    by_kind = _kinds(seen)
    if kind:
        by_kind[kind] = REACH + 1 if len(ranked) == REACH and not filters.life else len(ranked)
    total = by_kind[kind] if kind else min(sum(seen.kinds.values()), REACH + 1)
    return Found(
        tuple(ranked),
        total,
        tuple((one, by_kind[one]) for one in KINDS if one in by_kind and (by_kind[one] or one != kind)),
        () if filters.party else _parties(query),
    )


def _anywhere(query: Query) -> list[Condition]:
    return [group.anywhere() for group in query.wanted]


def _condition(query: Query, filters: Filters, groups: Iterable[Condition], kind: str) -> Condition:
    """A search as one condition, of one kind or all, with what must not be found taken out."""
    parts = [*groups, *filters.conditions()]
    if kind:
        parts.append(Token(marks.kind(kind)))
    elif not parts:
        parts.append(Some(tuple(Token(marks.kind(one)) for one in KINDS)))
    unwanted = [group.anywhere() for group in query.groups if group.unwanted]
    if filters.checked != "rejected":
        unwanted.append(Token(marks.state("rejected")))
    wanted = parts[0] if len(parts) == 1 else Every(tuple(parts))
    if not unwanted:
        return wanted
    return Without(wanted, unwanted[0] if len(unwanted) == 1 else Some(tuple(unwanted)))


def _ranked(query: Query, filters: Filters, seen: Survey) -> list[int]:
    """Numbers of what was found, best first; `seen` is what there is of every kind."""
    groups, asked = query.wanted, list[list[Condition]]()
    if groups:
        asked = [[group.in_head() for group in groups], [group.typed_in_head() for group in groups]]
    narrowed = bool(filters.kind) and not filters.life
    if narrowed:
        asked.append(_anywhere(query))
    kind = "agreement" if filters.life else filters.kind
    answers = (
        engine().newest([_condition(query, filters, one, kind) for one in asked], REACH, rare=seen.whole)
        if asked
        else []
    )
    anywhere = set(answers.pop() if narrowed else seen.numbers)
    head, typed = (set(one) for one in answers or ((), ()))
    found = anywhere | head | typed
    if filters.life:
        found = _in_life(found, filters)

    def rank(number: int) -> tuple[bool, int, int]:
        exact = number in typed
        return (number in head or exact, day_of(number) + WORTH_OF_FORM * exact, number)

    return sorted(found, key=rank, reverse=True)[:REACH]


def _in_life(numbers: set[int], filters: Filters) -> set[int]:
    """Of papers those in the asked state today."""
    papers = dict(SearchRow.objects.filter(id__in=numbers).values_list("about", "id"))
    held = in_state(Entry.objects.filter(id__in=papers), filters.life, None, filters.today)
    return {papers[entry] for entry in held.order_by().values_list("id", flat=True)}


def _kinds(seen: Survey) -> dict[str, int]:
    """How much there is of each kind, at most a little more than `REACH`; 0 where it was not counted to the end."""
    if seen.whole:
        return {kind: min(number, REACH + 1) for kind, number in seen.kinds.items()}
    return {kind: REACH + 1 if seen.kinds.get(kind, 0) > REACH else 0 for kind in KINDS}


def _parties(query: Query) -> tuple[tuple[str, int], ...]:
    """Parties that the query means, with how much concerns them; those that nothing concerns are left out."""
    parties = query.parties[:MOST_PARTIES]
    rejected = Token(marks.state("rejected"))
    numbers = engine().counts([Without(Token(marks.party(code)), rejected) for code in parties], REACH + 1)
    return tuple((code, number) for code, number in zip(parties, numbers, strict=True) if number)


def without_one(query: Query, filters: Filters) -> list[tuple[str, int]]:
    """How much there would be without each of the words; those without which there is something."""
    groups = query.wanted[:MOST_LEFT_OUT]
    if len(query.wanted) < 2:
        return []
    rest = [[one.anywhere() for one in query.wanted if one is not group] for group in groups]
    kind = "agreement" if filters.life else filters.kind
    answers = engine().counts([_condition(query, filters, one, kind) for one in rest], REACH + 1)
    return [(group.typed, number) for group, number in zip(groups, answers, strict=True) if number]


def hits(numbers: Sequence[int]) -> tuple[Hit, ...]:
    """The documents and entries of some of the numbers, in the same order."""
    rows = SearchRow.objects.filter(id__in=numbers).values_list("id", "kind", "about")
    found = {number: Hit(kind, about) for number, kind, about in rows}
    return tuple(found[number] for number in numbers if number in found)
