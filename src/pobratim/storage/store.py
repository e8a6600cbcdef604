"""The register's store over the database: the protocol of `pobratim.register.store`.

In: readings, decisions. Out: entries as records, for commands and workers; pages ask `read.py` for rows.
Not here: opening the database (`connect.py`).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from pobratim.facts import Fact
from pobratim.register import Decision, Entry, KnownDocument, Reading
from pobratim.register.lives import Lives

from . import lives, models, read, write
from .connect import storing
from .rows import document_record, entry_record


class DatabaseStore:
    """The protocol `Store` over the connected database."""

    def known(self, document: str) -> KnownDocument | None:
        """What is known of the document with that id."""
        with storing():
            row = models.Document.objects.filter(id=document).first()
            return KnownDocument(document_record(row), row.reading_version) if row else None

    def keep(self, readings: Iterable[Reading]) -> None:
        """Write readings; a document's earlier facts are replaced."""
        with storing():
            write.keep_readings(readings)

    def forget(self, document: str) -> None:
        """Take a document and its facts out."""
        with storing():
            write.forget_document(document)

    def add(self, fact: Fact) -> None:
        """Add a fact that a person entered to a document that is there."""
        with storing():
            write.add_fact(fact)

    def decide(self, decision: Decision) -> None:
        """Add a person's decision."""
        with storing():
            write.decide(decision)

    def rebuild(self, *, everything: bool = False) -> int:
        """Make the entries of touched blocks (or of all) anew; how many blocks that were."""
        with storing():
            return write.rebuild_everything() if everything else write.rebuild_dirty_blocks()

    def waiting(self) -> int:
        """How many touched blocks are not rebuilt yet."""
        with storing():
            return models.DirtyBlock.objects.count()

    def entries(self) -> list[Entry]:
        """All entries, sorted by id."""
        return _records(models.Entry.objects.all())

    def entry(self, wanted: str) -> Entry | None:
        """One entry; an old id leads to the entry that holds the fact which founded the old one."""
        with storing():
            row = read.entry(wanted)
        return _records(models.Entry.objects.filter(id=row.id))[0] if row else None

    def lives(self) -> Lives:
        """Links between entries and phases of papers, sorted."""
        with storing():
            return lives.stored_lives()

    def entries_of_party(self, party: str) -> list[Entry]:
        """Entries that concern a party or what lies in it, but the rejected ones."""
        return _records(read.entries_of_party(party))

    def entries_of_person(self, name: str) -> list[Entry]:
        """Entries that name a person in any spelling of that name, but the rejected ones."""
        return _records(read.entries(read.EntryFilter(person=name)))


def _records(rows: QuerySet[models.Entry]) -> list[Entry]:
    facts = models.Fact.objects.only("id", "document_id")
    links = Prefetch("entry_facts", models.EntryFact.objects.prefetch_related(Prefetch("fact", facts)))
    with storing():
        found = rows.order_by("id").prefetch_related(None).prefetch_related(links, "parties", "people", "areas")
        return [entry_record(row) for row in found]
