"""Rows to and from the register's own records.

In: documents, filed facts, entries, decisions. Out: unsaved model rows; and the way back. Not here: any query.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pobratim.facts import Document, Fact, Span
from pobratim.facts.wire import content_from_json, content_to_json
from pobratim.register.dates import stretch
from pobratim.register.decisions import Decision, Verb
from pobratim.register.entry import Entry, NameLink, PartyLink, State, entry_id
from pobratim.register.filed import Filed
from pobratim.register.lives import LifeState, Link, Phase, Relation, Why
from pobratim.register.wire import (
    corrected_from_json,
    corrected_to_json,
    said_from_json,
    said_to_json,
    variants_from_json,
    variants_to_json,
)
from pobratim.resolve.reprints import text_digest

from . import models


def document_row(document: Document, version: str, now: datetime) -> models.Document:
    """A document's row."""
    published = stretch(document.published)
    return models.Document(
        id=document.id,
        title=document.title or "",
        published=document.published or "",
        published_first=published.first,
        published_last=published.last,
        source=document.source or "",
        address=document.address or "",
        text=document.text,
        digest=text_digest(document.text),
        read_at=now,
        reading_version=version,
    )


def fact_row(filed: Filed, position: int, now: datetime) -> models.Fact:
    """A filed fact's row, learnt now, `position` counting from the document's beginning."""
    fact = filed.fact
    return models.Fact(
        id=fact.id,
        document_id=fact.document,
        position=position,
        kind=fact.kind,
        content=content_to_json(fact.content),
        evidence=[[span.start, span.stop] for span in fact.evidence],
        quote=filed.quote,
        rule=fact.rule,
        why=fact.why,
        homes=list(filed.homes),
        block=filed.block,
        founds=entry_id(fact.kind, fact.id),
        learnt_at=now,
    )


def fact_record(row: models.Fact) -> Fact:
    """The fact of a row."""
    return Fact(
        id=row.id,
        document=row.document_id,
        content=content_from_json(row.content),
        evidence=tuple(Span(start, stop) for start, stop in row.evidence),
        rule=row.rule,
        why=row.why,
    )


def filed_record(row: models.Fact, published: str, digest: str) -> Filed:
    """The filed fact of a row, given its document's day and digest."""
    return Filed(fact_record(row), published or None, digest, row.quote, tuple(row.homes), row.block)


def document_record(row: models.Document) -> Document:
    """The document of a row."""
    return Document(
        id=row.id,
        text=row.text,
        title=row.title or None,
        published=row.published or None,
        source=row.source or None,
        address=row.address or None,
    )


def entry_row(entry: Entry, fingerprint: str = "") -> models.Entry:
    """An entry's own row, without its links; `fingerprint` stands for what it was made of."""
    return models.Entry(
        id=entry.id,
        kind=entry.kind,
        subtype=entry.subtype,
        stage=entry.stage,
        block=entry.block,
        title=entry.title,
        content=said_to_json(entry.content),
        variants=variants_to_json(entry),
        first=entry.first,
        last=entry.last,
        until=entry.until,
        seen_first=entry.seen_first,
        seen_last=entry.seen_last,
        state=str(entry.state),
        corrected=corrected_to_json(entry),
        read=entry.read,
        document_count=len(entry.documents),
        fingerprint=fingerprint,
    )


@dataclass(frozen=True, slots=True)
class Links:
    """What a row of an entry is linked to: its facts (id, document), parties, people, areas."""

    facts: Sequence[tuple[str, str]]
    parties: Sequence[PartyLink]
    people: Sequence[NameLink]
    areas: Sequence[str]


def entry_record(row: models.Entry) -> Entry:
    """The entry of a row whose links are loaded (`store.WITH_LINKS`)."""
    links = Links(
        facts=[(link.fact.id, link.fact.document_id) for link in row.entry_facts.all()],
        parties=[PartyLink(link.party, link.direct) for link in row.parties.all()],
        people=[NameLink(link.key, link.name) for link in row.people.all()],
        areas=[link.area for link in row.areas.all()],
    )
    return linked_entry(row, links)


def linked_entry(row: models.Entry, links: Links) -> Entry:
    """The entry of a row and its links, however those were fetched."""
    return Entry(
        id=row.id,
        kind=row.kind,
        block=row.block,
        title=row.title,
        content=said_from_json(row.content),
        subtype=row.subtype,
        stage=row.stage,
        variants=variants_from_json(row.variants),
        facts=tuple(sorted(fact for fact, _ in links.facts)),
        documents=tuple(sorted({document for _, document in links.facts})),
        parties=tuple(sorted(links.parties, key=lambda link: (not link.direct, link.party))),
        people=tuple(sorted(links.people, key=lambda link: link.key)),
        areas=tuple(sorted(links.areas)),
        first=row.first,
        last=row.last,
        until=row.until,
        seen_first=row.seen_first,
        seen_last=row.seen_last,
        state=State(row.state),
        corrected=corrected_from_json(row.corrected),
        read=row.read,
    )


def decision_row(decision: Decision) -> models.Decision:
    """A decision's row."""
    return models.Decision(
        id=decision.id,
        verb=str(decision.verb),
        facts=list(decision.facts),
        others=list(decision.others),
        slot=decision.slot,
        value=decision.value,
        seen=decision.seen,
        undoes=decision.undoes,
        who=decision.who,
        at=decision.at,
        why=decision.why,
    )


def decision_record(row: models.Decision) -> Decision:
    """The decision of a row."""
    return Decision(
        id=row.id,
        verb=Verb(row.verb),
        facts=tuple(row.facts),
        others=tuple(row.others),
        slot=row.slot,
        value=row.value,
        seen=row.seen,
        undoes=row.undoes,
        who=row.who,
        at=row.at,
        why=row.why,
    )


def link_row(pair: str, link: Link) -> models.EntryLink:
    """The row of a link that was settled in a pair."""
    return models.EntryLink(
        pair=pair,
        entry_id=link.entry,
        relation=str(link.relation),
        other_id=link.other,
        why=str(link.why),
        sure=link.sure,
    )


def link_record(row: models.EntryLink) -> Link:
    """The link of a row."""
    return Link(row.entry_id, Relation(row.relation), row.other_id, Why(row.why), row.sure)


def phase_row(pair: str, phase: Phase) -> models.EntryPhase:
    """The row of a phase that was settled in a pair."""
    return models.EntryPhase(
        pair=pair,
        entry_id=phase.entry,
        position=phase.position,
        state=str(phase.state),
        first=phase.first,
        certain=phase.certain,
        last=phase.last,
        why=str(phase.why),
        sure=phase.sure,
    )


def phase_record(row: models.EntryPhase) -> Phase:
    """The phase of a row."""
    return Phase(
        row.entry_id, row.position, LifeState(row.state), row.first, row.certain, row.last, Why(row.why), row.sure
    )
