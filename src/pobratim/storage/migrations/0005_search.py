"""The search index: which rows can be found, the words of which an FTS5 table or a tsvector column keeps."""

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE storage_searchtext USING fts5"
    "(head, body, marks, tokenize = 'unicode61 remove_diacritics 0', columnsize = 0)",
    "CREATE TRIGGER storage_searchrow_gone AFTER DELETE ON storage_searchrow "
    "BEGIN DELETE FROM storage_searchtext WHERE rowid = old.id; END",
)
NO_SQLITE = ("DROP TRIGGER storage_searchrow_gone", "DROP TABLE storage_searchtext")
# Words lie outside the rows, so that thousands of rows are read quickly; few wait to be put into the index
POSTGRES = (
    "ALTER TABLE storage_searchrow ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "ALTER TABLE storage_searchrow SET (toast_tuple_target = 128)",
    "CREATE INDEX storage_searchrow_words ON storage_searchrow USING gin (words) WITH (gin_pending_list_limit = 512)",
)
NO_POSTGRES = ("ALTER TABLE storage_searchrow DROP COLUMN words",)


def _words(apps, editor):
    for order in SQLITE if editor.connection.vendor == "sqlite" else POSTGRES:
        editor.execute(order, params=None)


def _no_words(apps, editor):
    for order in NO_SQLITE if editor.connection.vendor == "sqlite" else NO_POSTGRES:
        editor.execute(order, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0004_review"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchParty",
            fields=[
                ("code", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("name", models.CharField(db_index=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("frame", models.CharField(db_index=True, max_length=60)),
                ("shape", models.CharField(db_index=True, max_length=8)),
            ],
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("about", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("about", "kind"), name="search_row_once")],
            },
        ),
        migrations.RunPython(_words, _no_words),
    ]
