"""Rows of the search index that both databases have; the words themselves lie where each database looks words up.

In: nothing. Out: Django models. Not here: the words (`sqlite.py`: an FTS5 table; `postgres.py`: a column).
"""

from __future__ import annotations

from django.db import models


class SearchRow(models.Model):
    """A document or entry that can be found. `id` grows with its day: the index is read from the newest backwards."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=200)

    class Meta:  # noqa: D106 — as in models.py
        constraints = (models.UniqueConstraint(fields=["about", "kind"], name="search_row_once"),)


class SearchWord(models.Model):
    """A dictionary form that the register has held, for slips of the pen: `frame` is it without vowels."""

    word = models.CharField(primary_key=True, max_length=60)
    frame = models.CharField(max_length=60, db_index=True)
    shape = models.CharField(max_length=8, db_index=True)


class SearchParty(models.Model):
    """A party that entries have named, under its name in small letters."""

    code = models.CharField(primary_key=True, max_length=200)
    name = models.CharField(max_length=200, db_index=True)
