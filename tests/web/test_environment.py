"""Settings are read strictly, and the server takes its port first."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from pobratim.errors import BadInput, StoreError
from pobratim.web import environment, environment_accounts
from pobratim.web.serve import bind


def test_a_secret_comes_from_a_file_or_is_made_for_this_run(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("k" * 40 + "\n")
    assert environment.secret_key({"POBRATIM_SECRET_KEY_FILE": str(file)}) == "k" * 40
    assert environment.secret_key({"POBRATIM_SECRET_KEY": "s" * 32}) == "s" * 32
    assert environment.secret_key({}) != environment.secret_key({})


def test_a_secret_that_is_short_or_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="shorter than 32"):
        environment.secret_key({"POBRATIM_SECRET_KEY": "short"})
    with pytest.raises(BadInput, match="cannot be read"):
        environment.secret_key({"POBRATIM_SECRET_KEY_FILE": str(tmp_path / "none")})


def test_the_database_is_sqlite_unless_told_otherwise() -> None:
    assert str(environment.database({})["NAME"]).endswith("register.sqlite3")
    assert environment.database({"DATABASE_URL": "postgres://u:p@h/register"})["ENGINE"].endswith("postgresql")
    with pytest.raises(StoreError):
        environment.database({"DATABASE_URL": "mysql://h/x"})


def test_hosts_and_home_are_checked() -> None:
    assert environment.allowed_hosts({"POBRATIM_HOSTS": "a.example, b.example"})[:2] == ["a.example", "b.example"]
    assert "localhost" in environment.allowed_hosts({})
    with pytest.raises(BadInput, match="names only"):
        environment.allowed_hosts({"POBRATIM_HOSTS": "https://a.example"})
    assert environment.home_party({"POBRATIM_HOME": "RU-VGG/Волжский"}) == "RU-VGG/Волжский"
    assert environment.home_party({}) is None
    with pytest.raises(BadInput, match="no code of a party"):
        environment.home_party({"POBRATIM_HOME": "Волгоград"})


def test_a_busy_port_is_told_in_one_sentence() -> None:
    taken = bind("127.0.0.1", 0)
    try:
        with pytest.raises(BadInput, match="занят"):
            bind("127.0.0.1", taken.getsockname()[1])
    finally:
        taken.close()


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(BadInput, match="не принадлежит"):
        bind("192.0.2.1", 0)


def test_a_free_port_listens() -> None:
    listener = bind("127.0.0.1", 0)
    with listener, socket.create_connection(listener.getsockname()[:2], timeout=5):
        pass


def test_who_may_read_and_who_needs_a_second_factor() -> None:
    assert environment_accounts.open_reading({})
    assert not environment_accounts.open_reading({"POBRATIM_HOSTS": "a.example"})
    assert environment_accounts.open_reading({"POBRATIM_HOSTS": "a.example", "POBRATIM_READING": "everyone"})
    assert environment_accounts.second_factor({}) == "optional"
    assert environment_accounts.second_factor({"POBRATIM_SECOND_FACTOR": "everyone"}) == "everyone"
    assert environment_accounts.proxies({"POBRATIM_PROXIES": "2"}) == 2


def test_cookies_travel_encrypted_unless_the_site_is_this_machines_only() -> None:
    assert not environment_accounts.encrypted({})
    assert environment_accounts.encrypted({"POBRATIM_HOSTS": "a.example"})
    assert not environment_accounts.encrypted({"POBRATIM_HOSTS": "a.example", "POBRATIM_HTTPS": "no"})
    assert environment_accounts.trusted_origins({"POBRATIM_HOSTS": "a.example, .b.example, *"}) == [
        "https://a.example",
        "https://*.b.example",
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"POBRATIM_READING": "yes"},
        {"POBRATIM_SECOND_FACTOR": "admins"},
        {"POBRATIM_PROXIES": "many"},
        {"POBRATIM_HTTPS": "on"},
        {"POBRATIM_MAIL_URL": "mail.example.org"},
        {"POBRATIM_MAIL_URL": "smtp://mail.example.org:post", "POBRATIM_MAIL_FROM": "a@example.org"},
        {"POBRATIM_MAIL_URL": "smtp://mail.example.org"},
        {"POBRATIM_OIDC_URL": "id.example.org"},
        {"POBRATIM_OIDC_URL": "https://id.example.org"},
        {"POBRATIM_OIDC_URL": "https://id.example.org", "POBRATIM_OIDC_CLIENT_ID": "register"},
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_variables_name(said: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="POBRATIM_"):
        environment_accounts.open_reading(said)
        environment_accounts.second_factor(said)
        environment_accounts.proxies(said)
        environment_accounts.encrypted(said)
        environment_accounts.mail(said)
        environment_accounts.single_sign_on(said)


def test_no_letter_is_sent_from_a_site_that_answers_to_any_name() -> None:
    said = {"POBRATIM_MAIL_URL": "smtp://mail.example.org", "POBRATIM_MAIL_FROM": "r@example.org"}
    with pytest.raises(BadInput, match="POBRATIM_HOSTS"):
        environment_accounts.mail({**said, "POBRATIM_HOSTS": "*"})
    assert environment_accounts.mail({**said, "POBRATIM_HOSTS": "register.example.org"}).host


def test_a_mail_server_and_a_sign_on_are_read(tmp_path: Path) -> None:
    mail = environment_accounts.mail(
        {"POBRATIM_MAIL_URL": "smtp+tls://me%40x:p%3Aw@mail.example.org", "POBRATIM_MAIL_FROM": "r@example.org"}
    )
    assert (mail.host, mail.port, mail.user, mail.password) == ("mail.example.org", 587, "me@x", "p:w")
    assert environment_accounts.mail({}).host == ""
    (tmp_path / "secret").write_text("word\n")
    said = {
        "POBRATIM_OIDC_URL": "https://id.example.org/realm/",
        "POBRATIM_OIDC_CLIENT_ID": "register",
        "POBRATIM_OIDC_CLIENT_SECRET_FILE": str(tmp_path / "secret"),
        "POBRATIM_OIDC_NEW": "reader",
    }
    found = environment_accounts.single_sign_on(said)
    assert found == environment_accounts.SingleSignOn(
        "https://id.example.org/realm", "register", "word", "id.example.org", True
    )
    assert environment_accounts.single_sign_on({}) is None
    assert environment_accounts.providers(None) == {}


def test_every_variable_is_described() -> None:
    source = "".join(Path(module.__file__).read_text("utf-8") for module in (environment, environment_accounts))
    described = (Path(__file__).parents[2] / "docs" / "site.md").read_text("utf-8")
    for name in set(re.findall(r"POBRATIM_[A-Z_]+[A-Z]|DATABASE_URL", source)):
        assert f"`{name}`" in described, name
