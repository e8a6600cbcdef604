"""The administrators' pages of people: who works with the register, in which role, with whose entries.

In: requests of an administrator. Out: pages, changed accounts. Not here: the changes themselves
(`pobratim.desk.accounts`), departments (`departments.py`), one's own page (`own.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from pobratim.desk import accounts, tickets
from pobratim.desk.models import Account, Department, Grant
from pobratim.desk.roles import Action, Role

from ..access import needs
from ..account_forms import AccountRights, NewAccount, NewGrant
from ..account_words import refusal
from ..asked import Asked
from ..partner_choices import partner_choices

SIZE = 50
Form = NewAccount | AccountRights


@needs(Action.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def account_list(request: HttpRequest) -> HttpResponse:
    """Everybody, and a form for one more."""
    form = NewAccount(request.POST if request.method == "POST" else None)
    if form.is_valid() and (added := _added(form)):
        messages.success(request, _("Учётная запись заведена. Передайте человеку ссылку: по ней он задаст пароль."))
        return _with_link(request, added)
    asked = Asked(request)
    found = Account.objects.prefetch_related("departments", Prefetch("grants", Grant.objects.order_by("party")))
    page = asked.page(found.order_by("-is_active", "username"), SIZE)
    second = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__in=[one.pk for one in page])
    values = {
        "form": form,
        "page": page,
        "asked": asked,
        "with_second_factor": set(second.values_list("user_id", flat=True)),
    }
    return render(request, "accounts/list.html", values)


@needs(Action.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def account_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: name, role, departments, rights by partner, sessions."""
    account = get_object_or_404(Account, pk=pk)
    held = {name: getattr(account, name) for name in ("first_name", "last_name", "email", "role")}
    held["departments"] = list(account.departments.all())
    form = AccountRights(request.POST if request.method == "POST" else None, initial=held)
    if form.is_valid() and _kept(form, account):
        messages.success(request, _("Сохранено."))
        return redirect("account", pk)
    return render(request, "accounts/account.html", _page_of(account, form))


def _page_of(account: Account, form: Form, **more: Any) -> dict[str, Any]:
    inherited = Grant.objects.filter(department__accounts=account).select_related("department")
    return {
        "account": account,
        "form": form,
        "grant_form": NewGrant(auto_id="grant_%s"),
        "grants": account.grants.order_by("party"),
        "inherited": inherited,
        "second_factor": accounts.has_second_factor(account),
        "sessions": UserSession.objects.filter(user=account).count(),
        "sign_on": SocialAccount.objects.filter(user=account).exists(),
        "partners": partner_choices(),
        **more,
    }


@sensitive_variables("link")
def _with_link(request: HttpRequest, account: Account) -> HttpResponse:
    """The account's page with a new link; shown once, it stands nowhere else."""
    link = request.build_absolute_uri(reverse("set_password", args=[tickets.password_secret(account)]))
    held = {name: getattr(account, name) for name in ("first_name", "last_name", "email", "role")}
    form = AccountRights(initial={**held, "departments": list(account.departments.all())})
    return render(request, "accounts/account.html", _page_of(account, form, link=link))


@needs(Action.MANAGE)
@require_POST
@never_cache
def account_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One of the buttons of an account's page."""
    account = get_object_or_404(Account, pk=pk)
    if act == "link" and account.is_active:
        return _with_link(request, account)
    done = ACTS.get(act)
    if done is None:
        raise Http404
    try:
        messages.success(request, done(account))
    except accounts.Refused as reason:
        messages.error(request, refusal(reason))
    return redirect("account", pk)


@needs(Action.MANAGE)
@require_POST
def give_grant(request: HttpRequest, holder: str, pk: int) -> HttpResponse:
    """A role with the entries of a partner, to an account or a department."""
    to = get_object_or_404(Account, pk=pk) if holder == "account" else get_object_or_404(Department, pk=pk)
    form = NewGrant(request.POST)
    if form.is_valid():
        accounts.give_grant(to, form.cleaned_data["party"], Role(form.cleaned_data["role"]))
        messages.success(request, _("Сохранено."))
    else:
        for problems in form.errors.values():
            messages.error(request, " ".join(map(str, problems)))
    return redirect(holder, pk)


@needs(Action.MANAGE)
@require_POST
def take_grant(request: HttpRequest, holder: str, pk: int, grant: int) -> HttpResponse:
    """The role with those entries holds no longer."""
    owned = {f"{holder}_id": pk}
    accounts.take_grant(get_object_or_404(Grant, pk=grant, **owned))
    messages.success(request, _("Сохранено."))
    return redirect(holder, pk)


def _added(form: NewAccount) -> Account | None:
    said = dict(form.cleaned_data)
    username, role, departments = said.pop("username"), Role(said.pop("role")), said.pop("departments", ())
    try:
        return accounts.add_account(username, role, departments=departments, **said)
    except accounts.Refused as reason:
        form.add_error("username", refusal(reason))
        return None


def _kept(form: AccountRights, account: Account) -> bool:
    said = form.cleaned_data
    try:
        accounts.change_role(account, Role(said["role"]))
    except accounts.Refused as reason:
        form.add_error("role", refusal(reason))
        return False
    accounts.rename(account, said["first_name"], said["last_name"], said["email"])
    if "departments" in said:
        accounts.change_departments(account, said["departments"])
    return True


def _off(account: Account) -> str:
    accounts.switch(account, False)
    return _("Учётная запись выключена.")


def _on(account: Account) -> str:
    accounts.switch(account, True)
    return _("Учётная запись включена.")


def _factor(account: Account) -> str:
    accounts.drop_second_factor(account)
    return _("Второй шаг входа снят: следующий вход — по паролю.")


def _sessions(account: Account) -> str:
    accounts.sign_out_elsewhere(account, None)
    return _("Сделан выход на всех устройствах.")


ACTS: dict[str, Callable[[Account], str]] = {"off": _off, "on": _on, "factor": _factor, "sessions": _sessions}
"""The buttons of an account's page, besides the link."""
