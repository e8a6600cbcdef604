"""An entry for somebody who checks it: slot by slot what is shown, what the machine read, what a person said, and who
says what where documents differ.

In: an entry's row with its facts and their documents, the decisions that stand behind corrections. Out: frozen lines
for templates. Not here: queries, rights, forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.register import Decision
from pobratim.storage.models import Entry, Fact
from pobratim.wording import word

from .cards import document_name
from .forms import slots_of
from .shown import Content, Item, items_of

SOURCES_NAMED = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the values that documents give: which documents, in which facts; `number` is its place among them."""

    number: int
    items: tuple[Item, ...]
    sources: tuple[str, ...]
    more: int
    facts: str
    picked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A slot: `part` names the post of a person that it belongs to, `facts` the words that say it."""

    slot: str
    label: str
    items: tuple[Item, ...]
    part: str = ""
    facts: str = ""
    machine: tuple[Item, ...] = ()
    who: str = ""
    decision: str = ""
    voices: tuple[Voice, ...] = ()
    doubtful: bool = False

    @property
    def corrected(self) -> bool:
        """Whether a person put it right."""
        return bool(self.decision)

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.slot}@{self.part}" if self.part else self.slot


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post of a person, with its own lines; `name` is the first fact that tells of it."""

    name: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What the lines of an entry are made from: language, facts and standing decisions by id."""

    lang: str
    facts: Mapping[str, Fact]
    decisions: Mapping[str, Decision]


def lines_of(entry: Entry, words: Words, doubtful: Iterable[str] = ()) -> tuple[Line, ...]:
    """Every slot of the entry's kind in the order of its form, the empty ones too."""
    named = set(doubtful) | set(entry.variants or {})
    return tuple(_line(entry, slot.name, words, slot.name in named) for slot in slots_of(entry.kind))


def _line(entry: Entry, slot: str, words: Words, doubtful: bool) -> Line:
    said = _correction(entry.corrected, slot, words)
    content: Content = {"name": entry.title, **entry.content} if entry.kind == "person" else entry.content
    shown = items_of(entry.kind, slot, content, words.lang)
    told = () if said else _voices(entry, slot, shown, words)
    return Line(
        slot=slot,
        label=_label("person_name" if entry.kind == "person" else slot, words.lang),
        items=shown,
        facts=" ".join(fact.id for fact in words.facts.values() if fact.content.get(slot)),
        machine=items_of(entry.kind, slot, {**content, slot: said["machine"]}, words.lang) if said else (),
        who=said["who"] if said else "",
        decision=said["decision"] if said else "",
        voices=told,
        doubtful=doubtful and not said,
    )


def _label(slot: str, lang: str) -> str:
    name = word("slot", slot, lang)
    return name[:1].upper() + name[1:]


def _correction(corrected: Sequence[dict[str, Any]], slot: str, words: Words) -> dict[str, Any] | None:
    found = next((one for one in corrected if one["slot"] == slot), None)
    if found is None:
        return None
    decision = words.decisions.get(found["decision"])
    return {**found, "who": decision.who if decision else ""}


def _voices(entry: Entry, slot: str, shown: tuple[Item, ...], words: Words) -> tuple[Voice, ...]:
    told = (entry.variants or {}).get(slot, [])
    found = []
    for number, variant in enumerate(told):
        items = items_of(entry.kind, slot, {**entry.content, slot: variant["value"]}, words.lang)
        names = _sources(variant["facts"], words)
        found.append(
            Voice(
                number=number,
                items=items,
                sources=tuple(names[:SOURCES_NAMED]),
                more=max(0, len(names) - SOURCES_NAMED),
                facts=" ".join(variant["facts"]),
                picked=variant["value"] == entry.content.get(slot) or items == shown,
            )
        )
    return tuple(found)


def _sources(facts: Iterable[str], words: Words) -> list[str]:
    rows = [words.facts[fact] for fact in facts if fact in words.facts]
    return list(dict.fromkeys(document_name(row.document, words.lang) for row in rows))


def posts_of(entry: Entry, words: Words) -> tuple[HeldPost, ...]:
    """The posts of a person, each to be put right by itself."""
    return tuple(_post(entry, post, words) for post in entry.content.get("posts", ()) if post.get("facts"))


def _post(entry: Entry, post: dict[str, Any], words: Words) -> HeldPost:
    name = post["facts"][0]
    lines = []
    for slot in slots_of("post"):
        if slot.name == "person":
            continue
        said = _post_correction(entry, slot.name, post["facts"], words)
        lines.append(
            Line(
                slot=slot.name,
                label=_label(slot.name, words.lang),
                items=items_of("post", slot.name, post, words.lang),
                part=name,
                facts=" ".join(post["facts"]),
                machine=items_of("post", slot.name, {slot.name: said["machine"]}, words.lang) if said else (),
                who=said["who"] if said else "",
                decision=said["decision"] if said else "",
            )
        )
    titles = ", ".join(post.get("titles") or ())
    return HeldPost(name, titles or _label("titles", words.lang), tuple(lines))


def _post_correction(entry: Entry, slot: str, facts: Sequence[str], words: Words) -> dict[str, Any] | None:
    """The correction of that slot in one of those facts."""
    mine = set(facts)
    for one in entry.corrected:
        decision = words.decisions.get(one["decision"])
        if one["slot"] == slot and decision and not mine.isdisjoint(decision.facts):
            return {**one, "who": decision.who}
    return None
