"""Single sign-on: there and back over a real small provider; who is let in and who is not."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from django.test import Client

from pobratim.desk.models import Account
from pobratim.desk.roles import Role
from pobratim.web.environment_accounts import SingleSignOn, providers
from tests.desk.people import account, signed_in
from tests.web.provider import CLIENT, SECRET, provider

pytestmark = pytest.mark.django_db
START = "/account/oidc/sso/login/"


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: the way back leads to a test client, not to a server."""

    def redirect_request(self, *_: object) -> None:
        return None


def set_up(settings, address: str, *, admits: bool = False) -> None:
    settings.POBRATIM_SINGLE_SIGN_ON = SingleSignOn(address, CLIENT, SECRET, "Единый вход", admits)
    settings.SOCIALACCOUNT_PROVIDERS = providers(settings.POBRATIM_SINGLE_SIGN_ON)


def went(client: Client, start: str = START):
    """To the provider and back: the answer to the way back."""
    leaving = client.post(start)
    assert leaving.status_code == 200, "a redirect to another host would break our own content policy"
    to = re.search(r'<meta http-equiv="refresh" content="0;url=([^"]+)"', leaving.content.decode())
    assert to
    with pytest.raises(urllib.error.HTTPError) as sent:
        urllib.request.build_opener(_Stay).open(html.unescape(to[1]))
    back = urlsplit(sent.value.headers["Location"])
    sent.value.close()
    return client.get(f"{back.path}?{back.query}")


def test_the_sign_in_page_offers_it_where_it_is_set_up(settings) -> None:
    assert START not in Client().get("/account/login/").content.decode()
    set_up(settings, "http://127.0.0.1:1")
    assert "Войти через Единый вход" in Client().get("/account/login/").content.decode()


def test_a_verified_address_of_an_account_lets_in_and_stays_connected(settings) -> None:
    vera = account(Role.EDITOR, "vera")
    Account.objects.filter(pk=vera.pk).update(email="vera@example.org")
    with provider(email="vera@example.org", email_verified=True, preferred_username="admin") as address:
        set_up(settings, address)
        client = Client()
        assert went(client).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(vera.pk)
    with provider(email="other@example.org", email_verified=True) as address:
        set_up(settings, address)
        again = Client()
        went(again)
    assert again.session["_auth_user_id"] == str(vera.pk)


def test_letter_case_of_an_address_does_not_count(settings) -> None:
    vera = account(Role.EDITOR, "vera")
    Account.objects.filter(pk=vera.pk).update(email="Vera@Example.org")
    with provider(email="vera@example.org", email_verified=True) as address:
        set_up(settings, address, admits=True)
        client = Client()
        went(client)
    assert client.session["_auth_user_id"] == str(vera.pk)
    assert Account.objects.count() == 1


def test_nobody_takes_the_address_by_which_a_colleague_is_found(settings) -> None:
    client = Client()
    vera = signed_in(client, Role.READER, "vera")
    set_up(settings, "http://127.0.0.1:1")
    client.post("/account/", {"first_name": "Вера", "last_name": "", "email": "olga@example.org"})
    vera.refresh_from_db()
    assert (vera.first_name, vera.email) == ("Вера", "")


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "vera@example.org", "email_verified": False},
        {"preferred_username": "vera"},
        {"email": "olga@example.org", "email_verified": True},
    ],
)
def test_a_name_or_an_address_that_nobody_verified_lets_nobody_in(settings, claims: dict[str, object]) -> None:
    vera = account(Role.ADMINISTRATOR, "vera")
    Account.objects.filter(pk=vera.pk).update(email="vera@example.org")
    with provider(**claims) as address:
        set_up(settings, address)
        client = Client()
        page = went(client).content.decode()
    assert "нет учётной записи" in page
    assert "_auth_user_id" not in client.session
    assert Account.objects.count() == 1


def test_unknown_people_become_readers_where_that_is_allowed(settings) -> None:
    with provider(preferred_username="olga", given_name="Ольга", family_name="Ветрова") as address:
        set_up(settings, address, admits=True)
        client = Client()
        went(client)
    olga = Account.objects.get()
    assert (olga.role, olga.shown_name, olga.has_usable_password()) == (Role.READER, "Ольга Ветрова", False)
    assert client.session["_auth_user_id"] == str(olga.pk)


def test_a_person_connects_the_own_account(settings) -> None:
    client = Client()
    vera = signed_in(client, Role.EDITOR, "vera")
    with provider(preferred_username="v.snegova") as address:
        set_up(settings, address)
        assert "Подключить" in client.get("/account/").content.decode()
        assert went(client, f"{START}?process=connect").headers["Location"] == "/account/"
        other = Client()
        went(other)
    assert other.session["_auth_user_id"] == str(vera.pk)


def test_who_is_switched_off_is_not_let_in_by_the_organisation_either(settings) -> None:
    vera = account(Role.EDITOR, "vera")
    Account.objects.filter(pk=vera.pk).update(email="vera@example.org", is_active=False)
    with provider(email="vera@example.org", email_verified=True) as address:
        set_up(settings, address, admits=True)
        client = Client()
        went(client)
    assert client.session.get("_auth_user_id") != str(vera.pk)


def test_a_provider_that_does_not_answer_is_told(settings) -> None:
    set_up(settings, "http://127.0.0.1:9")
    response = Client(raise_request_exception=False).post(START)
    assert "Служба входа организации не ответила" in response.content.decode()


def test_an_answer_that_we_did_not_ask_for_is_refused(settings) -> None:
    with provider(email="vera@example.org", email_verified=True) as address:
        set_up(settings, address, admits=True)
        client = Client()
        response = client.get(f"{START}callback/?code=once&state=guessed")
    assert response.status_code == 401
    assert "_auth_user_id" not in client.session
