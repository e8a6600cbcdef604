"""The site around the pages: an empty register, headers, health, errors, the other language."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import get_resolver

from pobratim.web.views import errors


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/partners/", "/agreements/", "/people/", "/documents/", "/figures/"])
def test_an_empty_register_says_which_command_fills_it(address: str) -> None:
    page = Client().get(address).content.decode()
    assert "pobratim read ПАПКА" in page


@pytest.mark.django_db
def test_no_page_may_load_or_run_anything_from_elsewhere() -> None:
    response = Client().get("/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_no_template_holds_a_style_a_script_or_an_address_of_another_host() -> None:
    folder = Path(errors.__file__).parents[1]
    for file in [*folder.glob("templates/**/*.html"), *folder.glob("static/**/*.*")]:
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "").replace('placeholder="https://"', "")
        assert " style=" not in text, file
        assert " onclick" not in text, file
        assert "<script>" not in text, file
        assert "http://" not in text, file
        assert "https://" not in text, file


@pytest.mark.django_db
def test_health_is_told_in_one_word() -> None:
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_health_without_an_answer_from_the_register_is_503(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        def cursor(self) -> None:
            raise DatabaseError

    monkeypatch.setattr(errors, "connection", Silent())
    assert errors.healthz(RequestFactory().get("/healthz")).status_code == 503


@pytest.mark.django_db
def test_a_broken_page_is_told_kindly_and_without_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("pobratim.web.memory.totals", fall)
    client = Client(raise_request_exception=False)
    response = client.get("/en/")
    assert response.status_code == 500
    assert "Something broke" in response.content.decode()
    assert "secret words" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_only_answer_questions(method: str) -> None:
    assert getattr(Client(), method)("/agreements/").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/agreements/%00/", "/people/named/%00/", "/search/?q=%00", "/?%00=1"])
def test_a_letter_that_postgresql_cannot_hold_is_refused_everywhere(address: str) -> None:
    assert Client().get(address).status_code == 400
    assert Client().post("/account/login/", {"login": "ve\x00ra", "password": "x"}).status_code == 400


@pytest.mark.django_db
def test_the_switch_keeps_the_page_and_its_filters() -> None:
    page = Client().get("/agreements/?year=2024").content.decode()
    assert 'href="/en/agreements/?year=2024" hreflang="en"' in page
    assert 'href="/agreements/?year=2024" hreflang="ru"' in Client().get("/en/agreements/?year=2024").content.decode()


@pytest.mark.django_db
def test_a_name_that_the_site_does_not_know_is_told_where_to_write_it() -> None:
    response = Client().get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "POBRATIM_HOSTS" in response.content.decode()


def test_a_served_empty_register_welcomes_and_stops_when_told(tmp_path: Path) -> None:
    code = """
from pobratim.web.serve import serve
import sys
serve("127.0.0.1", 0, sys.argv[1], announce=lambda address: print(address, flush=True))
"""
    command = [sys.executable, "-c", code, f"sqlite:///{tmp_path}/new.sqlite3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                page = answer.read().decode()
        finally:
            server.terminate()
    assert "Реестр пока пуст" in page
    assert server.returncode == 0


def test_every_address_has_a_name() -> None:
    names = {pattern.name for pattern in get_resolver().url_patterns[1].url_patterns}
    assert None not in names
