"""Invented people of an office, signed in or not.

In: a test client. Out: accounts. Not here: tests.
"""

from __future__ import annotations

from django.conf import settings
from django.test import Client

from pobratim.desk.models import Account, Grant
from pobratim.desk.roles import Role

BACKEND = settings.AUTHENTICATION_BACKENDS[-1]
PASSWORD = "семь мокрых зонтов"


def account(role: Role, username: str = "", **grants: Role) -> Account:
    """An account; `grants` are roles by party, with `_` for `-`: `RU_TUL=Role.EDITOR`."""
    username = username or role.name.lower()
    made, _ = Account.objects.get_or_create(username=username, defaults={"role": role.value})
    for party, granted in grants.items():
        Grant.objects.update_or_create(account=made, party=party.replace("_", "-"), defaults={"role": granted.value})
    return made


def signed_in(client: Client, role: Role, username: str = "", **grants: Role) -> Account:
    """Signs an account of that role in; named as the role unless told otherwise."""
    made = account(role, username, **grants)
    client.force_login(made, backend=BACKEND)
    return made


def with_password(role: Role, username: str = "", password: str = PASSWORD) -> Account:
    """An account that can come in by the sign-in page."""
    made = account(role, username)
    made.set_password(password)
    made.save()
    return made
