"""Lives of papers as a page shows them: the state with its reason, ties to other papers, measures, posts in time.

In: standings, links, measures, seats. Out: frozen values for templates. Not here: how they come about (`register`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pobratim.register.lives import OVER, LifeState, Standing
from pobratim.register.lives.holders import Seat, Tenure
from pobratim.register.lives.measures import Fulfilment, Measure
from pobratim.storage.models import Entry, EntryLink
from pobratim.wording import date_words, word

from .addresses import entry_address
from .shown import Item, heading, items_of, party_item

MOST_FORMER = 5
MOST_SEATS = 8
STYLE = {
    LifeState.REGISTERED: "signed",
    LifeState.EXPIRING: "planned",
    LifeState.EXPIRED: "planned",
    LifeState.LAPSED: "ended",
    LifeState.REPLACED: "ended",
}
_OTHER_WAY = {"succeeds": "succeeded_by", "edition_of": "edition", "implements": "implemented_by", "under": "over"}
FULFILMENT_STYLE = {"overdue": "planned", "due": "signed"}


@dataclass(frozen=True, slots=True)
class Life:
    """The state of a paper: its word, why, whether that is sure."""

    state: str
    style: str
    words: str
    why: str
    sure: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """Another entry to which this one is tied, with its own day and kind."""

    item: Item
    when: str
    why: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """Entries tied in one way."""

    label: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A paper in the chain of those that follow one another; `own` is the one whose page it is."""

    item: Item
    when: str
    own: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A numbered measure of a plan on a day."""

    number: int
    text: str
    address: str
    responsible: tuple[Item, ...]
    due: str
    state: str
    style: str


@dataclass(frozen=True, slots=True)
class HolderLine:
    """A person in a post, with the years in which documents showed it."""

    item: Item
    seen: str
    acting: bool


@dataclass(frozen=True, slots=True)
class SeatLines:
    """A post with who holds it and who held it; `clash` where documents show two at one time."""

    title: str
    now: tuple[HolderLine, ...]
    former: tuple[HolderLine, ...]
    sure: bool
    clash: bool


def life_of(standing: Standing | None, lang: str) -> Life | None:
    """A standing in words."""
    if standing is None:
        return None
    state = standing.state
    style = STYLE.get(state, str(state))
    return Life(
        str(state), style, word("life", state, lang), word("why", standing.why, lang), standing.sure, state in OVER
    )


def ties_of(links: Iterable[EntryLink], entry_id: str, lang: str, query: str = "") -> list[Ties]:
    """Links from and to an entry, grouped by how they tie it."""
    told = [(_label(link, entry_id), _tie(link, entry_id, lang, query)) for link in links]
    order = [code for pair in _OTHER_WAY.items() for code in pair]
    told.sort(key=lambda pair: order.index(pair[0]))
    return [
        Ties(word("link", label, lang), tuple(tie for _, tie in group))
        for label, group in groupby(told, key=lambda pair: pair[0])
    ]


def _label(link: EntryLink, entry_id: str) -> str:
    return link.relation if link.entry_id == entry_id else _OTHER_WAY[link.relation]


def _tie(link: EntryLink, entry_id: str, lang: str, query: str) -> Tie:
    other: Entry = link.other if link.entry_id == entry_id else link.entry
    content = other.content
    said = content.get("signed") or content.get("period") or content.get("since") or ""
    words = heading(other.kind, content, lang)
    item = Item(words, entry_address(other.kind, other.id) + query)
    return Tie(item, date_words(said, lang, term=other.kind == "agreement"), word("why", link.why, lang), link.sure)


def chain_of(chain: Iterable[Entry], own: str, lang: str, query: str = "") -> list[ChainStep]:
    """Papers that follow one another as steps, the page's own among them."""
    steps = []
    for one in chain:
        content = one.content
        said = content.get("signed") or content.get("period") or ""
        item = Item(heading(one.kind, content, lang), "" if one.id == own else entry_address(one.kind, one.id) + query)
        steps.append(ChainStep(item, date_words(said, lang), one.id == own))
    return steps


def measure_rows(measures: Iterable[Measure], day: date, lang: str, address: str) -> list[MeasureRow]:
    """Measures as they stand on a day; `address` is the page of their document."""
    rows = []
    for one in measures:
        state = one.on(day)
        rows.append(
            MeasureRow(
                number=one.number,
                text=one.text[:1].upper() + one.text[1:],
                address=f"{address}#fact-{one.fact}" if address else "",
                responsible=items_of("commitment", "by", {"by": list(one.responsible)}, lang),
                due=date_words(one.due, lang),
                state=word("fulfilment", state, lang),
                style=FULFILMENT_STYLE.get(str(state), ""),
            )
        )
    return rows


def measure_counts(measures: Iterable[Measure], day: date) -> dict[Fulfilment, int]:
    """How many measures stand how on a day."""
    return dict(Counter(one.on(day) for one in measures))


def seat_lines(seats: Iterable[Seat], day: date | None) -> list[SeatLines]:
    """Posts with their holders now (or on a day) and before; heads first, then by who was shown last."""
    ordered = sorted(seats, key=lambda seat: (not seat.key.is_head, -_newest(seat), seat.key))
    lines = [_lines(seat, day) for seat in ordered]
    return [line for line in lines if line.now][:MOST_SEATS]


def _newest(seat: Seat) -> int:
    return max((one.last.toordinal() for one in seat.tenures if one.last), default=0)


def _lines(seat: Seat, day: date | None) -> SeatLines:
    held = seat.on(day) if day else None
    now: Sequence[Tenure] = held.tenures if held else [seat.now] if seat.now else []
    former = [one for one in seat.former if day is None or (one.last and one.last < day and one not in now)]
    titles = next((one.titles for one in now if one.titles), ())
    return SeatLines(
        title=(titles[0][:1].upper() + titles[0][1:]) if titles else "",
        now=tuple(holder_line(one) for one in now),
        former=tuple(holder_line(one) for one in former[:MOST_FORMER]),
        sure=held.sure if held else True,
        clash=seat.contested,
    )


def holder_line(tenure: Tenure) -> HolderLine:
    """A holder with the years in which documents showed the person in the post."""
    years = sorted({str(day.year) for day in (tenure.first, tenure.last) if day})
    return HolderLine(Item(tenure.name, entry_address("person", tenure.person)), "–".join(years), tenure.acting)


@dataclass(frozen=True, slots=True)
class NeighbourLines:
    """A post of a person with who held it before and after, and whom documents show in it at the same time."""

    title: str
    of: Item
    before: HolderLine | None
    after: HolderLine | None
    clashes: tuple[HolderLine, ...]


def neighbours(seats: Iterable[Seat], person: str, lang: str) -> list[NeighbourLines]:
    """The posts of a person that somebody else held too."""
    found = []
    for seat in seats:
        own = next((one for one in seat.tenures if one.person == person), None)
        if own is None:
            continue
        before, after = seat.before(person), seat.after(person)
        others = seat.at_once(person)[:MOST_FORMER]
        if before or after or others:
            found.append(
                NeighbourLines(
                    title=(own.titles[0][:1].upper() + own.titles[0][1:]) if own.titles else "",
                    of=party_item(seat.key.of, lang),
                    before=holder_line(before) if before else None,
                    after=holder_line(after) if after else None,
                    clashes=tuple(holder_line(one) for one in others),
                )
            )
    return found
