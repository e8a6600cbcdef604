"""Links that work once: to set a password, to come in as the owner of this installation.

In: an account, or the secret of a link. Out: a secret to put into an address; the account that a link is for. Not here:
addresses and pages (`pobratim.web`).
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import audit
from .accounts import about, owner
from .models import Account, Ticket

ENTERING = timedelta(minutes=10)
"""How long the link lives that `pobratim serve` prints: long enough to start a browser."""
SETTING_PASSWORD = timedelta(days=3)
"""How long a link to set a password lives: over a weekend."""


def password_secret(account: Account) -> str:
    """The secret of a new link for this account; earlier ones work no longer."""
    with transaction.atomic():
        account.tickets.filter(purpose=Ticket.PASSWORD).delete()
        audit.record("account.link", about(account))
        return _made(Ticket.PASSWORD, SETTING_PASSWORD, account)


def enter_secret() -> str:
    """The secret of a new link for the owner; earlier ones work no longer."""
    with transaction.atomic():
        Ticket.objects.filter(purpose=Ticket.ENTER).delete()
        return _made(Ticket.ENTER, ENTERING, None)


def holder(secret: str) -> Account | None:
    """Whose password the link may set; None where it works no longer."""
    ticket = _found(secret, Ticket.PASSWORD)
    return ticket.account if ticket and ticket.account and ticket.account.is_active else None


def used_for_password(secret: str) -> bool:
    """Uses the link up; False where somebody was faster."""
    return _used(secret, Ticket.PASSWORD)


def entered(secret: str) -> Account | None:
    """Uses the link up; the owner, None where it works no longer or the owner's account is switched off."""
    with transaction.atomic():
        account = owner() if _used(secret, Ticket.ENTER) else None
    return account if account and account.is_active else None


def _made(purpose: str, lifetime: timedelta, account: Account | None) -> str:
    Ticket.objects.filter(expires__lte=timezone.now()).delete()
    secret = secrets.token_urlsafe(24)
    expires = timezone.now() + lifetime
    Ticket.objects.create(digest=_digest(secret), purpose=purpose, account=account, expires=expires)
    return secret


def _found(secret: str, purpose: str) -> Ticket | None:
    found = Ticket.objects.filter(digest=_digest(secret), purpose=purpose, expires__gt=timezone.now())
    return found.select_related("account").first()


def _used(secret: str, purpose: str) -> bool:
    """Deleting tells who was first: two requests at once never both get in."""
    alive = Ticket.objects.filter(digest=_digest(secret), purpose=purpose, expires__gt=timezone.now())
    return alive.delete()[0] > 0


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
