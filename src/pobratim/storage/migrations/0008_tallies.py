"""Counts are kept beside the entries, a party's list is read in its order, a list's sentences without all the others."""

from datetime import date

from django.db import migrations, models

AT_ONCE = 500
COPY = """
update storage_entryparty set
  kind = (select kind from storage_entry where storage_entry.id = entry_id),
  first = coalesce((select first from storage_entry where storage_entry.id = entry_id), '0001-01-01'),
  until = (select until from storage_entry where storage_entry.id = entry_id),
  shown = (select state <> 'rejected' from storage_entry where storage_entry.id = entry_id)
"""
# SQLite's own order puts what is unknown last already, and its indexes know no other
POSTGRES = (
    "create index storage_entry_list on storage_entry (kind, first desc nulls last, id)",
    "create index storage_document_list on storage_document (published_first desc nulls last, id)",
    """create index storage_entry_people on storage_entry (title collate "ru-x-icu", id)
    where kind = 'person' and state <> 'rejected'""",
)
NO_POSTGRES = (
    "drop index storage_entry_list",
    "drop index storage_document_list",
    "drop index storage_entry_people",
)


def copy_entries(apps, schema_editor):
    schema_editor.execute(COPY)
    # Until an entry is made anew all its sentences stand in lists
    apps.get_model("storage", "EntryFact").objects.update(lead=True)


def count_entries(apps, schema_editor):
    from pobratim.storage import tallies

    tallies.move(apps.get_model("storage", "Document").objects.count(), apps.get_model("storage", "Fact").objects.count())
    ids = list(apps.get_model("storage", "Entry").objects.order_by("id").values_list("id", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        tallies.change(tallies.nothing(), tallies.of_rows(ids[start : start + AT_ONCE]))


def order(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRES:
            schema_editor.execute(statement)


def no_order(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in NO_POSTGRES:
            schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ("storage", "0007_counts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(blank=True, max_length=200)),
                ("partner", models.CharField(blank=True, max_length=200)),
                ("aspect", models.CharField(max_length=40)),
                ("n", models.IntegerField()),
                ("direct", models.IntegerField()),
                ("named", models.IntegerField(default=0)),
            ],
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["partner", "aspect", "party"], name="tally_partner"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(fields=("party", "partner", "aspect"), name="tally_once"),
        ),
        migrations.AddField(model_name="entryfact", name="lead", field=models.BooleanField(default=False)),
        migrations.AddField(
            model_name="entryparty",
            name="kind",
            field=models.CharField(default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="entryparty",
            name="first",
            field=models.DateField(default=date.min),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="entryparty",
            name="until",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="entryparty",
            name="shown",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="entryparty", name="entry_party_party"),
        migrations.RunPython(copy_entries, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="entryfact",
            index=models.Index(condition=models.Q(("lead", True)), fields=["entry"], name="entry_fact_lead"),
        ),
        migrations.AddIndex(
            model_name="entryparty",
            index=models.Index(fields=["party", "kind", "-first", "entry"], name="entry_party_list"),
        ),
        migrations.AddIndex(
            model_name="entryparty",
            index=models.Index(
                condition=models.Q(("until__isnull", False)), fields=["party", "until"], name="entry_party_until"
            ),
        ),
        migrations.RunPython(count_entries, migrations.RunPython.noop),
        migrations.RunPython(order, no_order),
    ]
