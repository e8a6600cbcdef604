"""Entries and facts as cards: a heading, rows, and the sentences that say so.

In: rows of the register with their facts loaded. Out: frozen cards for templates. Not here: queries (`storage`), HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from pobratim.storage.models import Document, Entry, Fact
from pobratim.wording import date_words, word
from pobratim.wording.parties import is_party

from .addresses import document_address, entry_address, fact_address
from .lifeline import LifeLine
from .living import Life
from .shown import Content, Item, Row, body_item, heading, items_of, party_item, rows_of

SHOWN_QUOTES = 6
SHOWN_REFS = 4
ORDER = ("agreement", "partnership", "event", "person", "project", "figure", "flow", "commitment", "statement")
SAID_ELSEWHERE = {
    "agreement": ("instrument", "stage", "signed"),
    "event": ("type", "stage", "date"),
    "partnership": ("parties", "state"),
    "figure": ("measure", "value", "rank", "out_of", "change"),
    "project": ("stage",),
    "flow": ("from", "to", "goods"),
    "commitment": ("type", "due"),
    "statement": ("speaker",),
}
IN_HEADING = {
    "agreement": ("instrument",),
    "event": ("type",),
    "commitment": ("type",),
    "post": ("person", "titles", "of"),
    "partnership": ("parties",),
    "figure": ("measure", "value", "rank", "out_of", "change"),
    "flow": ("from", "to", "goods"),
    "statement": ("speaker",),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say it, and where they stand."""

    words: str
    address: str
    source: str
    published: str
    document: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """Documents say different things in one slot."""

    label: str
    said: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post of a person: titles in one line, the body or party, whether acting, when documents showed it."""

    titles: str
    address: str
    words: str
    of: Item
    acting: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as a page shows it."""

    id: str
    kind: str
    subtype: str
    label: str
    heading: str
    address: str
    stage: str
    stage_word: str
    when: str
    told: str
    until: str
    overdue: bool
    state: str
    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...] = ()
    more_quotes: int = 0
    differences: tuple[Difference, ...] = ()
    posts: tuple[HeldPost, ...] = ()
    life: Life | None = None
    line: LifeLine | None = None

    @property
    def meta(self) -> tuple[Row, ...]:
        """Rows that a list shows under the heading: what label, badge and date say already is left out."""
        return tuple(row for row in self.rows if row.slot not in SAID_ELSEWHERE.get(self.kind, ()))

    @property
    def measured(self) -> str:
        """A figure's value in one cell: the number with its unit, or the rank."""
        cells = self.cells
        if "rank" in cells:
            return " / ".join(cells[slot][0].text for slot in ("rank", "out_of") if slot in cells)
        return cells["value"][0].text if "value" in cells else ""

    @property
    def figure_name(self) -> str:
        """What a figure measures; one without a measure of its own is named by its scope."""
        return _capital(self._scope if self._measured_by_scope else self.label)

    @property
    def figure_scope(self) -> str:
        """What the number covers, when the name does not say it."""
        return "" if self._measured_by_scope else self._scope

    @property
    def _scope(self) -> str:
        return ", ".join(item.text for item in self.cells.get("scope", ()))

    @property
    def _measured_by_scope(self) -> bool:
        return bool(self._scope) and self.subtype == "other"

    @property
    def cells(self) -> dict[str, tuple[Item, ...]]:
        """Rows by slot, for tables."""
        return {row.slot: row.items for row in self.rows}

    @property
    def sides(self) -> str:
        """Who it concerns, for lines that show nothing but the heading; empty where that says it."""
        names = [item.text for item in self.cells.get("parties") or self.cells.get("by", ())]
        return "" if not names or names[0] in self.heading else " — ".join(names[:3])

    @property
    def refs(self) -> list[int]:
        """The numbers of its documents on the page."""
        return sorted({quote.number for quote in self.quotes if quote.number})[:SHOWN_REFS]

    @property
    def source(self) -> Quote | None:
        """The first sentence, for a short link."""
        return self.quotes[0] if self.quotes else None


def card_of(
    entry: Entry, lang: str, facts: Iterable[Fact] = (), *, life: Life | None = None, line: LifeLine | None = None
) -> Card:
    """The card of an entry, with the sentences of the given facts; a paper's life is said in place of its stage."""
    listed = list(facts)
    content = entry.content
    known = {fact.id: fact for fact in listed}
    shown = tuple(quote_of(fact, lang) for fact in listed[:SHOWN_QUOTES])
    return Card(
        id=entry.id,
        kind="post" if entry.kind == "person" else entry.kind,
        subtype=entry.subtype,
        label=_subtype_word(entry.kind, content, lang) or word("kind", entry.kind, lang),
        heading=entry.title if entry.kind == "person" else heading(entry.kind, content, lang),
        address=entry_address(entry.kind, entry.id),
        stage=str(content.get("stage") or content.get("state") or ""),
        stage_word=_stage_word(entry, lang),
        when=when_of(entry, lang),
        told=date_words(entry.seen_last.isoformat(), lang) if entry.seen_last else "",
        until=until_of(entry, lang),
        overdue=(life is None or not life.over) and overdue(entry, timezone.localdate()),
        state=entry.state,
        rows=rows_of(entry.kind, content, lang),
        quotes=shown,
        more_quotes=max(len(listed), entry.document_count) - len(shown),
        posts=tuple(_held(post, known, lang) for post in content.get("posts", ())),
        differences=tuple(_differences(entry, known, lang)),
        life=life,
        line=line,
    )


def _held(post: dict[str, Any], known: dict[str, Fact], lang: str) -> HeldPost:
    of = str(post.get("of") or "")
    where = party_item(of, lang) if is_party(of) else body_item(of)
    years = sorted({str(post[end])[:4] for end in ("first", "last") if post.get(end)})
    source = next((known[fact] for fact in post.get("facts", ()) if fact in known), None)
    return HeldPost(
        titles=", ".join(post.get("titles") or ()),
        address=fact_address(source) if source else "",
        words=source.quote if source else "",
        of=where,
        acting=bool(post.get("acting")),
        seen="–".join(years),
    )


def _subtype_word(kind: str, content: Content, lang: str) -> str:
    """What kind of agreement, event, figure or commitment it is."""
    slot = {"agreement": "instrument", "event": "type", "figure": "measure", "commitment": "type"}.get(kind, "")
    group = f"{kind}_type" if slot == "type" else slot
    said = content.get(slot, "")
    return "" if said in ("other", kind) else word(group, said, lang)


def _stage_word(entry: Entry, lang: str) -> str:
    if entry.kind == "partnership":
        return word("partnership_state", entry.content.get("state"), lang)
    return word(f"{entry.kind}_stage", entry.content.get("stage"), lang)


def when_of(entry: Entry, lang: str) -> str:
    """The entry's own date in words: signed, held, due, since."""
    for slot in ("signed", "date", "due", "since", "period"):
        if entry.content.get(slot):
            return date_words(entry.content[slot], lang, term=entry.kind == "agreement")
    return ""


def until_of(entry: Entry, lang: str) -> str:
    """When the entry is due or runs out, as exactly as it is known."""
    slot = {"agreement": "period", "commitment": "due", "event": "date"}.get(entry.kind, "")
    end = str(entry.content.get(slot) or "").rpartition("/")[2]
    if end in ("", ".."):
        return ""
    if entry.kind == "agreement":
        return date_words(f"../{end}", lang)
    return date_words(end, lang)


def overdue(entry: Entry, today: date) -> bool:
    """Whether what was promised should be done by now, or a paper has run out; nothing says whether it was."""
    if entry.until is None or entry.until >= today:
        return False
    return entry.kind == "commitment" or (entry.kind == "agreement" and entry.stage in ("signed", "in_force"))


def _differences(entry: Entry, facts: dict[str, Fact], lang: str) -> Iterable[Difference]:
    for slot, variants in (entry.variants or {}).items():
        said = []
        for variant in variants:
            words = ", ".join(item.text for item in items_of(entry.kind, slot, {slot: variant["value"]}, lang))
            source = next((facts[fact] for fact in variant.get("facts", ()) if fact in facts), None)
            said.append(Item(words, fact_address(source) if source else ""))
        if len(said) > 1:
            yield Difference(word("slot", slot, lang), tuple(said))


def quote_of(fact: Fact, lang: str) -> Quote:
    """A fact's sentence with its document."""
    document = fact.document
    return Quote(
        words=fact.quote,
        address=fact_address(fact),
        source=document_name(document, lang),
        published=date_words(document.published, lang),
        document=document.id,
    )


def document_name(document: Document, lang: str) -> str:
    """A document's title, else its id: never nothing."""
    return document.title or f"{'Документ' if lang == 'ru' else 'Document'} {document.id}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact beside its document's text, or in a list of new ones."""

    id: str
    kind: str
    label: str
    heading: str
    rows: tuple[Row, ...]
    quote: str
    address: str
    entry_address: str
    document: str
    document_address: str
    published: str
    rule: str
    why: str
    state: str = ""


def fact_card(fact: Fact, lang: str, *, entry: Entry | None = None) -> FactCard:
    """The card of a fact; its document must be loaded."""
    rows = rows_of(fact.kind, fact.content, lang)
    return FactCard(
        id=fact.id,
        kind=fact.kind,
        label=" · ".join(filter(None, (word("kind", fact.kind, lang), _subtype_word(fact.kind, fact.content, lang)))),
        heading=heading(fact.kind, fact.content, lang),
        rows=tuple(row for row in rows if row.slot not in IN_HEADING.get(fact.kind, ())),
        quote=fact.quote,
        address=fact_address(fact),
        entry_address=entry_address(entry.kind, entry.id) if entry else "",
        document=document_name(fact.document, lang),
        document_address=document_address(fact.document_id),
        published=date_words(fact.document.published, lang),
        rule=fact.rule,
        why=fact.why,
        state=entry.state if entry else "",
    )
