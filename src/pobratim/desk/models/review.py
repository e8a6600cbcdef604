"""What people put off, and what they are looking at.

In: nothing. Out: Django models. Not here: what they say about entries; that is decisions (`pobratim.storage`).
"""

from __future__ import annotations

from django.db import models

from .accounts import Account


class Postponed(models.Model):
    """Somebody wants to be asked about an entry later; until then it is in nobody's queue. Named by id: it may move."""

    entry = models.CharField(primary_key=True, max_length=32)
    account = models.ForeignKey(Account, models.CASCADE, related_name="postponed")
    at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)


class Looking(models.Model):
    """The entry that an account looked at last."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="looking")
    entry = models.CharField(max_length=32, db_index=True)
    at = models.DateTimeField()
