"""A store without a database: for the library, for tests, for a few thousand documents.

In: readings, decisions. Out: entries. Not here: keeping anything beyond the process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pobratim.facts import Fact
from pobratim.resolve.parties import canonical
from pobratim.resolve.people import name_key
from pobratim.resolve.reprints import Releases

from .build import build_block
from .decisions import Decision, in_order, placed
from .entered import with_entered
from .entry import Entry, State, entry_id
from .filed import Filed
from .filing import document_print, file_facts
from .lives import Lives, lives_of_pair, member_of, pairs_of_entry
from .lives.build import together
from .store import KnownDocument, Reading


class MemoryStore:
    """The protocol `Store` over dictionaries."""

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._facts: dict[str, Filed] = {}
        self._told: dict[str, list[str]] = {}
        self._blocks: dict[str, set[str]] = {}
        self._moved: dict[str, str] = {}
        self._decisions: list[Decision] = []
        self._entries: dict[str, list[Entry]] = {}
        self._dirty: set[str] = set()
        self._releases = Releases()
        self._paired: dict[str, set[str]] = {}
        self._lives: dict[str, Lives] = {}

    def known(self, document: str) -> KnownDocument | None:
        """What is known of the document with that id."""
        reading = self._readings.get(document)
        return KnownDocument(reading.document, reading.version) if reading else None

    def keep(self, readings: Iterable[Reading]) -> None:
        """Write readings; a document's earlier facts are replaced."""
        for reading in readings:
            before = self._readings.get(reading.document.id)
            if before is not None:
                reading = with_entered(reading, before.facts, before.document.text)
            self._drop(reading.document.id)
            self._readings[reading.document.id] = reading
            for filed in file_facts(reading.document, reading.facts):
                self._told.setdefault(filed.fact.document, []).append(filed.fact.id)
                self._facts[filed.fact.id] = filed
                self._put(filed.fact.id, filed.block)
            self._reprint(self._releases.change({reading.document.id: document_print(reading.document)}))
        self._move()

    def forget(self, document: str) -> None:
        """Take a document and its facts out."""
        self._readings.pop(document, None)
        self._drop(document)
        self._reprint(self._releases.change({}, (document,)))
        self._move()

    def add(self, fact: Fact) -> None:
        """Add a fact that a person entered to a document that is there."""
        reading = self._readings[fact.document]
        self.keep([replace(reading, facts=(*reading.facts, fact))])

    def decide(self, decision: Decision) -> None:
        """Add a person's decision."""
        self._decisions = in_order([*self._decisions, decision])
        self._dirty |= {self._block(fact) for fact in decision.about if fact in self._facts}
        self._move()

    def rebuild(self, *, everything: bool = False) -> int:
        """Make the entries of touched blocks (or of all) anew; how many blocks that were."""
        touched = self._dirty | (set(self._blocks) | set(self._entries) if everything else set())
        pairs: set[str] = set()
        for block in touched:
            facts = [self._facts[fact] for fact in self._blocks.get(block, ())]
            pairs |= self._unpair(block)
            self._entries[block] = build_block(block, facts, self._decisions)
            pairs |= self._pair(block)
        self._dirty.clear()
        for pair in pairs:
            self._settle(pair)
        return len(touched)

    def waiting(self) -> int:
        """How many touched blocks are not rebuilt yet."""
        return len(self._dirty)

    def entries(self) -> list[Entry]:
        """All entries, sorted by id."""
        found = [entry for entries in self._entries.values() for entry in entries]
        return sorted(found, key=lambda entry: entry.id)

    def entry(self, wanted: str) -> Entry | None:
        """One entry; an old id leads to the entry that holds the fact which founded the old one."""
        entries = self.entries()
        founders = {
            filed.fact.id for filed in self._facts.values() if entry_id(filed.fact.kind, filed.fact.id) == wanted
        }
        exact = [entry for entry in entries if entry.id == wanted]
        return next(iter(exact or [entry for entry in entries if founders & set(entry.facts)]), None)

    def entries_of_party(self, party: str) -> list[Entry]:
        """Entries that concern a party or what lies in it, but the rejected ones."""
        code = canonical(party)
        return [entry for entry in self._shown() if any(link.party == code for link in entry.parties)]

    def entries_of_person(self, name: str) -> list[Entry]:
        """Entries that name a person in any spelling of that name, but the rejected ones."""
        key = name_key(name)
        return [entry for entry in self._shown() if any(link.key == key for link in entry.people)]

    def lives(self) -> Lives:
        """Links between entries and phases of papers, sorted."""
        return together(self._lives.values())

    def _unpair(self, block: str) -> set[str]:
        pairs = {pair for entry in self._entries.get(block, ()) for pair in pairs_of_entry(entry)}
        for pair in pairs:
            self._paired[pair].discard(block)
        return pairs

    def _pair(self, block: str) -> set[str]:
        pairs = {pair for entry in self._entries[block] for pair in pairs_of_entry(entry)}
        for pair in pairs:
            self._paired.setdefault(pair, set()).add(block)
        return pairs

    def _settle(self, pair: str) -> None:
        entries = [entry for block in self._paired[pair] for entry in self._entries[block]]
        held = [entry for entry in entries if pair in pairs_of_entry(entry)]
        members = [member_of(entry, [self._facts[fact] for fact in entry.facts]) for entry in held]
        self._lives[pair] = lives_of_pair(pair, members)

    def _shown(self) -> list[Entry]:
        return [entry for entry in self.entries() if entry.state is not State.REJECTED]

    def _block(self, fact: str) -> str:
        return self._moved.get(fact, self._facts[fact].block)

    def _put(self, fact: str, block: str) -> None:
        self._blocks.setdefault(block, set()).add(fact)
        self._dirty.add(block)

    def _take(self, fact: str, block: str) -> None:
        self._blocks[block].discard(fact)
        self._dirty.add(block)

    def _drop(self, document: str) -> None:
        for fact in self._told.pop(document, ()):
            self._take(fact, self._block(fact))
            self._moved.pop(fact, None)
            del self._facts[fact]

    def _reprint(self, moved: dict[str, str]) -> None:
        """Write the releases of documents that have another one now."""
        for document, release in moved.items():
            for fact in self._told.get(document, ()):
                self._facts[fact] = replace(self._facts[fact], digest=release)
                self._dirty.add(self._block(fact))

    def _move(self) -> None:
        """Put the facts that decisions speak of into the blocks where decisions place them."""
        decided = {fact for decision in self._decisions for fact in decision.about if fact in self._facts}
        homes = placed({fact: self._facts[fact].block for fact in decided}, self._decisions)
        for fact, block in homes.items():
            if block != self._block(fact):
                self._take(fact, self._block(fact))
                self._put(fact, block)
        self._moved = {fact: block for fact, block in homes.items() if block != self._facts[fact].block}
