"""A partner's entries put in the order in which an office asks for them.

In: cards of a party's entries, counts, a day. Out: a glance (what binds, what is next, what is late) and sections with
the numbers of their sources. Not here: queries (`storage.glance`), HTML (`partner.html`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.register.lives import LifeState
from pobratim.register.lives.measures import Fulfilment
from pobratim.register.lives.members import PLANS
from pobratim.storage.glance import Progress, Tally
from pobratim.wording import counted, word

from .addresses import SECTIONS, document_address
from .cards import Card
from .living import FULFILMENT_STYLE, STYLE
from .moment import Moment
from .shown import Item

SHOWN = 6
LATE = 5
ORDER = (
    "agreement", "plan", "partnership", "event", "person", "project", "figure", "flow", "commitment", "statement",
)  # fmt: skip
BINDING = (("binding", ("in_force", "expiring")), ("signed_paper", ("signed", "registered")))


@dataclass(frozen=True, slots=True)
class Dated:
    """A card with the days by which it is put in order."""

    card: Card
    first: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of a section under a name of their own; no name where the section has only one group."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: `shown` of `total`, the rest at `address`."""

    kind: str
    title: str
    groups: tuple[Group, ...]
    total: int
    address: str

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in order."""
        return tuple(card for group in self.groups for card in group.cards)


@dataclass(frozen=True, slots=True)
class Count:
    """So many papers in a state, with the list of them."""

    words: str
    style: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What a head of committee asks first."""

    bonds: tuple[Item, ...]
    papers: tuple[Count, ...]
    last: Card | None
    next: Card | None
    late: tuple[Card, ...]
    due: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the page names, under its number."""

    number: int
    name: str
    address: str
    published: str


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How many measures of a plan stand how, with the length of each part of the bar in hundredths."""

    total: int
    parts: tuple[tuple[str, str, int, int, int], ...]


def section_of(card: Card) -> str:
    """Where a card stands: plans apart from other papers."""
    if card.kind == "post":
        return "person"
    return "plan" if card.kind == "agreement" and card.subtype in PLANS else card.kind


def parts_of(held: Sequence[Dated], tally: Tally, asked: Mapping[str, str], moment: Moment) -> list[Part]:
    """The sections in order, each with a handful of cards; `asked` narrows the lists that hold the rest."""
    day = moment.valid or moment.today
    by_section: dict[str, list[Dated]] = {}
    for one in held:
        by_section.setdefault(section_of(one.card), []).append(one)
    return [
        Part(kind, _title(kind, moment.lang), tuple(_groups(kind, by_section[kind], day)), *_rest(kind, tally, asked))
        for kind in ORDER
        if kind in by_section
    ]


def _title(kind: str, lang: str) -> str:
    return _("планы") if kind == "plan" else word("kinds", kind, lang)


def _rest(kind: str, tally: Tally, asked: Mapping[str, str]) -> tuple[int, str]:
    listed = "agreement" if kind == "plan" else kind
    address = reverse("people") if kind == "person" else reverse("entries", args=[SECTIONS[listed]])
    return tally.kinds.get(listed, 0), f"{address}?{urlencode(asked)}"


def _groups(kind: str, held: Sequence[Dated], day: date) -> Iterable[Group]:
    if kind == "event":
        yield from _split(held, day)
    elif kind == "commitment":
        yield from _by_term(held, day)
    else:
        yield Group("", tuple(one.card for one in held[:SHOWN]))


def _split(held: Sequence[Dated], day: date) -> Iterable[Group]:
    coming = sorted((one for one in held if one.first and one.first > day), key=lambda one: one.first or day)
    past = [one for one in held if one not in coming]
    named = bool(coming)
    if coming:
        yield Group(_("Впереди"), tuple(one.card for one in coming[:SHOWN]))
    if past:
        # Cancelled and undated ones are among them: each says of itself what became of it
        yield Group(_("Раньше и без даты") if named else "", tuple(one.card for one in past[:SHOWN]))


def _by_term(held: Sequence[Dated], day: date) -> Iterable[Group]:
    late, due = _late(held, day), _due(held, day)
    rest = [one for one in held if one not in late and one not in due]
    for title, members in (
        (_("Срок прошёл, об исполнении не сказано"), late),
        (_("Срок впереди"), due),
        (_("Без срока"), rest),
    ):
        if members:
            yield Group(title, tuple(one.card for one in members[:SHOWN]))


def _late(held: Iterable[Dated], day: date) -> list[Dated]:
    found = [one for one in held if one.until and one.until < day and one.card.kind == "commitment"]
    return sorted(found, key=lambda one: one.until or day, reverse=True)


def _due(held: Iterable[Dated], day: date) -> list[Dated]:
    found = [one for one in held if one.until and one.until >= day]
    return sorted(found, key=lambda one: one.until or day)


def glance_of(held: Sequence[Dated], tally: Tally, asked: Mapping[str, str], moment: Moment) -> Glance:
    """The first screen: what binds, the state of papers, contacts, what is due and what is late."""
    day = moment.valid or moment.today
    events = [one for one in held if one.card.kind == "event" and one.first and one.card.stage != "cancelled"]
    past = [one for one in events if one.first and one.first <= day and one.card.stage != "planned"]
    coming = [one for one in events if one.first and one.first > day]
    papers = [one for one in _due(held, day) if one.card.kind in ("agreement", "commitment")]
    return Glance(
        bonds=tuple(_bonds(held, tally, moment.lang)),
        papers=tuple(_papers(tally, asked, moment.lang)),
        last=max(past, key=lambda one: one.first or day).card if past else None,
        next=min(coming, key=lambda one: one.first or day).card if coming else None,
        late=tuple(one.card for one in _late(held, day)[:LATE]),
        due=tuple(one.card for one in papers[:LATE]),
    )


def _bonds(held: Sequence[Dated], tally: Tally, lang: str) -> Iterable[Item]:
    """Papers that bind, ties of towns, projects under way: the words of one line each."""
    for noun, states in BINDING:
        number = sum(tally.papers.get(state, 0) for state in states)
        if number:
            yield Item(counted(number, noun, lang), "#agreement" if _has(held, "agreement") else "#plan")
    for noun in ("partnership", "project"):
        if tally.kinds.get(noun):
            yield Item(counted(tally.kinds[noun], noun, lang), f"#{noun}")
    if tally.kinds.get("event"):
        yield Item(counted(tally.kinds["event"], "event", lang), "#event")


def _has(held: Iterable[Dated], section: str) -> bool:
    return any(section_of(one.card) == section for one in held)


def _papers(tally: Tally, asked: Mapping[str, str], lang: str) -> Iterable[Count]:
    address = reverse("entries", args=["agreements"])
    for state in LifeState:
        number = tally.papers.get(str(state), 0)
        if number:
            query = urlencode({**asked, "life": str(state)})
            style = STYLE.get(state, str(state))
            yield Count(word("life", state, lang), style, number, f"{address}?{query}")


def progress_of(found: Progress, lang: str) -> PlanProgress:
    """A plan's measures as a bar: those past due first."""
    total = sum(found.values())
    parts = []
    x = 0
    for state in (Fulfilment.OVERDUE, Fulfilment.DUE, Fulfilment.NOT_DUE, Fulfilment.UNKNOWN):
        if found.get(state):
            width = round(100 * found[state] / total)
            style = FULFILMENT_STYLE.get(str(state), "")
            parts.append((word("fulfilment", state, lang), style, found[state], x, width))
            x += width
    return PlanProgress(total, tuple(parts))


def with_numbers(parts: Sequence[Part]) -> tuple[list[Part], list[Source]]:
    """The same sections, each sentence with the number of its document, and the documents in that order."""
    sources: dict[str, Source] = {}

    def numbered(card: Card) -> Card:
        quotes = []
        for quote in card.quotes:
            number = len(sources) + 1
            address = document_address(quote.document)
            source = sources.setdefault(quote.document, Source(number, quote.source, address, quote.published))
            quotes.append(replace(quote, number=source.number))
        return replace(card, quotes=tuple(quotes))

    made = [
        replace(part, groups=tuple(Group(g.title, tuple(numbered(card) for card in g.cards)) for g in part.groups))
        for part in parts
    ]
    return made, list(sources.values())
