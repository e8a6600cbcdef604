"""Forms of signing in and of accounts.

In: what a person typed. Out: checked values. Not here: what is done with them (`pobratim.desk.accounts`).
"""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from pobratim.desk import accounts, audit
from pobratim.desk.models import Account, Department
from pobratim.desk.roles import Role
from pobratim.wording import word

from .context import language
from .forms.fields import PartyField

HARD_ENOUGH = _(
    "Не короче 10 знаков, не похож на имя, не из одних цифр, не из самых частых. Лучше всего несколько слов."
)


class _Plain:
    """Labels say what to write: nothing is said again inside a field."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name in ("password", "oldpassword"):
            if name in self.fields:
                self.fields[name].help_text = ""
        if "password1" in self.fields:
            self.fields["password1"].help_text = HARD_ENOUGH


class SignIn(_Plain, library.LoginForm):  # type: ignore[misc]  # the library has no types
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Имя для входа")
        self.fields["remember"].label = _("Не выходить на этом устройстве две недели")


class Reauthenticate(_Plain, library.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class ChangePassword(_Plain, library.ChangePasswordForm):  # type: ignore[misc]
    """The old password and a new one, twice."""


class SetPassword(_Plain, library.SetPasswordForm):  # type: ignore[misc]
    """A first password, twice."""


class AskReset(_Plain, library.ResetPasswordForm):  # type: ignore[misc]
    """Where to send a link."""


class ResetPassword(_Plain, library.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password by a link from a letter, twice."""


class _Code(_Plain):
    """A code of the second step; a wrong one is recorded."""

    user: Account

    def clean_code(self) -> str:
        """Whatever the library thinks of it."""
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except forms.ValidationError:
            audit.record("sign.failed", accounts.about(self.user), why="second_factor")
            raise
        return code


class SecondStep(_Code, second.AuthenticateForm):  # type: ignore[misc]
    """A code from the app, or a recovery code."""


class SecondStepAgain(_Code, second.ReauthenticateForm):  # type: ignore[misc]
    """The same before an important change."""


class SecondStepOn(_Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code from the app."""


class NewPassword(forms.Form):
    """A password, twice."""

    password1 = forms.CharField(
        label=_("Новый пароль"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=HARD_ENOUGH,
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
        """The form of an account, filled in as it stands.

        Where a single sign-on finds accounts by their address, people do not write it themselves: else somebody could
        take a colleague's and be found in their place.
        """
        held = {name: getattr(account, name) for name in cls.base_fields if hasattr(account, name)}
        form = cls(data, initial=held)
        form.fields["email"].disabled = settings.POBRATIM_SINGLE_SIGN_ON is not None
        return form


class NewAccount(forms.Form):
    """Somebody who is to work with the register."""

    username = forms.CharField(
        label=_("Имя для входа"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Буквы, цифры и знаки @ . + - _"),
    )
    first_name = forms.CharField(label=_("Имя"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Фамилия"), max_length=150, required=False)
    email = forms.EmailField(label=_("Электронная почта"), max_length=254, required=False)
    role = forms.TypedChoiceField(label=_("Роль"), coerce=int)
    departments = forms.ModelMultipleChoiceField(
        label=_("Отделы"),
        queryset=Department.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles(Role.READER)  # type: ignore[attr-defined]
        departments = Department.objects.all()
        self.fields["departments"].queryset = departments  # type: ignore[attr-defined]
        if not departments:
            del self.fields["departments"]


class AccountRights(NewAccount):
    """The same of an account that there is; its name for signing in stays."""

    username = None  # type: ignore[assignment]


class DepartmentName(forms.Form):
    """What a department is called."""

    name = forms.CharField(label=_("Название"), max_length=200)


class NewGrant(forms.Form):
    """A role with the entries of a partner."""

    party = PartyField(label=_("Партнёр"), widget=forms.TextInput(attrs={"list": "partners", "autocomplete": "off"}))
    role = forms.TypedChoiceField(label=_("Роль"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles(Role.EDITOR, Role.REVIEWER)  # type: ignore[attr-defined]


def roles(lowest: Role, highest: Role = Role.ADMINISTRATOR) -> list[tuple[int, str]]:
    """Roles to choose from, worded."""
    return [(role.value, word("role", role.name.lower(), language())) for role in Role if lowest <= role <= highest]
