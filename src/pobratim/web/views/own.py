"""One's own account, and the links that let people in.

In: a request; the secret of a link. Out: pages, an account signed in, a password set. Not here: signing in by name and
password (django-allauth), other people's accounts (`accounts.py`).
"""

from __future__ import annotations

from typing import Any

from allauth.account.utils import perform_login
from allauth.account.views import password_reset
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pobratim.desk import accounts, rights, tickets
from pobratim.desk.audit import acting
from pobratim.desk.models import Account
from pobratim.desk.roles import Action

from ..access import needs
from ..account_forms import NewPassword, OwnName
from ..adapters import must_have_second_factor
from ..middleware import actor_of


def signed_in(request: HttpRequest) -> Account:
    """The account of a view that needs one."""
    assert isinstance(request.user, Account)  # the guard has let only those through
    return request.user


@needs(Action.SIGN_IN)
@require_GET
@never_cache
def enter(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Whoever started the site comes in as its owner, by the link on the terminal; once."""
    account = tickets.entered(secret)
    if account is None:
        return render(request, "account/link_gone.html", {"entering": True}, status=410)
    response: HttpResponseBase = perform_login(request, account, email_verification="none")
    return response


@needs(Action.SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def set_password(request: HttpRequest, secret: str) -> HttpResponse:
    """A password by a link that an administrator gave; signing in comes after, second factor and all."""
    account = tickets.holder(secret)
    if account is None:
        return render(request, "account/link_gone.html", {}, status=410)
    form = NewPassword(account, request.POST if request.method == "POST" else None)
    if form.is_valid() and tickets.used_for_password(secret):
        with acting(actor_of(request, account)):
            accounts.set_password(account, form.cleaned_data["password1"])
        messages.success(request, _("Пароль задан. Теперь войдите с ним."))
        return redirect("account_login")
    return render(request, "account/link.html", {"form": form, "account": account})


@needs(Action.SIGN_IN)
def forgotten(request: HttpRequest) -> HttpResponseBase:
    """A letter with a link, where mail is set up; else a page that sends to the administrator."""
    if not settings.EMAIL_HOST:
        return render(request, "account/forgotten.html")
    response: HttpResponseBase = password_reset(request)
    return response


@needs(Action.OWN)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own(request: HttpRequest) -> HttpResponse:
    """Name, password, second factor, sessions, rights."""
    account = signed_in(request)
    form = OwnName.of(account, request.POST if request.method == "POST" else None)
    if form.is_valid():
        accounts.rename(account, **form.cleaned_data)
        messages.success(request, _("Сохранено."))
        return redirect("own")
    sessions: list[Any] = UserSession.objects.purge_and_list(account)
    sessions.sort(key=lambda session: session.created_at, reverse=True)
    values: dict[str, Any] = {
        "form": form,
        "account": account,
        "sessions": sessions,
        "second_factor": accounts.has_second_factor(account),
        "second_factor_due": must_have_second_factor(account),
        "grants": rights.grants_of(account),
        "sign_on": settings.POBRATIM_SINGLE_SIGN_ON,
        "connected": bool(settings.POBRATIM_SINGLE_SIGN_ON) and SocialAccount.objects.filter(user=account).exists(),
    }
    return render(request, "account/own.html", values)


@needs(Action.OWN)
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Ends the sessions on all other devices."""
    account = signed_in(request)
    accounts.sign_out_elsewhere(account, request.session.session_key)
    messages.success(request, _("На других устройствах сделан выход."))
    return redirect("own")
