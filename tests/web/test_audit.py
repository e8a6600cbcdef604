"""Administrators read the audit trail on a page and take it away as a file; nobody else sees it."""

from __future__ import annotations

import pytest
from django.test import Client

from pobratim.desk.audit import Actor, acting, record
from pobratim.desk.models import Account, AuditRecord
from pobratim.desk.roles import Role

pytestmark = pytest.mark.django_db


def _client(role: Role) -> Client:
    client = Client()
    client.force_login(Account.objects.create_user(f"person{role}", role=role))
    return client


@pytest.fixture
def changes() -> None:
    with acting(Actor("ivanova", "10.0.0.7")):
        record("audit.export", "file:march.csv", why="по запросу прокуратуры")
    with acting(Actor("petrov", "10.0.0.8")):
        record("audit.export", "file:april.csv")


@pytest.mark.parametrize("address", ["/audit/", "/audit/audit.csv"])
@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.REVIEWER])
def test_who_is_no_administrator_is_refused(address: str, role: Role) -> None:
    assert _client(role).get(address).status_code == 403


def test_a_visitor_is_led_to_the_sign_in_page() -> None:
    assert Client().get("/audit/").status_code == 302


def test_the_page_says_who_did_what_and_why(changes: None) -> None:
    page = _client(Role.ADMINISTRATOR).get("/audit/").content.decode()
    for words in ("ivanova", "выгружен журнал изменений", "file:march.csv", "по запросу прокуратуры", "10.0.0.7"):
        assert words in page


def test_the_page_is_narrowed_to_one_person(changes: None) -> None:
    page = _client(Role.ADMINISTRATOR).get("/audit/?who=petrov").content.decode()
    assert "file:april.csv" in page
    assert "file:march.csv" not in page


def test_a_wrong_day_is_told_and_refused_for_the_file(changes: None) -> None:
    client = _client(Role.ADMINISTRATOR)
    assert "не понят" in client.get("/audit/?since=вчера").content.decode()
    assert client.get("/audit/audit.csv?since=вчера").status_code == 400


def test_the_file_opens_in_a_spreadsheet_and_is_itself_recorded(changes: None) -> None:
    answer = _client(Role.ADMINISTRATOR).get("/audit/audit.csv?who=ivanova")
    content = b"".join(answer.streaming_content).decode("utf-8")
    assert content.startswith("\ufeffid,at,who")
    assert "по запросу прокуратуры" in content
    assert "file:april.csv" not in content
    assert AuditRecord.objects.filter(about="file:audit.csv").count() == 1
