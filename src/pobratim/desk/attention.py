"""What people put off, and what they have before them right now. None of it is a word on the entry itself.

In: accounts, entries. Out: rows of the desk, names of colleagues. Not here: the queue (`queue.py`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from pobratim.errors import BadInput
from pobratim.storage import read

from . import audit, rights
from .models import Account, Looking, Postponed
from .roles import Action
from .saying import parties_of

TOMORROW = timedelta(days=1)
A_WHILE = timedelta(seconds=90)
"""Who looked at an entry so recently is looking still: pages say it again every half a minute."""


@transaction.atomic
def later(account: Account, entry_id: str, until: datetime | None = None) -> datetime:
    """Nobody is asked about the entry until then, or for a day; when the question comes back."""
    row = read.entry(entry_id)
    if row is None:
        raise BadInput("такой записи больше нет: обновите страницу")
    rights.require(account, Action.CORRECT, parties_of(row))
    now = timezone.now()
    back = until or now + TOMORROW
    if back <= now:
        raise BadInput("этот срок уже прошёл", place="until")
    Postponed.objects.update_or_create(entry=row.pk, defaults={"account": account, "at": now, "until": back})
    audit.record("review.later", f"entry:{row.pk}", after={"until": back.isoformat()})
    return back


def take_up(account: Account, entry_id: str) -> None:
    """Ask about the entry again at once."""
    row = read.entry(entry_id)
    if row is not None:
        rights.require(account, Action.CORRECT, parties_of(row))
        Postponed.objects.filter(entry=row.pk).delete()


def looking(account: Account, entry_id: str) -> None:
    """The account has this entry before it."""
    Looking.objects.update_or_create(account=account, defaults={"entry": entry_id, "at": timezone.now()})


def who_else_looks(account: Account, entry_id: str) -> list[str]:
    """Names of the colleagues who have the entry before them now."""
    since = timezone.now() - A_WHILE
    rows = Looking.objects.filter(entry=entry_id, at__gt=since).exclude(account=account).select_related("account")
    return sorted(row.account.shown_name for row in rows)
