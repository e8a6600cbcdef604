"""The morning of somebody signed in: what waits, what is new, what falls due, what lapses, who went quiet.

In: an account. Out: a `Morning` for `parts/morning.html`. Not here: queries (`storage.morning`, `desk.queue`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from pobratim.desk import queue, rights
from pobratim.desk.models import Account
from pobratim.desk.roles import Action
from pobratim.storage import morning as held
from pobratim.wording import date_words

from . import memory
from .cards import Card, card_of
from .shown import Item, party_item

SHOWN = 6
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QuietLine:
    """A partner of whom nothing was heard for a year."""

    item: Item
    events: int
    last: str


@dataclass(frozen=True, slots=True)
class Morning:
    """What needs the account today; `waiting` is None for those who do not check."""

    name: str
    waiting: int | None
    most: int
    new: int
    soon: tuple[Card, ...]
    late: tuple[Card, ...]
    lapsing: tuple[Card, ...]
    quiet: tuple[QuietLine, ...]


def morning_of(account: Account, mark: memory.Mark, home: str, lang: str) -> Morning:
    """The account's morning."""
    today = timezone.localdate()
    terms = held.terms(today, SHOWN)
    checks = rights.may(account, Action.REVIEW)
    return Morning(
        name=account.get_short_name() or account.shown_name,
        waiting=queue.length(account=account) if checks else None,
        most=queue.COUNTED,
        new=held.read_since(timezone.now() - DAY),
        soon=tuple(card_of(entry, lang) for entry in terms.soon),
        late=tuple(card_of(entry, lang) for entry in terms.late),
        lapsing=tuple(card_of(entry, lang) for entry in held.lapsing(today, SHOWN)),
        quiet=tuple(
            QuietLine(party_item(one.party, lang), one.events, date_words(one.last.isoformat(), lang))
            for one in memory.quiet(mark, home, today)[:SHOWN]
        ),
    )
