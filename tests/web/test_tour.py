"""The first walk leads through pages that are there; help says what words mean; an empty register offers an example."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from pobratim.desk.models import Account
from pobratim.desk.roles import Role
from pobratim.storage.models_runs import Run
from pobratim.web.terms import terms
from pobratim.web.tour import STOPS

pytestmark = pytest.mark.django_db


def walk(client: Client, prefix: str = "") -> list[tuple[str, str]]:
    """Where each stop leads, and what its page says."""
    found = []
    for number in range(1, len(STOPS) + 1):
        way = client.get(f"{prefix}/help/tour/{number}/")
        address = way.headers["Location"]
        found.append((address, html.unescape(client.get(address).content.decode())))
    return found


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_stop_shows_its_panel_on_a_page_of_the_register(prefix: str) -> None:
    stops = walk(Client(), prefix)
    places = [re.sub(r"^/en", "", address.partition("?")[0]).strip("/").partition("/")[0] for address, _ in stops]
    assert places == ["", "partners", "agreements", "documents", "search", "help", "reports"]
    for number, (_, page) in enumerate(stops, 1):
        assert ("stop" if prefix else "остановка") + f" {number} " in page


@pytest.mark.usefixtures("register")
def test_the_walk_can_be_ended_on_each_page() -> None:
    page = html.unescape(Client().get("/agreements/?stage=signed&tour=3").content.decode())
    assert 'href="/agreements/?stage=signed">Закончить знакомство' in page


@pytest.mark.usefixtures("register")
def test_who_may_check_is_led_to_the_queue() -> None:
    client = Client()
    client.force_login(Account.objects.create_user("vera", role=Role.REVIEWER))
    assert client.get("/help/tour/6/").headers["Location"] == "/review/?tour=6"


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("asked", ["0", "8", "²", "два", ""])
def test_a_stop_that_is_none_shows_no_panel(asked: str) -> None:
    assert "tour-name" not in Client().get("/", {"tour": asked}).content.decode()


def test_there_is_no_eighth_stop() -> None:
    assert Client().get("/help/tour/8/").status_code == 404


@pytest.mark.usefixtures("register")
def test_help_explains_every_term_and_terms_unfold_beside_the_word() -> None:
    page = html.unescape(Client().get("/help/").content.decode())
    for term in terms():
        assert f'id="{term.code}"' in page
        assert term.words in page
    partner = html.unescape(Client().get("/partners/RU-TUL/").content.decode())
    assert '<details class="term' in partner
    assert "/help/#life" in partner


def test_an_empty_register_offers_the_example_to_those_who_may_read_it_in() -> None:
    visitor = html.unescape(Client().get("/").content.decode())
    assert "pobratim read examples" in visitor
    client = Client()
    client.force_login(Account.objects.create_user("nina", role=Role.EDITOR))
    assert "Прочитать пример" in client.get("/").content.decode()
    answer = client.post("/help/example/")
    run = Run.objects.get()
    assert answer.headers["Location"] == f"/runs/{run.id}/"
    assert run.documents >= 14


def test_a_visitor_cannot_read_the_example_in() -> None:
    assert Client().post("/help/example/").status_code in (302, 403)
    assert not Run.objects.exists()


@pytest.mark.usefixtures("register")
def test_the_example_is_not_put_into_a_register_that_holds_something() -> None:
    client = Client()
    client.force_login(Account.objects.create_user("nina", role=Role.EDITOR))
    assert client.post("/help/example/").headers["Location"] == "/"
    assert not Run.objects.exists()
