"""Signing in: by name and password, locked out after too many wrong ones, by a link that works once."""

from __future__ import annotations

import pytest
from django.test import Client

from pobratim.desk.models import AuditRecord
from pobratim.desk.roles import Role
from tests.desk.people import PASSWORD, signed_in, with_password

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/login/"


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def tried(client: Client, name: str, password: str, **more: str):
    return client.post(SIGN_IN, {"login": name, "password": password}, **more)


def trail(what: str) -> list[str]:
    return list(AuditRecord.objects.filter(what=what).values_list("about", flat=True))


def test_a_name_and_its_password_let_in() -> None:
    with_password(Role.EDITOR, "vera")
    client = Client()
    response = tried(client, "vera", PASSWORD)
    assert response.status_code == 302
    assert "vera" in client.get("/").content.decode()
    record = AuditRecord.objects.get(what="sign.in")
    assert (record.who, record.about, record.place) == ("vera", "account:vera", "127.0.0.1")


def test_a_wrong_password_is_told_and_recorded() -> None:
    with_password(Role.EDITOR, "vera")
    page = tried(Client(), "vera", "угаданное").content.decode()
    assert "errorlist" in page or 'role="alert"' in page
    assert trail("sign.failed") == ["account:vera"]


def test_five_wrong_passwords_close_the_way_in_for_a_told_time() -> None:
    with_password(Role.EDITOR, "vera")
    client = Client()
    for _ in range(4):
        assert tried(client, "Vera", "угаданное").status_code == 200
    locked = tried(client, "vera", "угаданное")
    assert locked.status_code == 429
    assert "через 15\N{NO-BREAK SPACE}минут" in locked.content.decode()
    assert tried(client, "vera", PASSWORD).status_code == 429
    assert trail("sign.locked")[0] == "account:vera"


def test_a_lock_out_is_recorded_once_and_never_with_what_is_no_name() -> None:
    client = Client()
    for _ in range(8):
        tried(client, "семь мокрых зонтов", "вера")
    assert trail("sign.locked") == ["account:?"], "people type passwords into the wrong field"


def test_somebody_at_another_address_is_not_locked_out() -> None:
    with_password(Role.EDITOR, "vera")
    for _ in range(5):
        tried(Client(), "vera", "угаданное")
    assert tried(Client(), "vera", PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_signing_out_takes_a_form() -> None:
    client = Client()
    signed_in(client, Role.READER)
    assert client.get("/account/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    client.post("/account/logout/")
    assert "_auth_user_id" not in client.session
    assert trail("sign.out") == ["account:reader"]
