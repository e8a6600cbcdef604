"""Changes of accounts, departments and grants, each of them in the audit trail.

In: what a person or a command asks for. Out: changed rows; `Refused` with a sentence where it cannot be. Not here: who
may ask (`rights.py`), links that work once (`tickets.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import transaction

from pobratim.errors import BadInput

from . import audit
from .models import Account, Department, Grant
from .roles import Role

OWNER = "owner"


class Refused(BadInput):
    """A change of accounts that cannot be; `code` lets a page say it in its own language."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def find_account(username: str) -> Account:
    """The account of that name, letter case aside."""
    wanted = username.strip().casefold()
    for account in Account.objects.all():
        if account.username.casefold() == wanted:
            return account
    known = ", ".join(Account.objects.values_list("username", flat=True)[:8])
    raise Refused("unknown", f"учётной записи «{username}» нет; есть: {known or 'ни одной'}")


def add_account(username: str, role: Role, *, departments: Iterable[Department] = (), **said: str) -> Account:
    """A new account that has no password yet; `said` may hold first_name, last_name, email."""
    username = username.strip()
    if any(name.casefold() == username.casefold() for name in Account.objects.values_list("username", flat=True)):
        raise Refused("taken", f"учётная запись «{username}» уже есть: выберите другое имя")
    account = Account(username=username, role=role.value, **said)
    account.set_unusable_password()
    _check(account)
    with transaction.atomic():
        account.save()
        account.departments.set(departments)
        audit.record("account.add", about(account), after={"role": role.name.lower(), **_departments(account), **said})
    return account


def change_role(account: Account, role: Role) -> None:
    """Another role; never takes the last administrator away."""
    with transaction.atomic():
        held = _locked(account)
        if held.role == role:
            return
        if role < Role.ADMINISTRATOR:
            _keep_an_administrator(held)
        before, account.role = held.role, role.value
        account.save(update_fields=["role"])
        names = {"before": Role(before).name.lower(), "after": role.name.lower()}
        audit.record("account.role", about(account), **names)


def change_departments(account: Account, departments: Iterable[Department]) -> None:
    """The departments that the account works in, and thereby its rights."""
    with transaction.atomic():
        before = _departments(account)
        account.departments.set(departments)
        after = _departments(account)
        if before != after:
            audit.record("account.departments", about(account), before=before, after=after)


def rename(account: Account, first_name: str, last_name: str, email: str) -> None:
    """The name that people read, and where mail goes."""
    names = ("first_name", "last_name", "email")
    with transaction.atomic():
        before = {name: getattr(_locked(account), name) for name in names}
        after = dict(zip(names, (first_name.strip(), last_name.strip(), email.strip()), strict=True))
        if before == after:
            return
        for name, value in after.items():
            setattr(account, name, value)
        _check(account)
        account.save(update_fields=names)
        audit.record("account.rename", about(account), before=before, after=after)


def switch(account: Account, on: bool) -> None:
    """Lets the account in, or no longer; the last administrator stays."""
    with transaction.atomic():
        held = _locked(account)
        if held.is_active == on:
            return
        if not on:
            _keep_an_administrator(held)
        account.is_active = on
        account.save(update_fields=["is_active"])
        if not on:
            end_sessions(account)
            account.tickets.all().delete()
        audit.record("account.on" if on else "account.off", about(account))


def set_password(account: Account, password: str) -> None:
    """A new password; sessions begun with the old one end by themselves."""
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        audit.record("account.password", about(account))


def sign_out_elsewhere(account: Account, session_key: str | None) -> None:
    """Ends all sessions but that of the key."""
    audit.record("account.sessions", about(account), after=end_sessions(account, but=session_key))


def end_sessions(account: Account, *, but: str | None = None) -> int:
    """Signs the account out everywhere, but in the session of that key; how many there were."""
    ended = [session for session in UserSession.objects.filter(user=account) if session.session_key != but]
    for session in ended:
        session.end()
    return len(ended)


def drop_second_factor(account: Account) -> None:
    """For somebody who lost the telephone: the next sign-in asks for the password only."""
    with transaction.atomic():
        dropped, _ = Authenticator.objects.filter(user=account).delete()
        if dropped:
            end_sessions(account)
            audit.record("account.second_factor", about(account), before="on", after="off")


def has_second_factor(account: Account) -> bool:
    """Whether signing in asks for a code too."""
    return bool(Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists())


def owner() -> Account:
    """The account of whoever runs this installation; made when it is first needed."""
    account = Account.objects.filter(username=OWNER).first()
    return account or add_account(OWNER, Role.ADMINISTRATOR, first_name="Владелец")


def anybody_has_password() -> bool:
    """Whether somebody can come in by the sign-in page."""
    held = Account.objects.filter(is_active=True).values_list("password", flat=True)
    return any(password and not password.startswith("!") for password in held)


def add_department(name: str) -> Department:
    """A new department."""
    with transaction.atomic():
        department = Department(name=" ".join(name.split()))
        _check_department(department)
        department.save()
        audit.record("department.add", about(department), after=department.name)
    return department


def rename_department(department: Department, name: str) -> None:
    """Another name of a department."""
    with transaction.atomic():
        before, department.name = department.name, " ".join(name.split())
        _check_department(department)
        department.save()
        if before != department.name:
            audit.record("department.rename", about(department), before=before, after=department.name)


def remove_department(department: Department) -> None:
    """The department goes with its grants; its people stay."""
    with transaction.atomic():
        people = list(department.accounts.values_list("username", flat=True))
        grants = {grant.party: Role(grant.role).name.lower() for grant in department.grants.all()}
        audit.record(
            "department.remove", about(department), before={"name": department.name, "people": people, "grants": grants}
        )
        department.delete()


def give_grant(holder: Account | Department, party: str, role: Role) -> None:
    """A role with the entries of a partner and of what lies in it; a second grant for it replaces the first."""
    if role not in (Role.EDITOR, Role.REVIEWER):
        raise Refused("grant_role", "по партнёру дают роль редактора или проверяющего")
    with transaction.atomic():
        held = Grant.objects.filter(party=party, **_held_by(holder)).first()
        before = Role(held.role).name.lower() if held else None
        if held and held.role == role:
            return
        if held:
            held.role = role.value
            held.save(update_fields=["role"])
        else:
            Grant.objects.create(party=party, role=role.value, **_held_by(holder))
        after = {"party": party, "role": role.name.lower()}
        audit.record("grant.give", about(holder), before=before, after=after)


def take_grant(grant: Grant) -> None:
    """The grant holds no longer."""
    with transaction.atomic():
        holder = grant.account or grant.department
        before = {"party": grant.party, "role": Role(grant.role).name.lower()}
        grant.delete()
        if holder is not None:
            audit.record("grant.take", about(holder), before=before)


def about(thing: Account | Department) -> str:
    """How the audit trail names an account or a department."""
    return f"account:{thing.username}" if isinstance(thing, Account) else f"department:{thing.pk}"


def _held_by(holder: Account | Department) -> dict[str, Any]:
    return {"account": holder} if isinstance(holder, Account) else {"department": holder}


def _locked(account: Account) -> Account:
    """The row as it stands, held until the change is made; on PostgreSQL with all administrators."""
    list(Account.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk"))
    return Account.objects.select_for_update().get(pk=account.pk)


def _keep_an_administrator(held: Account) -> None:
    others = Account.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=held.pk)
    if held.role == Role.ADMINISTRATOR and held.is_active and not others.exists():
        raise Refused("last_administrator", "это последний администратор: сначала назначьте другого")


def _departments(account: Account) -> dict[str, list[str]]:
    return {"departments": list(account.departments.values_list("name", flat=True))}


def _check(account: Account) -> None:
    try:
        account.full_clean(exclude=["password"], validate_unique=False)
    except ValidationError as error:
        if "username" in error.message_dict:
            raise Refused("name", "имя для входа: до 150 букв, цифр и знаков @ . + - _") from None
        raise Refused("values", "; ".join(error.messages)) from None


def _check_department(department: Department) -> None:
    if not department.name:
        raise Refused("department_empty", "у отдела должно быть название")
    if Department.objects.filter(name=department.name).exclude(pk=department.pk).exists():
        raise Refused("department_taken", f"отдел «{department.name}» уже есть")
