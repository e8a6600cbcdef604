"""The audit trail is only added to, by whoever acts, and shows when somebody went round the program."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

from pobratim.desk.audit import Actor, TrailFilter, acting, first_broken, record, trail
from pobratim.desk.models import AuditRecord
from pobratim.desk.trail_files import as_csv, as_json_lines
from pobratim.wording import codes as worded

SOURCE = Path(__file__).parents[2] / "src" / "pobratim"


def _three_changes() -> None:
    with acting(Actor("ivanova", "10.0.0.7")):
        record("account.add", "account:petrov", after={"role": 2})
        record("review.correct", "entry:12ab", why="в соглашении другой день", before="2024-05-01", after="2024-05-11")
    with acting(Actor("petrov", "10.0.0.8")):
        record("review.accept", "entry:12ab")


def test_a_change_is_recorded_with_who_when_why_and_from_where(database: str) -> None:
    _three_changes()
    row = AuditRecord.objects.get(what="review.correct")
    assert (row.who, row.place, row.why) == ("ivanova", "10.0.0.7", "в соглашении другой день")
    assert (row.before, row.after) == ("2024-05-01", "2024-05-11")
    assert row.at.date() >= date(2026, 1, 1)


def test_the_database_itself_refuses_to_alter_or_delete_a_row(database: str) -> None:
    _three_changes()
    for statement in ("update desk_auditrecord set who = 'nobody'", "delete from desk_auditrecord"):
        with pytest.raises(Error, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert AuditRecord.objects.count() == 3


@pytest.mark.django_db
def test_neither_a_row_nor_a_set_of_rows_can_be_changed_through_the_models() -> None:
    _three_changes()
    row = AuditRecord.objects.first()
    assert row is not None
    for forbidden in (row.save, row.delete, AuditRecord.objects.all().delete):
        with pytest.raises(TypeError, match="only added to"):
            forbidden()
    with pytest.raises(TypeError, match="only added to"):
        AuditRecord.objects.update(who="")


def test_a_row_altered_behind_our_back_is_found(database: str) -> None:
    _three_changes()
    assert first_broken() is None
    second = AuditRecord.objects.order_by("id")[1].pk
    _without_triggers(f"update desk_auditrecord set why = 'так и было' where id = {second}")
    assert first_broken() == second


def test_a_row_taken_out_of_the_middle_is_found(database: str) -> None:
    _three_changes()
    _, second, third = AuditRecord.objects.order_by("id").values_list("id", flat=True)
    _without_triggers(f"delete from desk_auditrecord where id = {second}")
    assert first_broken() == third


def _without_triggers(statement: str) -> None:
    if connection.vendor == "postgresql":
        statements = ["alter table desk_auditrecord disable trigger all", statement]
    else:
        statements = ["drop trigger desk_audit_no_update", "drop trigger desk_audit_no_delete", statement]
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one)


def test_a_change_that_fails_leaves_no_trace(database: str) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        record("account.add", "account:sidorov")
        raise RuntimeError
    assert not AuditRecord.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (TrailFilter(who="ivanova"), 2),
        (TrailFilter(what="review"), 2),
        (TrailFilter(about="entry:12ab"), 2),
        (TrailFilter(who="petrov", what="account"), 0),
        (TrailFilter(until=date(2020, 1, 1)), 0),
        (TrailFilter(since=date(2020, 1, 1)), 3),
    ],
)
def test_the_trail_is_narrowed(wanted: TrailFilter, count: int) -> None:
    _three_changes()
    assert trail(wanted).count() == count


@pytest.mark.django_db
def test_the_trail_as_csv_and_json_says_the_same_and_starts_no_formula() -> None:
    with acting(Actor("=cmd()", "10.0.0.7")):
        record("account.add", "account:petrov", why="новый сотрудник", after={"role": 2})
    (row,) = csv.DictReader(StringIO("".join(as_csv(AuditRecord.objects.all()))))
    said = json.loads("".join(as_json_lines(AuditRecord.objects.all())))
    assert (row["who"], said["who"]) == ("'=cmd()", "=cmd()")
    assert json.loads(row["after"]) == said["after"] == {"role": 2}
    assert row["why"] == said["why"] == "новый сотрудник"


def test_every_change_that_the_program_records_has_words_in_both_languages() -> None:
    codes = {
        code
        for file in SOURCE.rglob("*.py")
        for code in re.findall(r"\brecord\(\s*\"([a-z_]+\.[a-z_]+)\"", file.read_text("utf-8"))
    }
    assert "audit.export" in codes
    wordless = codes - set(worded("audit"))
    assert not wordless, f"add rows `audit,<code>` to wording/words.csv for {sorted(wordless)}"
