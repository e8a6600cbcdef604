"""The entries of blocks made anew, with as few writes as the change allows.

In: blocks, within the caller's transaction. Out: rows of entries and their links, equal to what `pobratim.register`
builds from the blocks' facts. Not here: which blocks need it (`write.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest

from pobratim.register import Decision, Entry, Person, State, build_block
from pobratim.register.filed import Filed

from . import models, tallies
from .doubts import fill_doubts
from .organisations import write_organisations
from .rows import decision_record, entry_row
from .search import index
from .told import told_in

_ENTRY_FIELDS = [field.name for field in models.Entry._meta.concrete_fields if not field.primary_key]
_LINKS = (models.EntryParty, models.EntryPerson, models.EntryOrganisation, models.EntryArea)


def rebuild_blocks(blocks: Sequence[str], *, afresh: bool = False) -> None:
    """Write what differs between the blocks' entries as they are and as they should be."""
    entries, facts = _built(blocks)
    rows = {row.id: row for row in map(entry_row, entries)}
    known = dict(models.Entry.objects.filter(block__in=blocks).values_list("id", "fingerprint"))
    changed = [row for row in rows.values() if afresh or known.get(row.id) != row.fingerprint]
    fill_doubts(changed, {entry.id: entry for entry in entries}, facts)
    gone = [entry_id for entry_id in known if entry_id not in rows]
    tied = _cut_facts(blocks, known, entries)
    stale = [*gone, *(row.id for row in changed)]
    counted = tallies.of_rows(stale)
    for link in _LINKS:
        link._default_manager.filter(entry__in=stale).delete()
    models.Entry.objects.filter(id__in=gone).delete()
    models.Entry.objects.bulk_create(
        changed, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=_ENTRY_FIELDS
    )
    made_anew = {row.id for row in changed}
    written = [entry for entry in entries if entry.id in made_anew]
    _write_links(written)
    _tie_facts(tied, entries)
    _lead(entries, facts)
    index.keep_entries(stale)
    tallies.change(counted, tallies.of_entries(written))


def _built(blocks: Sequence[str]) -> tuple[list[Entry], dict[str, Filed]]:
    """The entries of blocks, and the facts that they are made of by id."""
    facts: dict[str, list[Filed]] = {block: [] for block in blocks}
    for filed in told_in(blocks):
        facts[filed.block].append(filed)
    by_id = {filed.fact.id: filed for held in facts.values() for filed in held}
    decisions = _decisions(list(by_id)) if models.Decision.objects.exists() else []
    return [entry for block, held in facts.items() for entry in build_block(block, held, decisions)], by_id


def _decisions(facts: Sequence[str]) -> list[Decision]:
    decided = models.DecisionFact.objects.filter(fact__in=facts).values("decision")
    return [decision_record(row) for row in models.Decision.objects.filter(id__in=decided)]


def _wanted(entries: Iterable[Entry]) -> dict[str, str]:
    return {fact: entry.id for entry in entries for fact in entry.facts}


def _cut_facts(blocks: Sequence[str], known: Iterable[str], entries: Iterable[Entry]) -> set[str]:
    """Cut facts off entries that they no longer stand behind, also of other blocks that they have left; those kept."""
    wanted = _wanted(entries)
    # Two questions: one with OR would not use the indexes
    of_facts = models.EntryFact.objects.filter(fact__block__in=blocks).values_list("id", "entry", "fact")
    of_entries = models.EntryFact.objects.filter(entry__in=list(known)).values_list("id", "entry", "fact")
    links = {*of_facts, *of_entries}
    wrong = [link for link, entry, fact in links if wanted.get(fact) != entry]
    models.EntryFact.objects.filter(id__in=wrong).delete()
    return {fact for _, entry, fact in links if wanted.get(fact) == entry}


def _tie_facts(tied: set[str], entries: Iterable[Entry]) -> None:
    missing = {fact: entry for fact, entry in _wanted(entries).items() if fact not in tied}
    rows = [models.EntryFact(entry_id=entry, fact_id=fact) for fact, entry in missing.items()]
    models.EntryFact.objects.bulk_create(rows, batch_size=1000)


LEADING = 6
"""How many sentences stand under an entry in a list."""


def _lead(entries: Sequence[Entry], told: Mapping[str, Filed]) -> None:
    """Mark the facts whose sentences a list shows, and unmark those that it showed before."""
    wanted = {fact for entry in entries for fact in _leading(entry, told)}
    marked = models.EntryFact.objects.filter(entry__in=[entry.id for entry in entries], lead=True)
    known = set(marked.values_list("fact", flat=True))
    models.EntryFact.objects.filter(fact__in=known - wanted).update(lead=False)
    models.EntryFact.objects.filter(fact__in=wanted - known).update(lead=True)


def _leading(entry: Entry, told: Mapping[str, Filed]) -> set[str]:
    """The newest facts, and one for each value on which documents differ and each post of a person."""
    newest = nlargest(LEADING, entry.facts, key=lambda fact: (told[fact].published or "", fact))
    differing = [variant.facts for _, variants in entry.variants for variant in variants]
    held = [post.facts for post in entry.content.posts] if isinstance(entry.content, Person) else []
    return {*newest, *(facts[0] for facts in (*differing, *held) if facts)} & set(entry.facts)


def _party_rows(entry: Entry) -> list[models.EntryParty]:
    return [
        models.EntryParty(
            entry_id=entry.id,
            party=link.party,
            direct=link.direct,
            kind=entry.kind,
            first=entry.first or date.min,
            until=entry.until,
            shown=entry.state is not State.REJECTED,
        )
        for link in entry.parties
    ]


def _write_links(entries: Sequence[Entry]) -> None:
    parties, people, areas = [], [], []
    for entry in entries:
        parties += _party_rows(entry)
        people += [models.EntryPerson(entry_id=entry.id, key=p.key, name=p.name) for p in entry.people]
        areas += [models.EntryArea(entry_id=entry.id, area=area) for area in entry.areas]
    models.EntryParty.objects.bulk_create(parties, batch_size=1000)
    models.EntryPerson.objects.bulk_create(people, batch_size=1000)
    models.EntryArea.objects.bulk_create(areas, batch_size=1000)
    write_organisations({entry.id: entry.content for entry in entries})
