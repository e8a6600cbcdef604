"""The order of work: the facts of a block are clustered, each cluster is merged into an entry.

In: filed facts and decisions. Out: entries. Pure and settled: equal sets of facts and decisions give equal entries,
whatever the order. Not here: where facts and entries are kept (`store.py`, `pobratim.storage`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pobratim.facts import Content

from .clusters import cluster
from .dates import Stretch, stretch
from .decisions import Decision, placed, standing, ties
from .entry import Entry, Person, entry_id, entry_kind
from .filed import Filed
from .kinds import RULES, KindRule
from .links import areas_of, parties_of, people_of
from .merge import merge
from .people import cluster_people, person_of
from .review import Reviewed, content_fingerprint, review, with_posts_corrected

TITLE_LENGTH = 160


def build_register(facts: Iterable[Filed], decisions: Iterable[Decision] = ()) -> list[Entry]:
    """All entries of all blocks, sorted by id."""
    facts, decisions = list(facts), list(decisions)
    where = placed({filed.fact.id: filed.block for filed in facts}, decisions)
    blocks: dict[str, list[Filed]] = {}
    for filed in facts:
        blocks.setdefault(where[filed.fact.id], []).append(filed)
    entries = [entry for block, held in blocks.items() for entry in build_block(block, held, decisions)]
    return sorted(entries, key=lambda entry: entry.id)


def build_block(block: str, facts: Iterable[Filed], decisions: Iterable[Decision] = ()) -> list[Entry]:
    """The entries of one block, sorted by id. All facts are of one kind."""
    return [draft.entry() for draft in draft_block(block, facts, decisions)]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not made yet: its id, its facts with the founding one first, and decisions on its block."""

    id: str
    block: str
    facts: list[Filed]
    decisions: list[Decision]

    def entry(self) -> Entry:
        """The entry; it follows from the draft alone."""
        return replace(_entry(self.block, self.facts, self.decisions), id=self.id)


def draft_block(block: str, facts: Iterable[Filed], decisions: Iterable[Decision] = ()) -> list[Draft]:
    """Which facts of a block stand behind which entries, sorted by id."""
    facts = list(facts)
    if not facts:
        return []
    present = {filed.fact.id for filed in facts}
    decisions = [decision for decision in decisions if not present.isdisjoint(decision.about)]
    rule, held = RULES[facts[0].fact.kind], ties(decisions)
    ours = [filed for filed in facts if filed.fact.id not in held.alone]
    clusters = cluster_people(ours, held) if rule.kind == "post" else cluster(ours, rule, held)
    alone = [[filed] for filed in facts if filed.fact.id in held.alone]
    founders = _founders(rule.kind, clusters, alone, decisions)
    drafts = []
    for one in (*clusters, *alone):
        name = entry_id(rule.kind, one[0].fact.id)
        drafts.append(Draft(founders.get(name, name), block, one, decisions))
    return sorted(drafts, key=lambda draft: draft.id)


def _founders(
    kind: str, clusters: list[list[Filed]], alone: list[list[Filed]], decisions: list[Decision]
) -> dict[str, str]:
    """New ids for old: an entry whose founding fact was rejected out of it keeps its id, and the fact takes another."""
    if not alone:
        return {}
    homes = {filed.fact.id: number for number, one in enumerate(clusters) for filed in one}
    lent: dict[int, Filed] = {}
    for (filed,) in alone:
        left = {fact for word in standing(decisions) if filed.fact.id in word.facts for fact in word.others}
        held = [other for one in clusters for other in one if other.fact.id in left]
        first = min(held, key=lambda other: other.order, default=None)
        home = homes[first.fact.id] if first else None
        if home is not None and filed.order < min(clusters[home][0].order, lent.get(home, clusters[home][0]).order):
            lent[home] = filed
    names = {entry_id(kind, clusters[home][0].fact.id): entry_id(kind, filed.fact.id) for home, filed in lent.items()}
    apart = {entry_id(kind, filed.fact.id): entry_id(kind, f"{filed.fact.id}\x1frejected") for filed in lent.values()}
    return names | apart


def _entry(block: str, facts: list[Filed], decisions: list[Decision]) -> Entry:
    rule = RULES[facts[0].fact.kind]
    ids = tuple(sorted(filed.fact.id for filed in facts))
    machine = _read(facts, rule, decisions)
    shown = review(machine, ids, decisions)
    content = shown.content
    told = _span([stretch(filed.published) for filed in facts])
    when = _when(content, rule) or told
    return Entry(
        id=entry_id(rule.kind, facts[0].fact.id),
        kind=entry_kind(rule.kind),
        block=block,
        title=_title(content, facts, rule),
        content=content,
        subtype=getattr(content, rule.subtype) if rule.subtype else "",
        stage=(getattr(content, rule.stage) or "") if rule.stage else "",
        variants=shown.variants,
        facts=ids,
        documents=tuple(sorted({filed.fact.document for filed in facts})),
        parties=parties_of(content, facts),
        people=people_of(content, facts),
        areas=areas_of(content),
        first=when.first,
        last=when.last,
        until=stretch(getattr(content, rule.until)).last if rule.until else None,
        seen_first=told.first,
        seen_last=told.last,
        state=shown.state,
        corrected=shown.corrected,
        read=content_fingerprint(machine.content),
    )


def _read(facts: list[Filed], rule: KindRule, decisions: list[Decision]) -> Reviewed:
    """What the machine makes of the facts; of a person's posts, with what people put right in them."""
    if rule.kind == "post":
        told, corrected = with_posts_corrected(facts, decisions)
        return Reviewed(person_of(told), (), corrected=corrected)
    return Reviewed(*merge(facts, rule))


def _when(content: Content | Person, rule: KindRule) -> Stretch | None:
    """When the thing is; of a term that is all that is known of a paper, its beginning."""
    for slot in rule.when:
        days = stretch(getattr(content, slot))
        if days.known:
            return Stretch(days.first, days.first or days.last) if slot == rule.until else _closed(days)
    return None


def _closed(days: Stretch) -> Stretch:
    return Stretch(days.first or days.last, days.last or days.first)


def _span(days: list[Stretch]) -> Stretch:
    firsts: list[date] = [day.first for day in days if day.first]
    lasts: list[date] = [day.last for day in days if day.last]
    return Stretch(min(firsts, default=None), max(lasts, default=None))


def _title(content: Content | Person, facts: list[Filed], rule: KindRule) -> str:
    """A name where there is one, else the words of the founding fact."""
    if isinstance(content, Person):
        return content.name
    named = getattr(content, rule.title) if rule.title else None
    words = " ".join((named or facts[0].quote).split())
    return words if len(words) <= TITLE_LENGTH else f"{words[: TITLE_LENGTH - 1].rsplit(' ', 1)[0]}…"
