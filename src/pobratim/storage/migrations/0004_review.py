"""Checking: undoing, what people put right in an entry, its place in the queue; all entries are made anew once."""

import pobratim.storage.russian
from django.db import migrations, models
from django.utils import timezone


MARK = """
insert into storage_dirtyblock (block, since)
select distinct block, %s from storage_entry
where not exists (select 1 from storage_dirtyblock known where known.block = storage_entry.block)
"""


def make_anew(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute(MARK, [connection.ops.adapt_datetimefield_value(timezone.now())])


class Migration(migrations.Migration):

    dependencies = [
        ("storage", "0003_reprints"),
    ]

    operations = [
        migrations.CreateModel(
            name="RuleTally",
            fields=[
                ("rule", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("right", models.PositiveIntegerField(default=0)),
                ("wrong", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="WholeDocument",
            fields=[
                ("document", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name="decision",
            name="undoes",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="entry",
            name="confidence",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="entry",
            name="corrected",
            field=models.JSONField(default=list, encoder=pobratim.storage.russian.PlainLetters),
        ),
        migrations.AddField(
            model_name="entry",
            name="doubts",
            field=models.JSONField(default=list, encoder=pobratim.storage.russian.PlainLetters),
        ),
        migrations.AddField(
            model_name="entry",
            name="priority",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="entry",
            name="read",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["at", "id"], name="decision_at"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("state__in", ("machine", "reopened"))),
                fields=["-priority", "id"],
                name="entry_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("state__in", ("machine", "reopened"))),
                fields=["kind", "-priority", "id"],
                name="entry_queue_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["rule"], name="fact_rule"),
        ),
        migrations.RunPython(make_anew, migrations.RunPython.noop),
    ]
