"""Rows about checking: documents that a person has read whole, and how often each rule was right here.

In: nothing. Out: Django models. Not here: decisions and entries (`models.py`), who may say so (`pobratim.desk`).
"""

from __future__ import annotations

from django.db import models


class WholeDocument(models.Model):
    """Somebody said of a document that everything in it is found and checked; `digest` is of the text that was read.

    The document is named by id: it may be gone and come back.
    """

    document = models.CharField(primary_key=True, max_length=200)
    digest = models.CharField(max_length=64)
    who = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)


class RuleTally(models.Model):
    """How many facts of a rule this office's people found right and wrong; counted anew from decisions at any time."""

    rule = models.CharField(primary_key=True, max_length=200)
    right = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
