"""Lives of papers, and when each fact was learnt."""

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def learnt_when_read(apps, schema_editor):
    """A fact that is there was learnt, as far as we know, when its document was read."""
    Fact, Document = apps.get_model("storage", "Fact"), apps.get_model("storage", "Document")
    read_at = Document.objects.filter(pk=models.OuterRef("document_id")).values("read_at")
    Fact.objects.filter(learnt_at=None).update(learnt_at=models.Subquery(read_at))


def settle_lives_later(apps, schema_editor):
    """The next rebuild settles the lives of what is there already."""
    Entry, DirtyBlock = apps.get_model("storage", "Entry"), apps.get_model("storage", "DirtyBlock")
    blocks = Entry.objects.filter(kind__in=("agreement", "partnership")).order_by().values_list("block", flat=True)
    rows = [DirtyBlock(block=block, since=timezone.now()) for block in sorted(set(blocks))]
    DirtyBlock.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirtyPair",
            fields=[
                ("pair", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="fact",
            name="learnt_at",
            field=models.DateTimeField(blank=True, db_index=True, null=True),
        ),
        migrations.CreateModel(
            name="EntryLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pair", models.CharField(db_index=True, max_length=32)),
                ("relation", models.CharField(max_length=12)),
                ("why", models.CharField(max_length=30)),
                ("sure", models.BooleanField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="links",
                        to="storage.entry",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="links_to",
                        to="storage.entry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("pair", "entry", "relation", "other"), name="entry_link_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pair", models.CharField(db_index=True, max_length=32)),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="pairs",
                        to="storage.entry",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("entry", "pair"), name="entry_pair_once")],
            },
        ),
        migrations.CreateModel(
            name="EntryPhase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pair", models.CharField(db_index=True, max_length=32)),
                ("position", models.PositiveSmallIntegerField()),
                ("state", models.CharField(max_length=12)),
                ("first", models.DateField(blank=True, null=True)),
                ("certain", models.DateField(blank=True, null=True)),
                ("last", models.DateField(blank=True, null=True)),
                ("why", models.CharField(max_length=30)),
                ("sure", models.BooleanField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="phases",
                        to="storage.entry",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "indexes": [models.Index(fields=["state", "last"], name="entry_phase_state")],
                "constraints": [models.UniqueConstraint(fields=("pair", "entry", "position"), name="entry_phase_once")],
            },
        ),
        migrations.RunPython(learnt_when_read, migrations.RunPython.noop),
        migrations.RunPython(settle_lives_later, migrations.RunPython.noop),
    ]
