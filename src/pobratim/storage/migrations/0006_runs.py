"""The run ledger, which is the queue of the desk as well; documents are found by the version that read them."""

import django.db.models.deletion
from django.db import migrations, models

import pobratim.storage.russian


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0005_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.CharField(
                        choices=[
                            ("command", "чтение командой"),
                            ("upload", "загрузка файлов"),
                            ("paste", "вставленный текст"),
                            ("fetch", "чтение по адресу"),
                            ("failed", "повтор неудавшихся"),
                            ("outdated", "чтение новой версией"),
                            ("rebuild", "пересборка записей"),
                        ],
                        max_length=10,
                    ),
                ),
                ("who", models.CharField(blank=True, default="", max_length=200)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("version", models.CharField(blank=True, default="", max_length=100)),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("interrupted", models.BooleanField(default=False)),
                ("documents", models.PositiveIntegerField(default=0)),
                ("left", models.PositiveIntegerField(default=0)),
                ("new", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("failed", models.PositiveIntegerField(default=0)),
                ("skipped", models.PositiveIntegerField(default=0)),
                ("facts", models.PositiveIntegerField(default=0)),
                ("seconds", models.FloatField(default=0)),
                ("errors", models.JSONField(default=dict, encoder=pobratim.storage.russian.PlainLetters)),
            ],
            options={
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="RunDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("file", "File"),
                            ("archive", "Archive"),
                            ("text", "Text"),
                            ("address", "Address"),
                            ("path", "Path"),
                            ("stored", "Stored"),
                            ("outdated", "Outdated"),
                            ("rebuild", "Rebuild"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("given", models.JSONField(default=dict, encoder=pobratim.storage.russian.PlainLetters)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "ждёт"),
                            ("reading", "читается"),
                            ("done", "прочитан"),
                            ("failed", "не прочитан"),
                            ("skipped", "пропущен"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fetch", "получение"),
                            ("decode", "текст"),
                            ("read", "чтение"),
                            ("keep", "сохранение"),
                            ("rebuild", "записи"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("queue", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("held_by", models.CharField(blank=True, default="", max_length=40)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("outcome", models.CharField(blank=True, default="", max_length=10)),
                ("document", models.CharField(blank=True, default="", max_length=200)),
                ("facts", models.PositiveIntegerField(default=0)),
                ("seconds", models.FloatField(default=0)),
                ("error", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("version", models.CharField(max_length=100)),
                ("fetches", models.BooleanField(default=False)),
                ("started_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["reading_version", "id"], name="document_version"),
        ),
        migrations.AddField(
            model_name="run",
            name="of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="repeats",
                to="storage.run",
            ),
        ),
        migrations.CreateModel(
            name="RunInput",
            fields=[
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="input",
                        serialize=False,
                        to="storage.rundocument",
                    ),
                ),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="rundocument",
            name="again",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="before",
                to="storage.rundocument",
            ),
        ),
        migrations.AddField(
            model_name="rundocument",
            name="run",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="storage.run"),
        ),
        migrations.AddIndex(
            model_name="rundocument",
            index=models.Index(fields=["queue", "id"], name="run_document_queue"),
        ),
        migrations.AddIndex(
            model_name="rundocument",
            index=models.Index(fields=["run", "state", "id"], name="run_document_run_state"),
        ),
        migrations.AddIndex(
            model_name="rundocument",
            index=models.Index(fields=["state", "id"], name="run_document_state"),
        ),
    ]
