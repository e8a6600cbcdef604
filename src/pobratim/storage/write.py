"""Everything that changes rows of the register.

In: readings, decisions. Out: rows. A reading and the blocks that it touches are written in one transaction; entries of
touched blocks are made anew in later ones. So an interruption at any point, followed by another run, ends in the same
register. Blocks are always locked in the same order. Not here: what entries follow from facts (`pobratim.register`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from pobratim.facts import Fact
from pobratim.register import Decision, Filed, Reading, Verb, file_facts
from pobratim.register.entered import ENTERED, with_entered

from . import lives, models, reprints, tallies
from .placing import place, refile
from .rebuild import rebuild_blocks
from .rows import decision_row, document_record, document_row, fact_record, fact_row
from .search import index

READINGS_AT_ONCE = 100
"""Documents in one transaction: large enough for bulk inserts, short enough for others to wait."""
BLOCKS_AT_ONCE = 100

_DOCUMENT_FIELDS = [field.name for field in models.Document._meta.concrete_fields if not field.primary_key]
_FACT_FIELDS = [field.name for field in models.Fact._meta.concrete_fields if not field.primary_key]
_Item = TypeVar("_Item")


def keep_readings(readings: Iterable[Reading], now: datetime | None = None) -> int:
    """Write documents with their facts, replacing what they had; how many documents. Takes a stream of any length."""
    kept = 0
    for chunk in _chunks(readings, READINGS_AT_ONCE):
        # The last reading of an id counts, as it would one by one
        unique = [reading for _, reading in sorted({reading.document.id: reading for reading in chunk}.items())]
        with transaction.atomic():
            _keep_chunk(unique, now or timezone.now())
        kept += len(chunk)
    return kept


def _keep_chunk(readings: Sequence[Reading], now: datetime) -> None:
    ids = [reading.document.id for reading in readings]
    known = models.Document.objects.in_bulk(ids)
    old = {row.id: row for row in models.Fact.objects.filter(document__in=list(known))}
    readings = [_with_entered(reading, known.get(reading.document.id), old.values()) for reading in readings]
    documents = [document_row(reading.document, reading.version, now) for reading in readings]
    elsewhere = _settle_releases(documents)
    facts = [fact_row(filed, n, now) for reading in readings for n, filed in enumerate(_filed(reading))]
    for row in facts:
        if row.id in old and old[row.id].content == row.content:
            row.learnt_at = old[row.id].learnt_at
    moved = {row.id for row in documents if row.id in known and _tells_otherwise(known[row.id], row)}
    changed = [row for row in facts if row.id not in old or _differs(old[row.id], row) or row.document_id in moved]
    told = {row.id for row in facts}
    gone = [row for row in old.values() if row.id not in told]
    touched = {row.block for row in (*changed, *gone)} | {old[row.id].block for row in changed if row.id in old}
    touched |= _blocks_of(elsewhere)
    # The blocks are locked before their facts, as a rebuild does: the two never wait for each other
    mark_dirty(touched, now)
    _upsert(models.Document, documents, _DOCUMENT_FIELDS)
    reprints.write_prints(documents)
    reprints.move_to_releases(elsewhere)
    models.Fact.objects.filter(id__in=[row.id for row in gone]).delete()
    _upsert(models.Fact, changed, _FACT_FIELDS)
    mark_dirty(place([row.id for row in (*changed, *gone)]), now)
    index.keep_documents(documents, facts)
    index.keep_entries([row.founds for row in changed if row.id in old and old[row.id].quote != row.quote])
    tallies.move(len(documents) - len(known), len(told - old.keys()) - len(gone))


def _with_entered(reading: Reading, known: models.Document | None, old: Iterable[models.Fact]) -> Reading:
    """The reading with the facts that people entered on its document."""
    if known is None:
        return reading
    entered = [fact_record(row) for row in old if row.document_id == known.id and row.rule == ENTERED]
    return with_entered(reading, entered, known.text)


def add_fact(fact: Fact) -> None:
    """Add a fact that a person entered to a document that is there."""
    with transaction.atomic():
        document = models.Document.objects.get(id=fact.document)
        known = [fact_record(row) for row in models.Fact.objects.filter(document=document).order_by("position")]
        reading = Reading(document_record(document), (*known, fact), document.reading_version)
        _keep_chunk([reading], timezone.now())


def _settle_releases(documents: Sequence[models.Document]) -> dict[str, str]:
    """Give coming documents their release; the releases of others that are moved by them."""
    found = reprints.releases_with(documents)
    for row in documents:
        row.digest = found.pop(row.id)
    return found


def _blocks_of(documents: Iterable[str]) -> set[str]:
    return set(models.Fact.objects.filter(document__in=list(documents)).values_list("block", flat=True))


def _filed(reading: Reading) -> list[Filed]:
    return file_facts(reading.document, reading.facts)


def _tells_otherwise(old: models.Document, new: models.Document) -> bool:
    """Whether what the register takes from a document changed."""
    return (old.published, old.digest) != (new.published, new.digest)


def _differs(old: models.Fact, new: models.Fact) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in ("content", "evidence", "quote", "homes", "block"))


def _upsert(model: type[models.Document] | type[models.Fact], rows: list, fields: list[str]) -> None:  # type: ignore[type-arg]
    model._default_manager.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def forget_document(document: str) -> None:
    """Take a document and its facts out."""
    with transaction.atomic():
        facts = models.Fact.objects.filter(document=document)
        touched = dict(facts.values_list("id", "block"))
        elsewhere = reprints.releases_with((), {document})
        mark_dirty({*touched.values(), *_blocks_of(elsewhere)}, timezone.now())
        gone = models.Document.objects.filter(id=document).delete()[1]
        index.forget_documents([document])
        reprints.move_to_releases(elsewhere)
        mark_dirty(place(touched), timezone.now())
        tallies.move(-gone.get("storage.Document", 0), -len(touched))


def decide(decision: Decision) -> set[str]:
    """Add a person's decision and mark what it concerns; the blocks that it touches."""
    return decide_all([decision])


def decide_all(decisions: Sequence[Decision]) -> set[str]:
    """Add decisions and mark what they concern; the blocks that they touch."""
    about = sorted({fact for decision in decisions for fact in decision.about})
    with transaction.atomic():
        models.Decision.objects.bulk_create([decision_row(decision) for decision in decisions], batch_size=500)
        links = [models.DecisionFact(decision_id=one.id, fact=fact) for one in decisions for fact in sorted(one.about)]
        models.DecisionFact.objects.bulk_create(links, batch_size=1000)
        touched = set(models.Fact.objects.filter(id__in=about).order_by().values_list("block", flat=True))
        if any(map(_moves, decisions)):
            touched |= place(about)
        mark_dirty(touched, timezone.now())
    return touched


def _moves(decision: Decision) -> bool:
    """Whether facts may have to stand in another block now."""
    return bool(decision.others) or decision.verb in (Verb.UNDO, Verb.ENTER)


def mark_dirty(blocks: Iterable[str], now: datetime) -> None:
    """Remember that blocks must be rebuilt. Locks a block's row even if it is there already: a rebuild must wait."""
    rows = [models.DirtyBlock(block=block, since=now) for block in sorted(set(blocks))]
    models.DirtyBlock.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["block"], update_fields=["since"]
    )


def mark_all_dirty() -> None:
    """Remember that all blocks must be rebuilt."""
    with transaction.atomic():
        blocks = set(models.Fact.objects.order_by().values_list("block", flat=True).distinct())
        blocks |= set(models.Entry.objects.order_by().values_list("block", flat=True).distinct())
        mark_dirty(blocks, timezone.now())


def rebuild_dirty_blocks(*, afresh: bool = False) -> int:
    """Make the entries of touched blocks anew until none waits; how many blocks that were.

    With `afresh` rows of entries are written even where they seem equal.
    """
    rebuilt = 0
    while True:
        with transaction.atomic():
            waiting = models.DirtyBlock.objects.order_by("block").select_for_update()
            blocks = list(waiting.values_list("block", flat=True)[:BLOCKS_AT_ONCE])
            if not blocks:
                break
            held = lives.pairs_held(blocks)
            rebuild_blocks(blocks, afresh=afresh)
            lives.mark_pairs(blocks, held, timezone.now())
            models.DirtyBlock.objects.filter(block__in=blocks).delete()
        rebuilt += len(blocks)
    lives.settle_dirty_pairs()
    return rebuilt


def rebuild_now(blocks: Iterable[str]) -> None:
    """Make the entries of these blocks anew within the caller's transaction, whatever else waits."""
    chosen = sorted(set(blocks))
    with transaction.atomic():
        mark_dirty(chosen, timezone.now())
        held = lives.pairs_held(chosen)
        rebuild_blocks(chosen)
        lives.settle_pairs(lives.mark_pairs(chosen, held, timezone.now()))
        models.DirtyBlock.objects.filter(block__in=chosen).delete()


def rebuild_everything() -> int:
    """Make all entries anew from facts and decisions; how many blocks that were."""
    with transaction.atomic():
        reprints.print_the_unprinted()
        refile()
    mark_all_dirty()
    return rebuild_dirty_blocks(afresh=True)


def _chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    stream = iter(items)
    while chunk := list(islice(stream, size)):
        yield chunk
