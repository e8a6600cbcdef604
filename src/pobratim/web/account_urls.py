"""Addresses of signing in, of one's own account, and of the administrators' pages.

In: a path. Out: a view. Not here: the views. Of the sign-in library only what this site uses has an address.
"""

from allauth.account import views as library
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, register_converter

from pobratim.desk.roles import Action

from .access import needs
from .views import accounts, departments, own, sign_on


class Holder:
    """Who may hold rights by partner."""

    regex = "account|department"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class Numbered(Holder):
    """An account's number as the sign-in library writes it into letters: without a hyphen, which ends it."""

    regex = "[0-9A-Za-z]+"


register_converter(Holder, "holder")
register_converter(Numbered, "numbered")
_own, _sign_in = needs(Action.OWN), needs(Action.SIGN_IN)
_reset, _codes = "account/password/reset/", "account/second/codes/"
account_urls = [
    path("enter/<str:secret>/", own.enter, name="enter"),
    path("account/", own.own, name="own"),
    path("account/everywhere/", own.sign_out_everywhere, name="sign_out_everywhere"),
    path("account/link/<str:secret>/", own.set_password, name="set_password"),
    path("account/login/", _sign_in(library.login), name="account_login"),
    path("account/logout/", _sign_in(library.logout), name="account_logout"),
    path("account/inactive/", _sign_in(library.account_inactive), name="account_inactive"),
    path("account/confirm/", _own(library.reauthenticate), name="account_reauthenticate"),
    path("account/password/", _own(library.password_change), name="account_change_password"),
    path("account/password/first/", _own(library.password_set), name="account_set_password"),
    path(_reset, own.forgotten, name="account_reset_password"),
    path(f"{_reset}sent/", _sign_in(library.password_reset_done), name="account_reset_password_done"),
    path(
        f"{_reset}done/",
        _sign_in(library.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path(
        f"{_reset}<numbered:uidb36>-<str:key>/",
        _sign_in(library.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("account/second/", _own(second.index), name="mfa_index"),
    path("account/second/ask/", _sign_in(second.authenticate), name="mfa_authenticate"),
    path("account/second/confirm/", _own(second.reauthenticate), name="mfa_reauthenticate"),
    path("account/second/on/", _own(totp.activate_totp), name="mfa_activate_totp"),
    path("account/second/off/", _own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(_codes, _own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(f"{_codes}new/", _own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path(f"{_codes}codes.txt", _own(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("account/outside/cancelled/", sign_on.cancelled, name="socialaccount_login_cancelled"),
    path("accounts/", accounts.account_list, name="accounts"),
    path("accounts/<int:pk>/", accounts.account_page, name="account"),
    path("accounts/<int:pk>/<slug:act>/", accounts.account_act, name="account_act"),
    path("departments/", departments.department_list, name="departments"),
    path("departments/<int:pk>/", departments.department_page, name="department"),
    path("departments/<int:pk>/remove/", departments.remove_department, name="department_remove"),
    path("rights/<holder:holder>/<int:pk>/", accounts.give_grant, name="grant_give"),
    path("rights/<holder:holder>/<int:pk>/<int:grant>/take/", accounts.take_grant, name="grant_take"),
]
sign_on_urls = [
    path("account/oidc/<str:provider_id>/login/", sign_on.start, name="openid_connect_login"),
    path("account/oidc/<str:provider_id>/login/callback/", sign_on.callback, name="openid_connect_callback"),
]
"""Without a language before them: the provider knows one address to come back to."""
