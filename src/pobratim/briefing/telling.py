"""Sentences from entries: values worded, the facts found that say them, marks set.

In: a dossier, an entry, the slots that a sentence uses. Out: `Sentence`s with their sources. Not here: which entries a
section tells of (`sections`), the order of sections (`outline.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from pobratim.facts import Content, Money, Post
from pobratim.facts.content import values_of
from pobratim.facts.wire import slot_name
from pobratim.register import Entry, Filed, HeldPost
from pobratim.register.dates import stretch
from pobratim.register.dossier import Dossier
from pobratim.register.lives import Lives
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key
from pobratim.wording import change_words, date_words, money_words, number_words, quantity_words, word
from pobratim.wording.parties import name_of

from .gather import UNREVIEWED
from .paper import CONTRADICTED, UNCONFIRMED, Marks, Sentence, Source
from .phrases import phrase

_CODED = {"instrument": "instrument", "implements": "implements", "measure": "measure", "areas": "area"}
_DATES = frozenset(("date", "signed", "since", "due", "period"))
_PEOPLE = frozenset(("people", "signers", "speaker"))
_EARLIEST = date.min


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence, and the values of a slot that it uses."""

    text: str
    slot: str = ""
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Teller:
    """Words entries of one dossier in one language, as of a day; `register` is the address of its pages, if any,
    `quote` how many signs of a source's words are shown, `lives` tells which papers bind and what follows them."""

    dossier: Dossier
    language: str
    as_of: date
    register: str = ""
    quote: int = 600
    lives: Lives = Lives()

    def phrase(self, key: str, **values: object) -> str:
        """The paper's own words."""
        return phrase(key, self.language, **values)

    def party(self, code: str) -> str:
        """A party's name."""
        return name_of(code, self.language)

    def part(self, entry: Entry, slot: str, key: str = "", gap: str = "") -> Part | None:
        """A slot's values in the phrase `key`, in its gap of that name (by default the slot's); None if absent."""
        values = values_of(getattr(entry.content, slot))
        values = tuple(value for value in values if value != "")
        if not values:
            return None
        said = ", ".join(self.value(entry, slot, value) for value in values)
        said += self._elsewhere(entry, slot)
        return Part(self.phrase(key, **{gap or slot: said}) if key else said, slot, values)

    def sides(self, entry: Entry) -> Part | None:
        """The parties, where they are not just the two of the paper."""
        parties = getattr(entry.content, "parties", ())
        if {canonical(code) for code in parties} <= {self.dossier.home, self.dossier.partner}:
            return None
        return self.part(entry, "parties", "sides")

    def value(self, entry: Entry, slot: str, value: Any) -> str:
        """One value of a slot in words."""
        language = self.language
        if isinstance(value, Money):
            return money_words(value.amount, value.currency, language)
        if slot in _DATES:
            return date_words(value, language)
        if slot in _CODED:
            return word(_CODED[slot], value, language)
        if slot in ("stage", "type", "state"):
            return word(f"{entry.kind}_{slot}", value, language)
        if slot == "value":
            return quantity_words(value, getattr(entry.content, "unit", None), language)
        if slot == "change":
            return change_words(value, language)
        if slot in ("jobs", "rank", "out_of"):
            return number_words(value, language)
        return self.party(value) if is_party(str(value)) else str(value)

    def _elsewhere(self, entry: Entry, slot: str) -> str:
        """What other documents say in the slot, in brackets."""
        chosen = getattr(entry.content, slot)
        others = [one.value for one in differing(entry, slot) if one.value != chosen]
        if not others:
            return ""
        return f" ({self.phrase('elsewhere', values=', '.join(self.value(entry, slot, other) for other in others))})"

    def say(self, entry: Entry, parts: Iterable[Part | None], glue: str = "; ") -> Sentence:
        """A sentence of parts, with the sources of every value in it."""
        used = [part for part in parts if part and part.text]
        text = glue.join(part.text for part in used)
        return Sentence(sentence_form(text), self.sources(entry, used), self.marks(entry, used))

    def sources(self, entry: Entry, parts: Iterable[Part]) -> tuple[Source, ...]:
        """The fewest facts, newest first, that together say all values of the parts; and all sides of a difference."""
        parts = list(parts)
        needed = {(part.slot, _key(part.slot, value)) for part in parts if part.slot for value in part.values}
        for part in parts:
            needed |= {(part.slot, _key(part.slot, one.value)) for one in differing(entry, part.slot)}
        facts = self._facts(entry.facts)
        chosen: list[Filed] = []
        while needed and facts:
            best = max(facts, key=lambda filed: len(needed & _said(filed.content)))
            if not needed & _said(best.content):
                break
            chosen.append(best)
            needed -= _said(best.content)
        return tuple(self.source(filed) for filed in chosen or facts[:1])

    def sources_of_post(self, post: HeldPost) -> tuple[Source, ...]:
        """The newest fact that tells of a post."""
        return tuple(self.source(filed) for filed in self._facts(post.facts)[:1])

    def _facts(self, ids: Iterable[str]) -> list[Filed]:
        known = [self.dossier.facts[fact] for fact in ids if fact in self.dossier.facts]
        return sorted(
            known, key=lambda filed: (stretch(filed.published).edge or _EARLIEST, filed.fact.id), reverse=True
        )

    def naming(self, documents: Iterable[str], people: Iterable[str]) -> tuple[Source, ...]:
        """Words of those documents that say who a person is: quoted words themselves do not name their speaker."""
        wanted, homes = {name_key(person) for person in people}, set(documents)
        told = [
            filed
            for filed in self.dossier.facts.values()
            if filed.fact.document in homes
            and isinstance(filed.content, Post)
            and name_key(filed.content.person) in wanted
        ]
        return tuple(self.source(one) for one in sorted(told, key=_told)[:1])

    def source(self, filed: Filed) -> Source:
        """A fact as a source."""
        document = self.dossier.documents.get(filed.fact.document)
        title = document and (document.title or document.source)
        address = (document and document.address) or ""
        if not address.startswith(("https://", "http://")):
            address = f"{self.register}/documents/{filed.fact.document}/#fact-{filed.fact.id}" if self.register else ""
        return Source(
            document=filed.fact.document,
            title=title or f"{self.phrase('document')} {filed.fact.document}",
            address=address,
            date=filed.published or "",
            quote=shortened(filed.quote, self.quote),
            fact=filed.fact.id,
        )

    def marks(self, entry: Entry, parts: Iterable[Part] = ()) -> Marks:
        """How sure an entry is, and whether documents differ on what is told of it."""
        marks = {UNCONFIRMED} if entry.state in UNREVIEWED else set()
        if any(len(differing(entry, part.slot)) > 1 for part in parts):
            marks.add(CONTRADICTED)
        return frozenset(marks)


def shortened(text: str, signs: int) -> str:
    """A text in at most so many signs, cut between words; signs that a page encoded are read."""
    text = " ".join(unescape(text).split())
    return text if len(text) <= signs else f"{text[:signs].rsplit(' ', 1)[0].rstrip(' ,;:—–-')} …"


def differing(entry: Entry, slot: str) -> tuple[Any, ...]:
    """The variants of a slot on which documents differ."""
    return next((told for name, told in entry.variants if name == slot_name(slot)), ()) if slot else ()


def _told(filed: Filed) -> tuple[date, str]:
    return stretch(filed.published).edge or _EARLIEST, filed.fact.id


def sentence_form(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    end = "" if text.endswith((".", "!", "?", "…", ".»", "!»", "?»", "…»")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}" if text else ""


def _said(content: Content) -> set[tuple[str, Any]]:
    """Everything that a fact says, comparable."""
    return {
        (slot, _key(slot, value))
        for slot in content.__dataclass_fields__
        for value in values_of(getattr(content, slot))
    }


def _key(slot: str, value: Any) -> Any:
    if slot in _PEOPLE:
        return name_key(str(value))
    return canonical(value) if isinstance(value, str) and is_party(value) else value
