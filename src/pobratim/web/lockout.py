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

from .middleware import address_of

Credentials = dict[str, Any] | None


def username(request: HttpRequest, credentials: Credentials = None) -> str:
    """The name that is counted: as typed, letter case aside, or else each spelling would have its own count."""
    said = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(said).strip().casefold()[:150]


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: Credentials = None) -> HttpResponse:
    """The page that says how long to wait."""
    name = username(request, credentials)
    audit.record("sign.locked", f"account:{name}")
    return render(request, "account/locked.html", {"minutes": _minutes_left(name, address_of(request))}, status=429)


def _minutes_left(name: str, address: str) -> int:
    found = AccessAttempt.objects.filter(username=name, ip_address=address).aggregate(last=Max("attempt_time"))
    waiting = settings.AXES_COOLOFF_TIME
    left = found["last"] + waiting - timezone.now() if found["last"] else waiting
    return max(1, ceil(left.total_seconds() / 60))
