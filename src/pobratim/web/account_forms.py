"""Forms of signing in and of accounts.

In: what a person typed. Out: checked values. Not here: what is done with them (`pobratim.desk.accounts`).
"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from pobratim.desk.models import Account


class SignIn(LoginForm):  # type: ignore[misc]  # the library has no types
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Имя для входа")
        self.fields["remember"].label = _("Не выходить на этом устройстве две недели")
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""


class NewPassword(forms.Form):
    """A password, twice."""

    password1 = forms.CharField(
        label=_("Новый пароль"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html(),
        strip=False,
    )
    password2 = forms.CharField(
        label=_("Ещё раз"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data)
        self.account = account

    def clean(self) -> dict[str, Any]:
        """Both the same, and hard enough to guess."""
        said = super().clean() or {}
        first, second = said.get("password1"), said.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Пароли не совпадают."))
        elif first and second:
            try:
                validate_password(first, self.account)
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return said


class OwnName(forms.Form):
    """The name that people read, and the address for mail."""

    first_name = forms.CharField(label=_("Имя"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Фамилия"), max_length=150, required=False)
    email = forms.EmailField(label=_("Электронная почта"), max_length=254, required=False)

    @classmethod
    def of(cls, account: Account, data: Any = None) -> OwnName:
        """The form of an account, filled in as it stands."""
        held = {name: getattr(account, name) for name in cls.base_fields if hasattr(account, name)}
        return cls(data, initial=held)
