"""Lives of papers as rows: links between entries, phases, and which groups must be settled anew.

In: blocks that were rebuilt, within the caller's transaction. Out: rows of pairs, links and phases, equal to what
`pobratim.register.lives` makes of the entries. Not here: questions of pages (`standing.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from pobratim.register.entry import PartyLink
from pobratim.register.filed import Filed
from pobratim.register.lives import Lives, Member, lives_of_pair, member_of, pairs_of_block, pairs_of_parties

from . import models
from .rows import Links, link_record, link_row, linked_entry, phase_record, phase_row
from .told import told_behind

PAIRS_AT_ONCE = 100

Held = dict[tuple[str, str], int]
"""Entry and pair of rows that are there, with the row's number."""


def pairs_held(blocks: Sequence[str]) -> Held:
    """To which groups the entries of the blocks belong, as the rows say now; asked before blocks are rebuilt."""
    concerned = [block for block in blocks if pairs_of_block(block)]
    if not concerned:
        return {}
    rows = models.EntryPair.objects.filter(entry__block__in=concerned)
    return {(entry, pair): number for number, entry, pair in rows.values_list("id", "entry", "pair")}


def mark_pairs(blocks: Sequence[str], held: Held, now: datetime) -> set[str]:
    """Write to which groups the rebuilt entries belong, and remember to settle all these groups; those."""
    concerned = [block for block in blocks if pairs_of_block(block)]
    if not concerned:
        return set()
    wanted = set()
    found = models.Entry.objects.order_by().filter(block__in=concerned).values_list("id", "content")
    for entry, content in found:
        pairs = pairs_of_parties(content.get("parties", ()), content.get("organisations", ()))
        wanted |= {(entry, pair) for pair in pairs}
    gone = [number for key, number in held.items() if key not in wanted]
    models.EntryPair.objects.filter(id__in=gone).delete()
    new = [models.EntryPair(entry_id=entry, pair=pair) for entry, pair in sorted(wanted - held.keys())]
    models.EntryPair.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    touched = {pair for _, pair in wanted | held.keys()}
    rows = [models.DirtyPair(pair=pair, since=now) for pair in sorted(touched)]
    models.DirtyPair.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["pair"], update_fields=["since"]
    )
    return touched


def settle_pairs(pairs: Iterable[str]) -> None:
    """Settle the lives of these groups, within the caller's transaction."""
    chosen = sorted(pairs)
    if chosen:
        _settle(chosen)
        models.DirtyPair.objects.filter(pair__in=chosen).delete()


def settle_dirty_pairs() -> None:
    """Settle the lives of all groups that changed."""
    while True:
        with transaction.atomic():
            waiting = models.DirtyPair.objects.order_by("pair").select_for_update()
            pairs = list(waiting.values_list("pair", flat=True)[:PAIRS_AT_ONCE])
            if not pairs:
                return
            _settle(pairs)
            models.DirtyPair.objects.filter(pair__in=pairs).delete()


def _settle(pairs: Sequence[str]) -> None:
    groups: dict[str, list[str]] = {pair: [] for pair in pairs}
    for entry, pair in models.EntryPair.objects.filter(pair__in=pairs).values_list("entry", "pair"):
        groups[pair].append(entry)
    members = _members({entry for held in groups.values() for entry in held})
    links, phases = [], []
    for pair, held in groups.items():
        lives = lives_of_pair(pair, [members[entry] for entry in held if entry in members])
        links += [link_row(pair, link) for link in lives.links]
        phases += [phase_row(pair, phase) for phase in lives.phases]
    _write(models.EntryLink, pairs, links)
    _write(models.EntryPhase, pairs, phases)


def _members(entries: Iterable[str]) -> dict[str, Member]:
    """The entries as their groups see them: without people and areas, which lives do not ask for."""
    shown = models.Entry.objects.order_by().filter(id__in=entries).exclude(state=models.Entry.State.REJECTED)
    rows = {row.id: row for row in shown}
    parties: dict[str, list[PartyLink]] = {name: [] for name in rows}
    links = models.EntryParty.objects.filter(entry__in=list(rows))
    for name, party, direct in links.values_list("entry", "party", "direct"):
        parties[name].append(PartyLink(party, direct))
    facts: dict[str, list[Filed]] = {name: [] for name in rows}
    for name, filed in told_behind([name for name, row in rows.items() if _needs_tellings(row)]):
        facts[name].append(filed)
    found = {}
    for name, row in rows.items():
        told = [(filed.fact.id, filed.fact.document) for filed in facts[name]]
        found[name] = member_of(linked_entry(row, Links(told, parties[name], (), ())), facts[name])
    return found


def _needs_tellings(row: models.Entry) -> bool:
    """Whether the life of an entry depends on who told of it when: a lasting tie begins when it was first told."""
    return row.kind != "partnership" or row.stage == "suspended"


def _write(
    model: type[models.EntryLink] | type[models.EntryPhase],
    pairs: Sequence[str],
    rows: Sequence[models.EntryLink] | Sequence[models.EntryPhase],
) -> None:
    """Put the rows in place of those that the pairs have, where they differ."""
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    known = {row[1:]: row[0] for row in model._default_manager.filter(pair__in=pairs).values_list("id", *names)}
    wanted = {tuple(getattr(row, name) for name in names): row for row in rows}
    model._default_manager.filter(id__in=[number for key, number in known.items() if key not in wanted]).delete()
    new = [row for key, row in wanted.items() if key not in known]
    model._default_manager.bulk_create(new, batch_size=500)  # type: ignore[arg-type]


def stored_lives() -> Lives:
    """All links and phases, as records."""
    links = sorted(link_record(row) for row in models.EntryLink.objects.all())
    phases = [phase_record(row) for row in models.EntryPhase.objects.order_by("entry", "position")]
    return Lives(tuple(links), tuple(sorted(phases, key=lambda one: (one.entry, one.position))))
