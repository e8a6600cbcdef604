"""Organisations get a table of their own; entries that are there already are tied to theirs."""

import django.db.models.deletion
from django.db import migrations, models

from pobratim.register.links import organisations_of
from pobratim.register.wire import said_from_json


def tie_organisations(apps, schema_editor):
    entries = apps.get_model("storage", "Entry").objects.order_by()
    table = apps.get_model("storage", "EntryOrganisation")
    rows = []
    for entry, content in entries.values_list("id", "content").iterator(chunk_size=1000):
        for link in organisations_of(said_from_json(content)):
            rows.append(table(entry_id=entry, key=link.key, name=link.name))
        if len(rows) > 1000:
            table.objects.bulk_create(rows)
            rows = []
    table.objects.bulk_create(rows)


class Migration(migrations.Migration):

    dependencies = [
        ("storage", "0006_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("name", models.TextField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisations",
                        to="storage.entry",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key", "entry"], name="entry_organisation_key")],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "key"), name="entry_organisation_once"),
                ],
            },
        ),
        migrations.RunPython(tie_organisations, migrations.RunPython.noop),
    ]
