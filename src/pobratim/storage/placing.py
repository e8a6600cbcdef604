"""Facts go to the blocks where people's decisions place them.

In: ids of facts that changed or were decided on; or all facts. Out: changed `Fact.block`, the blocks that this touches.
Not here: what follows from decisions (`pobratim.register.decisions`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.register.decisions import placed
from pobratim.register.kinds import block_of

from .models import Decision, DecisionFact, Fact
from .rows import decision_record, filed_record

AT_ONCE = 2000
_READ = (
    *("id", "kind", "content", "evidence", "quote", "rule", "why", "homes", "block"),
    *("document__published", "document__digest"),
)


def place(facts: Iterable[str]) -> set[str]:
    """Move facts that decisions tie to these (or untie from them); the blocks that lose or win facts."""
    if not Decision.objects.exists():
        return set()
    decided, decisions = _reach(set(facts))
    rows = list(Fact.objects.filter(id__in=decided).select_related("document").defer("document__text"))
    native = {row.id: block_of(filed_record(row, row.document.published, row.document.digest)) for row in rows}
    homes = placed(native, [decision_record(row) for row in decisions])
    touched: set[str] = set()
    for row in rows:
        if row.block != homes[row.id]:
            touched |= {row.block, homes[row.id]}
            row.block = homes[row.id]
    Fact.objects.bulk_update(rows, ["block"], batch_size=500)
    return touched


def refile() -> None:
    """Put every fact into the block that the rules of today give it: those that read it may have given another."""
    last, facts = "", Fact.objects.order_by("id").select_related("document").only(*_READ)
    while rows := list(facts.filter(id__gt=last)[:AT_ONCE]):
        last, moved = rows[-1].id, []
        for row in rows:
            block = block_of(filed_record(row, row.document.published, row.document.digest))
            if block != row.block:
                row.block = block
                moved.append(row)
        Fact.objects.bulk_update(moved, ["block"], batch_size=500)
    place(DecisionFact.objects.values_list("fact", flat=True).distinct())


def _reach(facts: set[str]) -> tuple[set[str], list[Decision]]:
    """All facts that decisions connect with these, and those decisions."""
    decisions: dict[str, Decision] = {}
    frontier = facts
    while frontier:
        found = Decision.objects.filter(about__fact__in=frontier).exclude(id__in=list(decisions)).distinct()
        new = {row.id: row for row in found}
        decisions |= new
        frontier = set(DecisionFact.objects.filter(decision__in=list(new)).values_list("fact", flat=True)) - facts
        facts = facts | frontier
    return facts, list(decisions.values())
