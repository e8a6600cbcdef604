"""The audit trail: who changed what, when, why, from where. It is only ever added to.

In: what was done to what; who does it and from where is said once, around the work (`acting`). Out: rows of the trail,
each bound to the one before by a digest, so that a missing or altered row shows. Not here: who may read it (`roles.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as decisions name them, and from where: a network address, or a command's name."""

    name: str
    place: str = ""


NOBODY = Actor("")
_actor: ContextVar[Actor] = ContextVar("actor", default=NOBODY)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Whatever is recorded inside was done by that actor."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


def record(what: str, about: str, *, why: str = "", before: object = None, after: object = None) -> None:
    """Add to the trail that the actor did `what` (`account.add`, `review.accept`) to `about` (`entry:…`, `account:…`)."""
