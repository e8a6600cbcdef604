"""May this account do that, with entries of these parties?

In: an account (or a visitor without one), an action, the parties of an entry. Out: yes or no. Not here: which page asks
what (`pobratim.web.access`).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from .models import Account, Grant
from .roles import LEAST, Action, Role


def may(account: Account | AnonymousUser, action: Action, parties: Iterable[str] | None = None) -> bool:
    """Whether the account may do it with an entry of all these parties (those around them too, as an entry links them).

    Without parties: whether there is anything at all with which it may do it.
    """
    return role_with(account, parties) >= LEAST[action]


def require(account: Account | AnonymousUser, action: Action, parties: Iterable[str] | None = None) -> None:
    """PermissionDenied where it may not."""
    if not may(account, action, parties):
        raise PermissionDenied(action)


def role_with(account: Account | AnonymousUser, parties: Iterable[str] | None = None) -> Role:
    """The highest role that the account has with an entry of these parties."""
    if not isinstance(account, Account) or not account.is_active:
        return Role.READER if settings.POBRATIM_OPEN_READING else Role.NOBODY
    granted = grants_of(account)
    wanted = None if parties is None else set(parties)
    roles = [grant.role for grant in granted if wanted is None or grant.party in wanted]
    return Role(max([account.role, *roles]))


def grants_of(account: Account) -> list[Grant]:
    """The account's own grants and those of its departments; asked once an account object."""
    known = account.__dict__.get("_granted")
    if known is None:
        known = list(Grant.objects.filter(Q(account=account) | Q(department__accounts=account)))
        account.__dict__["_granted"] = known
    return list(known)
