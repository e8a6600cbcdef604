"""What a report is built from: the question, and the register's entries with the words behind them.

In: entries, the facts and documents behind them. Out: `Asked`, `Material`: the sources of a value, its marks.
Not here: rows and wording (`cells.py`), fetching (`pobratim.storage`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pobratim.facts import Document
from pobratim.facts.content import values_of
from pobratim.register import Entry, Filed, State
from pobratim.register.dates import stretch

from ..paper import CONTRADICTED, NO_MARKS, UNCONFIRMED, Marks, Source

MOST_SOURCES = 3
"""So many documents are named for one value; more say the same."""
CHECKED = frozenset((State.ACCEPTED, State.CORRECTED, State.ENTERED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which report is wanted: whose ties, with whom, of what time, as seen on which day, in which language."""

    as_of: date
    home: str = ""
    partner: str = ""
    since: date | None = None
    until: date | None = None
    language: str = "ru"

    @property
    def year(self) -> int:
        """The year of the period."""
        return (self.since or self.as_of).year


@dataclass(frozen=True, slots=True)
class Material:
    """Entries, the facts behind them and their documents by id."""

    entries: tuple[Entry, ...]
    facts: Mapping[str, Filed]
    documents: Mapping[str, Document]

    def of_kind(self, kind: str) -> list[Entry]:
        """The entries of a kind."""
        return [entry for entry in self.entries if entry.kind == kind]

    def filed(self, entry: Entry) -> list[Filed]:
        """The facts behind an entry, the one told last first."""
        held = [self.facts[fact] for fact in entry.facts if fact in self.facts]
        return sorted(held, key=lambda filed: (_day(filed), filed.fact.id), reverse=True)

    def sources(self, entry: Entry, *slots: str) -> tuple[Source, ...]:
        """The words that give the entry's value of any of these slots; of the entry as a whole without slots."""
        saying = self.filed(entry)
        if slots:
            saying = [filed for filed in saying if any(_gives(filed, entry, slot) for slot in slots)]
        return tuple(self._source(filed) for filed in _each_document_once(saying)[:MOST_SOURCES])

    def marks(self, entry: Entry, *slots: str) -> Marks:
        """Contradicted where documents differ on a slot; else unconfirmed until a person has checked the entry."""
        if any(slot in slots and len(told) > 1 for slot, told in entry.variants):
            return frozenset((CONTRADICTED,))
        return NO_MARKS if entry.state in CHECKED else frozenset((UNCONFIRMED,))

    def _source(self, filed: Filed) -> Source:
        name = filed.fact.document
        document = self.documents.get(name) or Document(name, "")
        return Source(
            document=name,
            title=document.title or name,
            address=document.address or "",
            date=document.published or "",
            quote=filed.quote,
            fact=filed.fact.id,
        )


def _day(filed: Filed) -> date:
    return stretch(filed.published).first or date.min


def _gives(filed: Filed, entry: Entry, slot: str) -> bool:
    wanted = _values(entry.content, slot)
    return bool(wanted) and not set(wanted).isdisjoint(_values(filed.content, slot))


def _values(content: Any, slot: str) -> tuple[Any, ...]:
    return values_of(getattr(content, slot, None))


def _each_document_once(saying: Iterable[Filed]) -> list[Filed]:
    """Reprints of one release are one source."""
    found: dict[str, Filed] = {}
    for filed in saying:
        found.setdefault(filed.digest or filed.fact.document, filed)
    return list(found.values())
