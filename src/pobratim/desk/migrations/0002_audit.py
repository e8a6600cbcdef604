import pobratim.storage.russian
from django.db import migrations, models

# A row that is there stays as it is, whoever asks the database to change it
SQLITE = [
    """create trigger desk_audit_no_update before update on desk_auditrecord
       begin select raise(abort, 'the audit trail is only added to'); end""",
    """create trigger desk_audit_no_delete before delete on desk_auditrecord
       begin select raise(abort, 'the audit trail is only added to'); end""",
]
POSTGRESQL = [
    """create function desk_audit_refuse() returns trigger language plpgsql as $$
       begin raise exception 'the audit trail is only added to'; end $$""",
    """create trigger desk_audit_kept before update or delete on desk_auditrecord
       for each row execute function desk_audit_refuse()""",
]
UNDO = {
    "sqlite": ["drop trigger desk_audit_no_update", "drop trigger desk_audit_no_delete"],
    "postgresql": ["drop trigger desk_audit_kept on desk_auditrecord", "drop function desk_audit_refuse()"],
}


def keep_rows(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def free_rows(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("who", models.CharField(blank=True, db_index=True, default="", max_length=200)),
                ("place", models.CharField(blank=True, default="", max_length=200)),
                ("what", models.CharField(db_index=True, max_length=40)),
                ("about", models.CharField(db_index=True, max_length=250)),
                ("why", models.TextField(blank=True, default="")),
                ("before", models.JSONField(blank=True, encoder=pobratim.storage.russian.PlainLetters, null=True)),
                ("after", models.JSONField(blank=True, encoder=pobratim.storage.russian.PlainLetters, null=True)),
                ("chain", models.CharField(max_length=64)),
            ],
            options={"ordering": ("-id",)},
        ),
        migrations.RunPython(keep_rows, free_rows),
    ]
