"""The queue is narrowed by the heaviest doubt and by confidence along indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("storage", "0008_tallies"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="doubt",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("state__in", ("machine", "reopened"))),
                fields=["doubt", "-priority", "id"],
                name="entry_queue_doubt",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("state__in", ("machine", "reopened"))),
                fields=["confidence"],
                name="entry_queue_confidence",
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="state",
            field=models.CharField(
                choices=[
                    ("machine", "прочитано машиной"),
                    ("accepted", "подтверждено"),
                    ("rejected", "отклонено"),
                    ("corrected", "исправлено"),
                    ("reopened", "изменилось после проверки"),
                    ("entered", "внесено вручную"),
                ],
                default="machine",
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("state__in", ("accepted", "corrected", "rejected", "entered"))),
                fields=["state"],
                name="entry_checked",
            ),
        ),
    ]
