"""Settings are read strictly, and the server takes its port first."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from pobratim.errors import BadInput, StoreError
from pobratim.web import environment
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


def test_every_variable_is_described() -> None:
    source = Path(environment.__file__).read_text("utf-8")
    described = (Path(__file__).parents[2] / "docs" / "site.md").read_text("utf-8")
    for name in set(re.findall(r"POBRATIM_[A-Z_]+|DATABASE_URL", source)):
        assert f"`{name}`" in described
