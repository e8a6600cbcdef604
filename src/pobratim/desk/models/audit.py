"""The rows of the audit trail.

In: nothing. Out: a model that can be added to and read. The database itself refuses to alter or delete its rows
(triggers of migration 0002), so that no page, command or mistake of ours can.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from pobratim.storage.russian import PlainLetters

REFUSAL = "the audit trail is only added to"


class TrailRows(models.QuerySet["AuditRecord"]):
    """Rows that can be asked and added, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError(REFUSAL)

    def delete(self) -> NoReturn:
        """Refused."""
        raise TypeError(REFUSAL)


class AuditRecord(models.Model):
    """One change: `what` is a code of the wording, `about` names the thing (`entry:…`, `account:…`).

    `who` is a name, not a key: the record outlives the account. `chain` is the digest of this row and the one before.
    """

    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=200, blank=True, default="", db_index=True)
    place = models.CharField(max_length=200, blank=True, default="")
    what = models.CharField(max_length=40, db_index=True)
    about = models.CharField(max_length=250, db_index=True)
    why = models.TextField(blank=True, default="")
    before = models.JSONField(encoder=PlainLetters, null=True, blank=True)
    after = models.JSONField(encoder=PlainLetters, null=True, blank=True)
    chain = models.CharField(max_length=64)

    objects = TrailRows.as_manager()

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}: {self.what} {self.about}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once only."""
        if self.pk is not None:
            raise TypeError(REFUSAL)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError(REFUSAL)
