"""Who may do what: four roles, each may do what the one before may.

In: nothing. Out: roles, actions, and the least role for each action. Not here: who has which role (`rights.py`).
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Role(IntEnum):
    """What an account is trusted with; `NOBODY` is a visitor who has not signed in."""

    NOBODY = 0
    READER = 1
    EDITOR = 2
    REVIEWER = 3
    ADMINISTRATOR = 4


class Action(StrEnum):
    """What a page, a file or a call does."""

    OPEN = "open"
    SIGN_IN = "sign_in"
    READ = "read"
    OWN = "own"
    UPLOAD = "upload"
    CORRECT = "correct"
    ENTER = "enter"
    REVIEW = "review"
    BULK = "bulk"
    RERUN = "rerun"
    AUDIT = "audit"
    MANAGE = "manage"


LEAST: dict[Action, Role] = {
    Action.OPEN: Role.NOBODY,
    Action.SIGN_IN: Role.NOBODY,
    Action.READ: Role.READER,
    Action.OWN: Role.READER,
    Action.UPLOAD: Role.EDITOR,
    Action.CORRECT: Role.EDITOR,
    Action.ENTER: Role.EDITOR,
    Action.REVIEW: Role.REVIEWER,
    Action.BULK: Role.REVIEWER,
    Action.RERUN: Role.REVIEWER,
    Action.AUDIT: Role.ADMINISTRATOR,
    Action.MANAGE: Role.ADMINISTRATOR,
}
"""The least role that may do it. Where anybody may read, `rights.may` lets visitors do what readers do, except `OWN`:
what concerns an account itself needs one."""

EVERYWHERE = frozenset({Action.OWN, Action.RERUN, Action.AUDIT, Action.MANAGE})
"""What no grant for a partner gives: it concerns the whole installation."""
