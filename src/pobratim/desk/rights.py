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
from .roles import EVERYWHERE, LEAST, Action, Role


def may(account: Account | AnonymousUser, action: Action, parties: Iterable[str] | None = None) -> bool:
    """Whether the account may do it with an entry of these parties (those around them too, as an entry links them).

    One granted party is enough. Without parties: whether there is anything at all with which it may do it.
    """
    least = LEAST[action]
    if least is Role.NOBODY:
        return True
    if not isinstance(account, Account):
        return bool(settings.POBRATIM_OPEN_READING) and least is Role.READER and action is not Action.OWN
    if not account.is_active:
        return False
    if account.role >= least:  # asked first: most requests then need no grants
        return True
    return action not in EVERYWHERE and role_with(account, parties) >= least


def require(account: Account | AnonymousUser, action: Action, parties: Iterable[str] | None = None) -> None:
    """PermissionDenied where it may not."""
    if not may(account, action, parties):
        raise PermissionDenied(action)


def role_with(account: Account | AnonymousUser, parties: Iterable[str] | None = None) -> Role:
    """The highest role that the account has with an entry of these parties."""
    if not isinstance(account, Account) or not account.is_active:
        return Role.READER if settings.POBRATIM_OPEN_READING else Role.NOBODY
    wanted = None if parties is None else set(parties)
    roles = [grant.role for grant in grants_of(account) if wanted is None or grant.party in wanted]
    return Role(max([account.role, *roles]))


def grants_of(account: Account) -> list[Grant]:
    """The account's own grants and those of its departments; asked once an account object."""
    known = account.__dict__.get("_granted")
    if known is None:
        known = list(Grant.objects.filter(Q(account=account) | Q(department__accounts=account)).distinct())
        account.__dict__["_granted"] = known
    return list(known)


def granted_parties(account: Account | AnonymousUser, action: Action) -> frozenset[str] | None:
    """The parties with whose entries the account may do it; None where it may with all of them."""
    if not isinstance(account, Account):
        return None if may(account, action) else frozenset()
    if account.is_active and account.role >= LEAST[action]:
        return None
    if not account.is_active or action in EVERYWHERE:
        return frozenset()
    return frozenset(grant.party for grant in grants_of(account) if grant.role >= LEAST[action])
