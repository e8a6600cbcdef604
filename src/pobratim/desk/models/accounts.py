"""Accounts, departments, what each may do with whose entries, and links that work once.

In: nothing. Out: Django models. Not here: what follows from them (`rights.py`), how they are changed (`desk.accounts`).
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from ..roles import Role

ROLES = [
    (Role.READER.value, "читатель"),
    (Role.EDITOR.value, "редактор"),
    (Role.REVIEWER.value, "проверяющий"),
    (Role.ADMINISTRATOR.value, "администратор"),
]


class Department(models.Model):
    """People who work with the same partners."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Account(AbstractUser):
    """Somebody who works at the desk; `role` holds for all partners, grants add to it for some of them."""

    role = models.PositiveSmallIntegerField(choices=ROLES, default=Role.READER.value)
    departments = models.ManyToManyField(Department, related_name="accounts", blank=True)
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("username",)

    @property
    def signature(self) -> str:
        """How decisions and the audit trail name the account."""
        return self.username

    @property
    def shown_name(self) -> str:
        """The name that people read."""
        return self.get_full_name() or self.username


class Grant(models.Model):
    """A role with the entries of one partner (and of what lies in it), for an account or a department."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants", null=True, blank=True)
    department = models.ForeignKey(Department, models.CASCADE, related_name="grants", null=True, blank=True)
    role = models.PositiveSmallIntegerField(choices=ROLES)
    party = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(account__isnull=True) ^ Q(department__isnull=True), name="grant_to_one_of_two"
            ),
            models.UniqueConstraint(fields=["account", "party"], name="grant_once_an_account"),
            models.UniqueConstraint(fields=["department", "party"], name="grant_once_a_department"),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.party}"


class Ticket(models.Model):
    """A link that works once and for a while: to set a password, or to come in as the owner of this installation.

    Only the digest of its secret is kept.
    """

    PASSWORD, ENTER = "password", "enter"

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20, choices=[(PASSWORD, "пароль"), (ENTER, "вход")])
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tickets", null=True, blank=True)
    expires = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.purpose}: {self.expires:%Y-%m-%d %H:%M}"
