"""What a report is built from: the question, and the register's entries with the words behind them.

In: a dossier: entries with the facts and documents behind them. Out: `Asked`, `Material` with the sources and marks of
values. Not here: rows and wording (`cells.py`), fetching (`pobratim.storage`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pobratim.facts import Content, Document
from pobratim.facts.content import values_of
from pobratim.facts.wire import slot_name
from pobratim.register import Entry, Filed, Person, State
from pobratim.register.dates import stretch
from pobratim.register.dossier import Dossier
from pobratim.register.lives import Phase, build_lives
from pobratim.register.lives.measures import ROW, has_measures
from pobratim.resolve.parties import canonical, is_party
from pobratim.resolve.people import name_key

from ..paper import CONTRADICTED, NO_MARKS, UNCONFIRMED, Marks, Source

MOST_SOURCES = 3
"""So many documents are named for one value; more say the same."""
HOME_COUNTRY = "RU"
_PEOPLE = frozenset(("people", "signers", "speaker"))
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
    """A dossier as reports use it; `register` is the address of the register's pages, if there is one."""

    dossier: Dossier
    register: str = ""
    _phases: dict[str, list[Phase]] = field(default_factory=lambda: defaultdict(list))
    _plans: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        for phase in build_lives(self.dossier.entries, self.dossier.facts).phases:
            self._phases[phase.entry].append(phase)
        self._plans.extend(entry for entry in self.of_kind("agreement") if has_measures(entry.subtype))

    def phases(self, entry: Entry) -> list[Phase]:
        """The phases of a paper's life, in order."""
        return self._phases.get(entry.id, [])

    def of_kind(self, kind: str) -> list[Entry]:
        """The entries of a kind."""
        return [entry for entry in self.dossier.entries if entry.kind == kind]

    def plan_of(self, entry: Entry) -> Entry | None:
        """The plan in whose rows a commitment stands, if its document tells of one plan only."""
        documents = {filed.fact.document for filed in self.filed(entry) if filed.fact.rule == ROW}
        plans = [one for one in self._plans if not documents.isdisjoint(one.documents)]
        return plans[0] if len(plans) == 1 else None

    def filed(self, entry: Entry) -> list[Filed]:
        """The facts behind an entry, the one told last first."""
        held = [self.dossier.facts[fact] for fact in entry.facts if fact in self.dossier.facts]
        return sorted(held, key=lambda filed: (_day(filed), filed.fact.id), reverse=True)

    def sources(self, entry: Entry, *slots: str) -> tuple[Source, ...]:
        """The words that give the entry's values of these slots: for each value the document that told it last."""
        facts, chosen = self.filed(entry), dict[str, Filed]()
        for slot in slots:
            for value in _values(entry.content, slot):
                if any(value in _values(filed.content, slot) for filed in chosen.values()):
                    continue
                saying = next((filed for filed in facts if value in _values(filed.content, slot)), None)
                if saying:
                    chosen[saying.fact.id] = saying
        return tuple(self._source(filed) for filed in list(chosen.values())[:MOST_SOURCES])

    def marks(self, entry: Entry, *slots: str) -> Marks:
        """Contradicted where documents differ on a slot."""
        names = {slot_name(slot) for slot in slots}
        differs = any(slot in names and len(told) > 1 for slot, told in entry.variants)
        return frozenset((CONTRADICTED,)) if differs else NO_MARKS

    def doubts(self, entry: Entry) -> Marks:
        """Unconfirmed until a person has checked the entry: said once in a row, as it holds for all of it."""
        return NO_MARKS if entry.state in CHECKED else frozenset((UNCONFIRMED,))

    def _source(self, filed: Filed) -> Source:
        name = filed.fact.document
        document = self.dossier.documents.get(name) or Document(name, "")
        address = document.address or ""
        if not address.startswith(("https://", "http://")):
            address = f"{self.register}/documents/{name}/#fact-{filed.fact.id}" if self.register else ""
        return Source(
            document=name,
            title=document.title or name,
            address=address,
            date=filed.published or "",
            quote=" ".join(filed.quote.split()),
            fact=filed.fact.id,
        )


def _day(filed: Filed) -> date:
    return stretch(filed.published).first or date.min


def _values(content: Content | Person, slot: str) -> tuple[Any, ...]:
    return tuple(_key(slot, value) for value in values_of(getattr(content, slot, None)))


def _key(slot: str, value: Any) -> Any:
    if slot in _PEOPLE:
        return name_key(str(value))
    return canonical(value) if isinstance(value, str) and is_party(value) else value
