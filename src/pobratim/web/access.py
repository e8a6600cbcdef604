"""Every view is guarded: it names the action that it does, else it is read-only for readers.

In: a view, a request. Out: the view, a way to the sign-in page, or 403. Not here: who may do what (`pobratim.desk`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from pobratim.desk import rights
from pobratim.desk.accounts import has_second_factor
from pobratim.desk.models import Account
from pobratim.desk.roles import LEAST, Action, Role

from .adapters import must_have_second_factor

View = TypeVar("View", bound=Callable[..., Any])
PASSED = "second_factor"


def needs(action: Action) -> Callable[[View], View]:
    """Marks a view with the action that it does. Rights by partner are asked by the view itself: `rights.require`."""

    def mark(view: View) -> View:
        view.action = action  # type: ignore[attr-defined]
        return view

    return mark


def action_of(view: Callable[..., Any]) -> Action:
    """What a view does: as marked, else it reads."""
    return Action(getattr(view, "action", Action.READ))


class Guard:
    """Middleware that asks before every view; after the one that knows the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """As it stands: what is asked is asked when the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Nothing when the view may run."""
        action = action_of(view)
        if _holds_nul(request, kwargs, action):
            raise BadRequest("a zero letter, which PostgreSQL cannot hold")
        if LEAST[action] is Role.NOBODY:
            return None
        if isinstance(request.user, AnonymousUser) and not rights.may(request.user, action):
            return _to_sign_in(request)
        if action is not Action.OWN and _lacks_second_factor(request):
            return _sent(request, resolve_url("mfa_index"))
        if not rights.may(request.user, action):
            raise PermissionDenied(action)
        return None


def _holds_nul(request: HttpRequest, kwargs: dict[str, Any], action: Action) -> bool:
    """Whether an address or a form holds a letter that no page gives out; what is uploaded is cleaned there."""
    told = [request.GET] if action is Action.UPLOAD else [request.GET, request.POST]
    values = [value for one in told for name in one for value in (name, *one.getlist(name))]
    return any("\x00" in str(value) for value in (*kwargs.values(), *values))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Signed in, people come back to the page they were on; a form that changes something is not sent again."""
    page = request.get_full_path()
    if request.method not in ("GET", "HEAD") or getattr(request, "htmx", False):
        came = urlsplit(request.headers.get("Referer", ""))
        page = (
            came._replace(scheme="", netloc="").geturl() if came.netloc == request.get_host() else resolve_url("home")
        )
    return _sent(request, redirect_to_login(page, settings.LOGIN_URL).url)


def _sent(request: HttpRequest, address: str) -> HttpResponse:
    """To another page; a part of a page that was asked for takes the whole page along."""
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)


def _lacks_second_factor(request: HttpRequest) -> bool:
    """Whether the account must first set one up; asked once a session."""
    account = request.user
    if not isinstance(account, Account) or not must_have_second_factor(account) or request.session.get(PASSED):
        return False
    if has_second_factor(account):
        request.session[PASSED] = True
        return False
    return True
