"""How the sign-in library behaves here: nobody signs up, everything is recorded, people from outside are matched.

In: the library's calls. Out: accounts signed in or not. Not here: pages (`templates/account`), settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pobratim.desk import audit
from pobratim.desk.accounts import about
from pobratim.desk.audit import acting
from pobratim.desk.models import Account
from pobratim.desk.roles import Role

from .lockout import tried_name, username
from .middleware import actor_of, address_of

RECORDED = {
    "account/email/password_changed": "account.password",
    "account/email/password_reset": "account.password",
    "account/email/password_set": "account.password",
    "mfa/email/totp_activated": "account.second_factor.on",
    "mfa/email/totp_deactivated": "account.second_factor.off",
    "mfa/email/recovery_codes_generated": "account.recovery_codes",
    "socialaccount/email/account_connected": "account.sign_on",
}
"""What the library tells of its own changes of an account, and how the trail names it."""

SAID = {
    "account/messages/password_changed.txt": _("Пароль изменён. На других устройствах нужно войти заново."),
    "account/messages/password_set.txt": _("Пароль задан."),
    "mfa/messages/totp_activated.txt": _("Второй шаг входа включён."),
    "mfa/messages/totp_deactivated.txt": _("Второй шаг входа выключен."),
    "mfa/messages/recovery_codes_generated.txt": _("Новые запасные коды готовы, прежние больше не действуют."),
    "usersessions/messages/sessions_logged_out.txt": _("На других устройствах сделан выход."),
    "socialaccount/messages/account_connected.txt": _("Вход через учётную запись организации подключён."),
    "socialaccount/messages/account_connected_other.txt": _("Эта запись организации уже подключена к другой."),
}
"""The library's messages that people get to see, in our words."""


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts are made by administrators; who signs in and out is recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that `middleware.behind_proxies` found."""
        return address_of(request) or "127.0.0.1"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted by django-axes alone, which tells how long to wait."""

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Recorded by name only where the name is an account's: people type passwords into the wrong field."""
        audit.record("sign.failed", tried_name(username(request, credentials)))

    def login(self, request: HttpRequest, user: Account) -> None:
        """Signs in, under a new session key."""
        super().login(request, user)
        with acting(actor_of(request, user)):
            audit.record("sign.in", about(user))

    def logout(self, request: HttpRequest) -> None:
        """Signs out."""
        if isinstance(request.user, Account):
            audit.record("sign.out", about(request.user))
        super().logout(request)

    def send_notification_mail(self, template_prefix: str, user: Account, *args: Any, **kwargs: Any) -> None:
        """The library tells here what it changed; it goes to the trail, not by mail."""
        what = RECORDED.get(template_prefix)
        if what:
            audit.record(what, about(user))

    def add_message(self, request: HttpRequest, level: int, template: str = "", *args: Any, **kwargs: Any) -> None:
        """Of the library's messages those that are worth a line."""
        if template in SAID:
            messages.add_message(request, level, str(SAID[template]))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account's own page."""
        return reverse("own")


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Codes of an authenticator app; what it is called there."""

    def get_totp_label(self, user: Account) -> str:
        """The account's name."""
        return user.username

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not where the second factor is a must."""
        return not must_have_second_factor(authenticator.user)


class SingleSignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """People of the organisation's own sign-on: those with an account here, others only where that is allowed."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whether unknown people become readers; nobody gets a second account under a known address."""
        if not (settings.POBRATIM_SINGLE_SIGN_ON and settings.POBRATIM_SINGLE_SIGN_ON.admits):
            return False
        return not _with_address(held.email for held in sociallogin.email_addresses).exists()

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Somebody who comes for the first time is the account with the address that the provider has verified."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        verified = (held.email for held in sociallogin.email_addresses if held.verified)
        found = list(_with_address(verified).filter(is_active=True)[:2])
        if len(found) == 1:
            sociallogin.connect(request, found[0])

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Account:
        """A new account, of a reader."""
        sociallogin.user.role = Role.READER.value
        account: Account = super().save_user(request, sociallogin, form)
        audit.record("account.add", about(account), after={"role": "reader", "by": sociallogin.account.provider})
        return account

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Back to the account's own page."""
        return reverse("own")

    def send_notification_mail(self, template_prefix: str, user: Account, *args: Any, **kwargs: Any) -> None:
        """Goes to the trail."""
        Accounts().send_notification_mail(template_prefix, user)


def _with_address(addresses: Iterable[str]) -> QuerySet[Account]:
    """Accounts with one of these addresses for mail, letter case aside."""
    wanted = [address.lower() for address in addresses if address]
    return Account.objects.alias(address=Lower("email")).filter(address__in=wanted)


def must_have_second_factor(account: Account) -> bool:
    """Whether POBRATIM_SECOND_FACTOR asks this account for one."""
    rule = settings.POBRATIM_SECOND_FACTOR
    return rule == "everyone" or (rule == "administrators" and account.role == Role.ADMINISTRATOR)
