"""The entries of blocks made anew, with as few writes as the change allows.

In: blocks, within the caller's transaction. Out: rows of entries and their links, equal to what `pobratim.register`
builds from the blocks' facts. Not here: which blocks need it (`write.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nlargest

from pobratim.register import Decision, Draft, Entry, Person, State, draft_block
from pobratim.register.decisions import in_order
from pobratim.register.filed import Filed

from . import models, tallies
from .doubts import fill_doubts
from .organisations import write_organisations
from .rows import decision_record, entry_row
from .search import index
from .told import Told, told_in

_ENTRY_FIELDS = [field.name for field in models.Entry._meta.concrete_fields if not field.primary_key]
MERGING = "2"
"""Counts up when the rules of merging change: entries of touched blocks are then made anew in any case."""
_LINKS = (models.EntryParty, models.EntryPerson, models.EntryOrganisation, models.EntryArea)


def rebuild_blocks(blocks: Sequence[str], *, afresh: bool = False) -> None:
    """Write what differs between the blocks' entries as they are and as they should be.

    An entry whose facts and decisions are those from which it was made stands: it is not made again.
    """
    told = {one.filed.fact.id: one for one in told_in(blocks)}
    drafts = {draft.id: draft for draft in _drafted(blocks, told.values())}
    prints = {name: _fingerprint(draft, told) for name, draft in drafts.items()}
    known = dict(models.Entry.objects.filter(block__in=blocks).values_list("id", "fingerprint"))
    entries = [draft.entry() for name, draft in drafts.items() if afresh or known.get(name) != prints[name]]
    changed = [entry_row(entry, prints[entry.id]) for entry in entries]
    facts = {fact: told[fact].filed for entry in entries for fact in entry.facts}
    fill_doubts(changed, {entry.id: entry for entry in entries}, facts)
    gone = [name for name in known if name not in drafts]
    wanted = {filed.fact.id: name for name, draft in drafts.items() for filed in draft.facts}
    _cut_strangers(blocks, sum(one.entry in known for one in told.values()))
    _cut_facts([fact for fact, one in told.items() if one.entry and one.entry != wanted[fact]])
    stale = [*gone, *(row.id for row in changed)]
    counted = tallies.of_rows(stale)
    for link in _LINKS:
        link._default_manager.filter(entry__in=stale).delete()
    models.Entry.objects.filter(id__in=gone).delete()
    models.Entry.objects.bulk_create(
        changed, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=_ENTRY_FIELDS
    )
    _write_links(entries)
    _tie_facts({fact: name for fact, name in wanted.items() if told[fact].entry != name})
    _lead(entries, facts)
    index.keep_entries(stale)
    tallies.change(counted, tallies.of_entries(entries))


def _drafted(blocks: Sequence[str], told: Iterable[Told]) -> Iterator[Draft]:
    facts: dict[str, list[Filed]] = {block: [] for block in blocks}
    for one in told:
        facts[one.filed.block].append(one.filed)
    ids = [filed.fact.id for held in facts.values() for filed in held]
    decisions = _decisions(ids) if models.Decision.objects.exists() else []
    for block, held in facts.items():
        yield from draft_block(block, held, decisions)


def _fingerprint(draft: Draft, told: Mapping[str, Told]) -> str:
    """Equal for drafts from which equal entries follow: what an entry was made of."""
    tokens = sorted(told[filed.fact.id].token for filed in draft.facts)
    made_of = "\x1e".join([MERGING, draft.id, draft.block, *(one.id for one in in_order(draft.decisions)), *tokens])
    return hashlib.sha256(made_of.encode()).hexdigest()


def _decisions(facts: Sequence[str]) -> list[Decision]:
    decided = models.DecisionFact.objects.filter(fact__in=facts).values("decision")
    return [decision_record(row) for row in models.Decision.objects.filter(id__in=decided)]


def _cut_facts(wrong: Sequence[str]) -> None:
    """Cut facts off entries that they no longer stand behind."""
    if wrong:
        models.EntryFact.objects.filter(fact__in=wrong).delete()


def _cut_strangers(blocks: Sequence[str], own: int) -> None:
    """Cut off the blocks' entries what went to other blocks; `own` facts behind them are of these blocks."""
    held = models.EntryFact.objects.filter(entry__block__in=blocks)
    # Counting reads indexes only; where the blocks of facts lie costs more the more was told
    if held.count() > own:
        left = held.exclude(fact__block__in=blocks)
        models.EntryFact.objects.filter(id__in=list(left.values_list("id", flat=True))).delete()


def _tie_facts(missing: Mapping[str, str]) -> None:
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
