"""Every view is guarded: it names the action that it does, else it is read-only for readers.

In: a view, a request. Out: the view, a way to the sign-in page, or 403. Not here: who may do what (`pobratim.desk`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from pobratim.desk import rights
from pobratim.desk.roles import LEAST, Action, Role

View = TypeVar("View", bound=Callable[..., Any])


def needs(action: Action) -> Callable[[View], View]:
    """Marks a view with the action that it does. Rights by partner are asked by the view itself: `rights.require`."""

    def mark(view: View) -> View:
        view.action = action  # type: ignore[attr-defined]
        return view

    return mark


def action_of(view: Callable[..., Any]) -> Action:
    """What a view does; unmarked ones read, those of the sign-in library let one in."""
    own = getattr(view, "action", None)
    if own is not None:
        return Action(own)
    module = getattr(view, "__module__", "")
    return Action.SIGN_IN if module.startswith("allauth.") else Action.READ


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
        if LEAST[action] is Role.NOBODY or rights.may(request.user, action):
            return None
        if isinstance(request.user, AnonymousUser) or not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        raise PermissionDenied(action)
