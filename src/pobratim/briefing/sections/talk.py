"""Proposals for the talk: what waits for an answer, what lapses.

In: entries of commitments and agreements. Out: lists. Not here: overdue promises
(`promises.py`), any advice that the register does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pobratim.facts import Agreement
from pobratim.register import Entry
from pobratim.register.lives import Relation
from pobratim.wording import date_words

from ..gather import of_kind
from ..length import Length
from ..paper import Block, Sentence
from ..telling import Part, Teller
from . import papers, promises
from .lists import bulleted

OPEN = ("proposal", "invitation")
NEEDED = ("readiness", "need")
SOON = timedelta(days=366)
LONG_AGO = timedelta(days=2 * 366)
FOLLOWING = (Relation.SUCCEEDS, Relation.EDITION_OF)


def blocks(teller: Teller, length: Length) -> tuple[Block, ...]:
    """Lapsing papers, open proposals and invitations, readiness and needs."""
    commitments = of_kind(teller.dossier, "commitment")
    lists = {
        "lapsing": [_lapsing(teller, entry, length) for entry in without_successor(teller)],
        "open_proposals": _said(teller, commitments, OPEN),
        "needs": _said(teller, commitments, NEEDED),
    }
    found: list[Block] = []
    for key, sentences in lists.items():
        found += bulleted(sentences, length.items, teller.phrase(key))
    return tuple(found)


def _said(teller: Teller, commitments: Sequence[Entry], types: Sequence[str]) -> list[Sentence]:
    told = [one for one in commitments if one.subtype in types]
    return [promises.sentence(teller, one, state=False) for one in told]


def without_successor(teller: Teller) -> list[Entry]:
    """Papers that lapsed lately or lapse soon, where no later paper of the kind follows."""
    early, late = teller.as_of - LONG_AGO, teller.as_of + SOON
    followed = {link.other for link in teller.lives.links if link.relation in FOLLOWING}
    lapsing = [one for one in of_kind(teller.dossier, "agreement") if one.until and early <= one.until <= late]
    lapsing = [one for one in lapsing if one.id not in followed and one.stage != "ended"]
    return sorted(lapsing, key=lambda one: (one.until or teller.as_of, one.id))


def _lapsing(teller: Teller, entry: Entry, length: Length) -> Sentence:
    assert isinstance(entry.content, Agreement)
    assert entry.until is not None
    key = "ran_out" if entry.until < teller.as_of else "runs_out"
    end = str(entry.content.period or "").rpartition("/")[2] or entry.until.isoformat()
    when = date_words(end, teller.language)
    term = Part(teller.phrase(key, date=when), "period", (entry.content.period,))
    return teller.say(entry, [*papers.heading(teller, entry), term])
