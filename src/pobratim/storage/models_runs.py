"""Rows of the run ledger, which are the queue of work at the same time.

In: nothing. Out: Django models. Not here: who takes a row and when it goes back (`runs.py`).
"""

from __future__ import annotations

from django.db import models

from .russian import PlainLetters


class Task(models.TextChoices):
    """What a run does."""

    COMMAND = "command", "чтение командой"
    UPLOAD = "upload", "загрузка файлов"
    PASTE = "paste", "вставленный текст"
    FETCH = "fetch", "чтение по адресу"
    FAILED = "failed", "повтор неудавшихся"
    OUTDATED = "outdated", "чтение новой версией"
    REBUILD = "rebuild", "пересборка записей"


class State(models.TextChoices):
    """Where a document stands."""

    WAITING = "waiting", "ждёт"
    READING = "reading", "читается"
    DONE = "done", "прочитан"
    FAILED = "failed", "не прочитан"
    SKIPPED = "skipped", "пропущен"


class Stage(models.TextChoices):
    """The stages of work, in order."""

    FETCH = "fetch", "получение"
    DECODE = "decode", "текст"
    READ = "read", "чтение"
    KEEP = "keep", "сохранение"
    REBUILD = "rebuild", "записи"


class Kind(models.TextChoices):
    """What is to be read."""

    FILE = "file"
    ARCHIVE = "archive"
    TEXT = "text"
    ADDRESS = "address"
    PATH = "path"
    STORED = "stored"
    OUTDATED = "outdated"
    REBUILD = "rebuild"


class Run(models.Model):
    """One reading of some documents: who asked for it, from where, and what came of it.

    Its numbers are kept up with every document, so that a page never counts rows. `left` documents are not settled yet.
    """

    task = models.CharField(max_length=10, choices=Task.choices)
    who = models.CharField(max_length=200, blank=True, default="")
    place = models.CharField(max_length=200, blank=True, default="")
    of = models.ForeignKey("self", models.SET_NULL, related_name="repeats", null=True, blank=True)
    version = models.CharField(max_length=100, blank=True, default="")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    interrupted = models.BooleanField(default=False)
    documents = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    facts = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    errors = models.JSONField(encoder=PlainLetters, default=dict)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.get_task_display()} {self.pk}"


class RunDocument(models.Model):
    """A document of a run. While `queue` is a number it waits or is read, the least number first; then it is None.

    Who reads it holds it until `lease_until`, under the sign `held_by`; `attempts` counts how often it was taken.
    `stage` is the one reached; from stage `rebuild` on the facts are kept, and only the entries are to be made anew.
    `given` is what was said of the document beside its bytes (title, published, source, address).
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=300)
    given = models.JSONField(encoder=PlainLetters, default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    stage = models.CharField(max_length=10, choices=Stage.choices, blank=True, default="")
    queue = models.PositiveSmallIntegerField(null=True, blank=True)
    held_by = models.CharField(max_length=40, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, blank=True, default="")
    document = models.CharField(max_length=200, blank=True, default="")
    facts = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    error = models.TextField(blank=True, default="")
    again = models.ForeignKey("self", models.SET_NULL, related_name="before", null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["queue", "id"], name="run_document_queue"),
            models.Index(fields=["run", "state", "id"], name="run_document_run_state"),
            models.Index(fields=["state", "id"], name="run_document_state"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"


class RunInput(models.Model):
    """The bytes that a document came with; gone once it is read."""

    row = models.OneToOneField(RunDocument, models.CASCADE, primary_key=True, related_name="input")
    data = models.BinaryField()


class Worker(models.Model):
    """A process that takes documents from the queue; alive while `seen_at` is fresh."""

    id = models.CharField(primary_key=True, max_length=40)
    place = models.CharField(max_length=200, blank=True, default="")
    version = models.CharField(max_length=100)
    fetches = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.place} {self.id}"
