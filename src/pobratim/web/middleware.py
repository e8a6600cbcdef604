"""Around every request: whose address it has, who acts, and that a page loads nothing from elsewhere.

In: a request, a response. Out: the same with the visitor's address, the audit trail's actor, a
Content-Security-Policy. Not here: Django's own security headers, who may do what (`access.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from pobratim.desk.audit import Actor, acting
from pobratim.desk.models import Account

Respond = Callable[[HttpRequest], HttpResponse]
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def own_content_only(get_response: Respond) -> Respond:
    """Adds the policy to every response that has none of its own."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return respond


def behind_proxies(get_response: Respond) -> Respond:
    """Takes the visitor's address and scheme from the headers of as many proxies as POBRATIM_PROXIES names."""

    def respond(request: HttpRequest) -> HttpResponse:
        count = settings.POBRATIM_PROXIES
        told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        if count and len(told) >= count:
            request.META["REMOTE_ADDR"] = told[-count]  # what stands further left anybody may have written
        if count and request.headers.get("X-Forwarded-Proto", "").rpartition(",")[2].strip() == "https":
            request.META["wsgi.url_scheme"] = "https"
        return get_response(request)

    return respond


def address_of(request: HttpRequest) -> str:
    """From where a request comes."""
    return str(request.META.get("REMOTE_ADDR", ""))


def actor_of(request: HttpRequest, account: object = None) -> Actor:
    """Who acts in this request, for the audit trail; an account that is just signing in is given."""
    user = account or getattr(request, "user", None)
    return Actor(user.signature if isinstance(user, Account) else "", address_of(request))


def who_acts(get_response: Respond) -> Respond:
    """What a request changes is recorded as done by its account, from its address."""

    def respond(request: HttpRequest) -> HttpResponse:
        with acting(actor_of(request)):
            return get_response(request)

    return respond
