"""Role by action over every address of the site, GET, POST and parts of pages: who gets in, who does not.

A new view fails here until its action is decided: mark it with `@needs(Action.…)` (without a mark it reads) and write
the name of its address into DECIDED.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, PathConverter, SlugConverter, StringConverter

from pobratim.desk.roles import Action, Role
from pobratim.storage.models import Entry
from pobratim.web.access import action_of
from tests.desk.people import signed_in, with_password

DECIDED = {
    Action.OPEN: "healthz",
    Action.SIGN_IN: """enter set_password account_login account_logout account_inactive account_reset_password
        account_reset_password_done account_reset_password_from_key_done account_reset_password_from_key
        mfa_authenticate socialaccount_login_cancelled openid_connect_login openid_connect_callback""",
    Action.READ: """home search suggest suggest_partners partners brief partner people person_named person organisations
        organisation help tour reports documents document calendar calendar_file picture picture_file entries entry""",
    Action.OWN: """own sign_out_everywhere account_reauthenticate account_change_password account_set_password mfa_index
        mfa_reauthenticate mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes
        mfa_download_recovery_codes""",
    Action.UPLOAD: "upload example runs run run_progress run_cancel",
    Action.CORRECT: """review review_undo review_help_parties review_help_date review_document review_entry
        review_correct review_later review_looking""",
    Action.ENTER: "review_new review_new_kind review_missed",
    Action.REVIEW: """review_document_accept review_document_reject review_whole review_accept review_reject
        review_reject_fact review_split review_merge""",
    Action.BULK: "review_many review_undo_many",
    Action.RERUN: "run_again",
    Action.AUDIT: "audit audit_file",
    Action.MANAGE: """accounts account account_act departments department department_remove grant_give grant_take""",
}
ACTION = {name: action for action, names in DECIDED.items() for name in names.split()}

ANYBODY = {Action.OPEN, Action.SIGN_IN}
READER = ANYBODY | {Action.READ, Action.OWN}
EDITOR = READER | {Action.UPLOAD, Action.CORRECT, Action.ENTER}
REVIEWER = EDITOR | {Action.REVIEW, Action.BULK, Action.RERUN}
ADMINISTRATOR = REVIEWER | {Action.AUDIT, Action.MANAGE}


@dataclass(frozen=True)
class Who:
    """Somebody who comes: with a role, perhaps with one more for a partner; what the site must let them do."""

    role: Role
    may: frozenset[Action]
    granted: Role = Role.NOBODY
    open_reading: bool = True
    active: bool = True


PEOPLE = {
    "a visitor where anybody reads": Who(Role.NOBODY, frozenset(ANYBODY | {Action.READ})),
    "a visitor where members read": Who(Role.NOBODY, frozenset(ANYBODY), open_reading=False),
    "a reader": Who(Role.READER, frozenset(READER), open_reading=False),
    "an editor": Who(Role.EDITOR, frozenset(EDITOR)),
    "a reviewer": Who(Role.REVIEWER, frozenset(REVIEWER)),
    "an administrator": Who(Role.ADMINISTRATOR, frozenset(ADMINISTRATOR)),
    "an editor for one partner": Who(Role.READER, frozenset(EDITOR), granted=Role.EDITOR),
    "a reviewer for one partner": Who(Role.READER, frozenset(REVIEWER - {Action.RERUN}), granted=Role.REVIEWER),
    "somebody switched off": Who(Role.ADMINISTRATOR, frozenset(ANYBODY), open_reading=False, active=False),
}
SAMPLES = {StringConverter: "nothing", SlugConverter: "off", PathConverter: "RU-TUL", IntConverter: 999}
WAYS = (("GET", {}), ("POST", {}), ("GET", {"HX-Request": "true"}))
REFUSED = "refused"
LET_IN = "let in"


def patterns(found: list[URLPattern | URLResolver] | None = None) -> Iterator[URLPattern]:
    for pattern in get_resolver().url_patterns if found is None else found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def address(pattern: URLPattern, **known: str) -> str:
    """An address of the pattern: with the known values, else such as match it and mostly name nothing that is there."""
    values = {}
    for name, converter in pattern.pattern.converters.items():
        if name in known:
            values[name] = known[name]
            continue
        sample = SAMPLES.get(type(converter))
        first = converter.regex.split("|")[0]
        values[name] = sample if sample is not None else first if first.isalpha() else "1"
    return reverse(pattern.name, kwargs=values)


def came(client: Client, method: str, path: str, **headers: str) -> HttpResponse:
    """The answer; whatever the request changed is undone, signing out too."""
    cookies = dict(client.cookies)
    with transaction.atomic():
        response = client.generic(method, path, headers=headers)
        transaction.set_rollback(True)
    client.cookies.clear()
    dict.update(client.cookies, cookies)
    return response


def outcome(response: HttpResponse) -> str:
    to = response.headers.get("Location", "") or response.headers.get("HX-Redirect", "")
    return REFUSED if response.status_code == 403 or to.startswith("/account/login/?next=") else LET_IN


def test_every_address_has_a_decided_action() -> None:
    for pattern in patterns():
        assert pattern.name in ACTION, (
            f"Nobody has decided who may use «{pattern.name}» ({pattern.pattern}): mark its view with @needs(Action.…) "
            "and write the name into DECIDED in tests/web/test_matrix.py"
        )
        assert action_of(pattern.callback) is ACTION[pattern.name], f"«{pattern.name}» is marked otherwise than decided"
    assert set(ACTION) == {pattern.name for pattern in patterns()}, "DECIDED names an address that is gone"


@pytest.mark.django_db
@pytest.mark.parametrize("who", PEOPLE)
def test_each_address_lets_in_whom_it_should(who: str, settings) -> None:
    person = PEOPLE[who]
    settings.POBRATIM_OPEN_READING = person.open_reading
    settings.ACCOUNT_RATE_LIMITS = False
    client = Client(raise_request_exception=False)
    if person.role:
        with_password(person.role)
        grants = {"RU_TUL": person.granted} if person.granted else {}
        account = signed_in(client, person.role, **grants)
        account.is_active = person.active
        account.save()
    for pattern in (one for one in patterns() if one.name in ACTION):
        expected = LET_IN if ACTION[pattern.name] in person.may else REFUSED
        path = address(pattern)
        for method, headers in WAYS if expected == REFUSED else WAYS[:2]:
            response = came(client, method, path, **headers)
            assert response.status_code < 500, f"{method} {path} broke for {who}"
            assert outcome(response) == expected, f"{method} {path} ({pattern.name}) for {who}"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER])
def test_a_right_for_one_partner_opens_its_entries_and_no_others(role: Role, register: None) -> None:
    entry = Entry.objects.get(kind="agreement", parties__party="BY-HR")
    here, elsewhere = Client(), Client()
    signed_in(here, Role.READER, "here", BY=role)
    signed_in(elsewhere, Role.READER, "elsewhere", KZ=role)
    changing = {Action.CORRECT, Action.REVIEW} if role is Role.REVIEWER else {Action.CORRECT}
    about = [one for one in patterns() if ACTION.get(one.name) in changing and "entry_id" in one.pattern.converters]
    assert len(about) > 2
    for pattern in about:
        path = address(pattern, entry_id=entry.id)
        method = "GET" if came(here, "POST", path).status_code == 405 else "POST"
        assert outcome(came(here, method, path)) == LET_IN, path
        assert outcome(came(elsewhere, method, path)) == REFUSED, path
    for deed in ("review_accept", "review_correct"):
        allowed = ACTION[deed] in changing
        path = reverse(deed, args=[entry.id])
        assert outcome(came(here, "POST", path)) == (LET_IN if allowed else REFUSED)


@pytest.mark.django_db
def test_no_form_is_taken_that_this_site_did_not_give_out() -> None:
    client = Client(enforce_csrf_checks=True)
    signed_in(client, Role.ADMINISTRATOR)
    for pattern in patterns():
        response = came(client, "POST", address(pattern))
        assert response.status_code == 403, pattern.name
        assert "Форма устарела" in response.content.decode()


@pytest.mark.django_db
def test_who_signs_in_comes_back_to_the_page(settings) -> None:
    settings.POBRATIM_OPEN_READING = False
    assert Client().get("/en/agreements/?year=2024").headers["Location"] == (
        "/en/account/login/?next=/en/agreements/%3Fyear%3D2024"
    )


@pytest.mark.django_db
def test_a_form_sent_without_an_account_leads_back_to_its_page() -> None:
    response = Client().post("/accounts/", headers={"referer": "http://testserver/people/?q=1", "host": "testserver"})
    assert response.headers["Location"] == "/account/login/?next=/people/%3Fq%3D1"
    elsewhere = Client().post("/accounts/", headers={"referer": "http://elsewhere.example/people/"})
    assert elsewhere.headers["Location"] == "/account/login/?next=/"


@pytest.mark.django_db
def test_a_part_of_a_page_takes_the_whole_page_to_the_sign_in() -> None:
    response = Client().get("/accounts/", headers={"HX-Request": "true"})
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["HX-Redirect"].startswith("/account/login/")
