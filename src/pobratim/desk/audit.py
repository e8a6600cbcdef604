"""The audit trail: who changed what, when, why, from where. It is only ever added to.

In: what was done to what; who does it and from where is said once, around the work (`acting`). Out: rows of the
trail, each bound to the one before by a digest, so that a missing or altered row shows. Not here: who may read it
(`roles.py`), how a row is worded (`wording`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from pobratim.storage.russian import PlainLetters

from .models.audit import AuditRecord

TRAIL_LOCK = 0x706F6272
"""The number of PostgreSQL's advisory lock under which the trail grows: two rows never follow the same one."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as decisions name them, and from where: a network address, or a command's name."""

    name: str
    place: str = ""


NOBODY = Actor("")
_actor: ContextVar[Actor] = ContextVar("actor", default=NOBODY)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Whatever is recorded inside was done by that actor."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


def record(what: str, about: str, *, why: str = "", before: object = None, after: object = None) -> None:
    """Add to the trail that the actor did `what` (`account.add`) to `about` (`entry:…`), in the caller's transaction.

    `before` and `after` are what JSON can hold.
    """
    actor = _actor.get()
    with transaction.atomic():
        _wait_for_trail()
        last = AuditRecord.objects.order_by("-id").values_list("chain", flat=True).first() or ""
        row = AuditRecord(
            at=timezone.now(),
            who=actor.name[:200],
            place=actor.place[:200],
            what=what,
            about=about[:250],
            why=why,
            before=before,
            after=after,
        )
        row.chain = chained(last, row)
        row.save()


def _wait_for_trail() -> None:
    """On SQLite a transaction that writes waits for all others already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [TRAIL_LOCK])


def chained(last: str, row: AuditRecord) -> str:
    """The digest that binds a row to the one before."""
    said = [row.at.astimezone(UTC).isoformat(), row.who, row.place, row.what, row.about, row.why, row.before, row.after]
    written = json.dumps([last, *said], cls=PlainLetters, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def first_broken() -> int | None:
    """The number of the first row that does not follow from the one before; None when the trail is whole.

    Rows that somebody took off the end cannot be told from rows that never were: compare with an exported trail.
    """
    last = ""
    for row in AuditRecord.objects.order_by("id").iterator(chunk_size=2000):
        if row.chain != chained(last, row):
            return int(row.pk)
        last = row.chain
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilter:
    """What the trail is narrowed by; `about` and `what` match beginnings (`account`, `entry:12ab`)."""

    who: str = ""
    what: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None


def trail(wanted: TrailFilter) -> QuerySet[AuditRecord]:
    """The rows that a filter lets through, newest first."""
    found = AuditRecord.objects.all()
    if wanted.who:
        found = found.filter(who=wanted.who)
    if wanted.what:
        found = found.filter(what__startswith=wanted.what)
    if wanted.about:
        found = found.filter(about__startswith=wanted.about)
    if wanted.since:
        found = found.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
