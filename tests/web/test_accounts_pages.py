"""One's own page, links that work once, the second step, and what administrators do with accounts."""

from __future__ import annotations

import html
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from pobratim.desk import accounts, rights, tickets
from pobratim.desk.models import Account, AuditRecord, Department
from pobratim.desk.roles import Action, Role
from tests.desk.people import PASSWORD, account, signed_in, with_password

pytestmark = pytest.mark.django_db
NEW = "восемь сухих зонтов"


@pytest.fixture(autouse=True)
def quick(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "100/m/key"}


def text(response) -> str:
    return html.unescape(response.content.decode())


def entered(name: str, password: str = PASSWORD, **more: str) -> Client:
    client = Client(**more)
    client.post("/account/login/", {"login": name, "password": password})
    return client


def code_of(account: Account, ahead: int = 0) -> str:
    secret = Authenticator.objects.get(user=account, type=Authenticator.Type.TOTP).wrap().instance.data["secret"]
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def with_second_step(name: str, role: Role = Role.EDITOR) -> Account:
    held = with_password(role, name)
    TOTP.activate(held, "JBSWY3DPEHPK3PXP")
    return held


def test_the_link_of_the_terminal_lets_the_owner_in_once() -> None:
    secret = tickets.enter_secret()
    client, other = Client(), Client()
    assert client.get(f"/enter/{secret}/").headers["Location"] == "/"
    assert "Владелец" in text(client.get("/account/"))
    assert other.get(f"/enter/{secret}/").status_code == 410
    assert AuditRecord.objects.filter(what="sign.in", who="owner").count() == 1


def test_a_link_of_an_administrator_sets_a_password_once() -> None:
    vera = account(Role.EDITOR, "vera")
    link = f"/account/link/{tickets.password_secret(vera)}/"
    page = Client()
    assert "Имя для входа: vera" in text(page.get(link))
    assert "Пароли не совпадают." in text(page.post(link, {"password1": NEW, "password2": "иное"}))
    assert "errorlist" in text(page.post(link, {"password1": "12345678", "password2": "12345678"}))
    assert page.post(link, {"password1": NEW, "password2": NEW}).headers["Location"] == "/account/login/"
    assert page.post(link, {"password1": "другое такое", "password2": "другое такое"}).status_code == 410
    assert "_auth_user_id" in entered("vera", NEW).session
    assert AuditRecord.objects.get(what="account.password").who == "vera"


def test_a_changed_password_signs_other_devices_out() -> None:
    with_password(Role.EDITOR, "vera")
    here, elsewhere = entered("vera"), entered("vera", HTTP_USER_AGENT="Firefox/1 Windows")
    changed = here.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert changed.headers["Location"] == "/account/"
    assert "Пароль изменён." in text(here.get("/account/"))
    assert elsewhere.get("/account/").headers["Location"].startswith("/account/login/")


def test_a_person_sees_where_the_account_is_signed_in_and_leaves_everywhere_else() -> None:
    with_password(Role.EDITOR, "vera")
    here, elsewhere = entered("vera"), entered("vera", HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
    assert "Firefox, Windows" in text(here.get("/account/"))
    here.post("/account/everywhere/")
    assert elsewhere.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_a_person_changes_the_own_name_and_nothing_else() -> None:
    client = Client()
    vera = signed_in(client, Role.READER, "vera")
    client.post("/account/", {"first_name": "Вера", "last_name": "Снегова", "email": "", "role": "4", "username": "x"})
    vera.refresh_from_db()
    assert (vera.shown_name, vera.role, vera.username) == ("Вера Снегова", Role.READER, "vera")
    assert "Вера Снегова" in text(client.get("/"))


def test_the_second_step_is_switched_on_with_a_code_and_then_asked_for(django_capture_on_commit_callbacks) -> None:
    vera = with_password(Role.EDITOR, "vera")
    client = entered("vera")
    asked = client.get("/account/second/on/")
    assert asked.headers["Location"].startswith("/account/confirm/")
    client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/account/second/on/"})
    page = text(client.get("/account/second/on/"))
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert secret and 'src="data:image/svg+xml;base64,' in page
    right = format_hotp_value(hotp_value(secret[1], int(time.time()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        shown = client.post("/account/second/on/", {"code": right})
    assert shown.headers["Location"] == "/account/second/codes/"
    codes = re.findall(r"<li><code>(\w+)</code>", text(client.get("/account/second/codes/")))
    assert len(codes) == 10
    assert AuditRecord.objects.filter(what="account.second_factor.on", about="account:vera").exists()
    again = entered("vera")
    assert "_auth_user_id" not in again.session
    assert again.post("/account/second/ask/", {"code": codes[0]}).headers["Location"] == "/"
    assert again.session["_auth_user_id"] == str(vera.pk)
    spent = entered("vera")
    assert spent.post("/account/second/ask/", {"code": codes[0]}).status_code == 200


def test_a_wrong_code_is_recorded_and_a_right_one_lets_in() -> None:
    vera = with_second_step("vera")
    client = entered("vera")
    assert client.post("/account/second/ask/", {"code": "000000"}).status_code == 200
    record = AuditRecord.objects.get(what="sign.failed")
    assert (record.about, record.why) == ("account:vera", "second_factor")
    assert client.post("/account/second/ask/", {"code": code_of(vera)}).status_code == 302


def test_guessing_codes_is_stopped(settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/key"}
    vera = with_second_step("vera")
    client = entered("vera")
    for guess in ("000000", "000001", "000002"):
        client.post("/account/second/ask/", {"code": guess})
    assert client.post("/account/second/ask/", {"code": code_of(vera)}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_administrators_without_a_second_step_are_sent_to_set_one_up(settings) -> None:
    settings.POBRATIM_SECOND_FACTOR = "administrators"
    client, editor = Client(), Client()
    admin = signed_in(client, Role.ADMINISTRATOR)
    signed_in(editor, Role.EDITOR)
    assert client.get("/accounts/").headers["Location"] == "/account/second/"
    assert client.get("/").headers["Location"] == "/account/second/"
    assert client.get("/account/").status_code == 200
    assert editor.get("/").status_code == 200
    TOTP.activate(admin, "JBSWY3DPEHPK3PXP")
    assert client.get("/accounts/").status_code == 200


def test_who_must_have_a_second_step_cannot_switch_it_off(settings) -> None:
    settings.POBRATIM_SECOND_FACTOR = "everyone"
    vera = with_second_step("vera")
    client = entered("vera")
    client.post("/account/second/ask/", {"code": code_of(vera)})
    client.post("/account/confirm/", {"password": PASSWORD, "next": "/account/"})
    client.post("/account/second/off/")
    assert accounts.has_second_factor(vera)


def test_an_administrator_takes_the_second_step_of_a_lost_phone_off() -> None:
    vera = with_second_step("vera")
    client = entered("vera")
    client.post("/account/second/ask/", {"code": code_of(vera)})
    admin = Client()
    signed_in(admin, Role.ADMINISTRATOR)
    admin.post(f"/accounts/{vera.pk}/factor/")
    assert not accounts.has_second_factor(vera)
    assert client.get("/account/").status_code == 302, "the sessions end"
    assert "_auth_user_id" in entered("vera").session


def test_an_administrator_adds_somebody_and_gets_a_link_to_hand_over() -> None:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    page = text(client.post("/accounts/", {"username": "vera", "first_name": "Вера", "role": "2"}))
    link = re.search(r"http://testserver(/account/link/[\w-]+/)", page)
    assert link
    assert Client().get(link[1]).status_code == 200
    assert Account.objects.get(username="vera").role == Role.EDITOR
    assert "уже есть" in text(client.post("/accounts/", {"username": "VERA", "role": "2"}))


def test_the_last_administrator_is_told_why_not() -> None:
    client = Client()
    admin = signed_in(client, Role.ADMINISTRATOR)
    kept = text(client.post(f"/accounts/{admin.pk}/", {"role": "1"}))
    assert "Это последний администратор" in kept
    client.post(f"/accounts/{admin.pk}/off/")
    assert "Это последний администратор" in text(client.get(f"/accounts/{admin.pk}/"))
    admin.refresh_from_db()
    assert admin.is_active and admin.role == Role.ADMINISTRATOR


def test_rights_by_partner_are_given_by_name_and_taken_away() -> None:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    vera = account(Role.READER, "vera")
    client.post(f"/rights/account/{vera.pk}/", {"party": "Тульская область", "role": "2"})
    assert "Тульская область" in text(client.get(f"/accounts/{vera.pk}/"))
    assert rights.may(Account.objects.get(pk=vera.pk), Action.CORRECT, ["RU-TUL"])
    client.post(f"/rights/account/{vera.pk}/", {"party": "Страна чудес", "role": "2"})
    assert "не найден" in text(client.get(f"/accounts/{vera.pk}/"))
    client.post(f"/rights/account/{vera.pk}/{vera.grants.get().pk}/take/")
    assert not Account.objects.get(pk=vera.pk).grants.exists()


def test_a_grant_is_not_taken_through_somebody_elses_page() -> None:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    vera = account(Role.READER, "vera", BY=Role.EDITOR)
    grant = vera.grants.get().pk
    assert client.post(f"/rights/account/{vera.pk + 50}/{grant}/take/").status_code == 404
    assert client.post(f"/rights/department/{vera.pk}/{grant}/take/").status_code == 404


def test_a_department_has_people_and_partners() -> None:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    address = client.post("/departments/", {"name": " Отдел  Беларуси "}).headers["Location"]
    department = Department.objects.get(name="Отдел Беларуси")
    assert address == f"/departments/{department.pk}/"
    vera = account(Role.READER, "vera")
    client.post(f"/accounts/{vera.pk}/", {"role": "1", "departments": [department.pk]})
    client.post(f"/rights/department/{department.pk}/", {"party": "BY", "role": "3"})
    page = text(client.get(address))
    assert "vera" in page and "Беларусь" in page
    assert rights.may(Account.objects.get(pk=vera.pk), Action.REVIEW, ["BY"])
    assert "Такой отдел уже есть." in text(client.post("/departments/", {"name": "Отдел Беларуси"}))
    client.post(f"{address}remove/")
    assert not Department.objects.exists()


def test_who_is_switched_off_is_out_at_once() -> None:
    vera = with_password(Role.EDITOR, "vera")
    client, admin = entered("vera"), Client()
    signed_in(admin, Role.ADMINISTRATOR)
    admin.post(f"/accounts/{vera.pk}/off/")
    assert client.get("/account/").status_code == 302
    assert "_auth_user_id" not in entered("vera").session


def test_a_forgotten_password_leads_to_the_administrator_where_there_is_no_mail(settings, mailoutbox) -> None:
    settings.EMAIL_HOST = ""
    assert "Попросите администратора" in text(Client().get("/account/password/reset/"))


def test_a_forgotten_password_is_set_anew_by_a_letter(settings, mailoutbox) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    vera = with_password(Role.EDITOR, "vera")
    Account.objects.filter(pk=vera.pk).update(email="vera@example.org")
    client = Client()
    client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert mailoutbox == []
    client.post("/account/password/reset/", {"email": "vera@example.org"})
    link = re.search(r"http://testserver(/account/password/reset/\S+)", mailoutbox[0].body)
    assert link
    form = client.get(link[1]).headers["Location"]
    assert client.get(form).status_code == 200
    assert client.post(form, {"password1": NEW, "password2": NEW}).status_code == 302
    assert "_auth_user_id" in entered("vera", NEW).session


@pytest.mark.parametrize("address", ["/account/", "/accounts/", "/departments/", "/account/second/"])
def test_pages_of_accounts_are_in_english_too(address: str) -> None:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    page = text(client.get(f"/en{address}"))
    main = page[page.index("<main") : page.index("</main>")]
    assert not re.search("[а-яё]", main, re.I), re.findall("[а-яёА-ЯЁ ]+", main)


def test_the_list_of_people_asks_no_more_questions_for_more_people(django_assert_max_num_queries) -> None:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    department = accounts.add_department("Отдел")
    for number in range(30):
        account(Role.EDITOR, f"vera{number}", BY=Role.REVIEWER).departments.add(department)
    with django_assert_max_num_queries(12):
        assert client.get("/accounts/").status_code == 200


def test_a_signed_in_session_gets_a_new_key() -> None:
    with_password(Role.EDITOR, "vera")
    client = Client()
    client.get("/account/login/")
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.post("/account/login/", {"login": "vera", "password": PASSWORD})
    assert client.cookies["sessionid"].value != session.session_key
    assert client.cookies["sessionid"]["httponly"] and client.cookies["sessionid"]["samesite"] == "Lax"
