"""Too many wrong passwords for one name from one address: told in a sentence with the time to wait.

In: a request that was refused. Out: a page with status 429. Not here: counting (django-axes, by `settings.py`).
"""

from __future__ import annotations

from math import ceil
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pobratim.desk import audit
from pobratim.desk.models import Account, AuditRecord

from .middleware import address_of

Credentials = dict[str, Any] | None


def username(request: HttpRequest, credentials: Credentials = None) -> str:
    """The name that is counted: as typed, letter case aside, or else each spelling would have its own count."""
    said = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(said).strip().casefold()[:150]


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: Credentials = None) -> HttpResponse:
    """The page that says how long to wait."""
    name, address = username(request, credentials), address_of(request)
    about, since = tried_name(name), timezone.now() - settings.AXES_COOLOFF_TIME
    if not AuditRecord.objects.filter(what="sign.locked", about=about, place=address, at__gt=since).exists():
        # Once a lock-out: whoever keeps on knocking shall not fill the trail
        audit.record("sign.locked", about)
    return render(request, "account/locked.html", {"minutes": _minutes_left(name, address)}, status=429)


def tried_name(name: str) -> str:
    """How the trail names who tried to come in: by name only where it is an account's, for people type passwords into
    the wrong field."""
    known = name in {held.casefold() for held in Account.objects.values_list("username", flat=True)}
    return f"account:{name if known else '?'}"


def _minutes_left(name: str, address: str) -> int:
    found = AccessAttempt.objects.filter(username=name, ip_address=address).aggregate(last=Max("attempt_time"))
    waiting = settings.AXES_COOLOFF_TIME
    left = found["last"] + waiting - timezone.now() if found["last"] else waiting
    return max(1, ceil(left.total_seconds() / 60))
