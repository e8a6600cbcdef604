"""Accounts, grants and links that work once: the changes themselves, over SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pobratim.desk import accounts, rights, tickets
from pobratim.desk.audit import Actor, acting
from pobratim.desk.models import Account, AuditRecord, Ticket
from pobratim.desk.roles import EVERYWHERE, LEAST, Action, Role
from tests.desk.people import account

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def somebody_acts(database: object) -> Iterator[None]:
    with acting(Actor("olga", "192.0.2.5")):
        yield


def last() -> AuditRecord:
    return AuditRecord.objects.order_by("-id")[0]


def test_an_account_is_added_without_a_password_and_recorded() -> None:
    department = accounts.add_department("Отдел стран СНГ")
    vera = accounts.add_account("vera", Role.EDITOR, departments=[department], first_name="Вера", last_name="Снегова")
    assert not vera.has_usable_password()
    assert vera.shown_name == "Вера Снегова"
    assert (last().who, last().place, last().what, last().about) == ("olga", "192.0.2.5", "account.add", "account:vera")
    assert last().after["departments"] == ["Отдел стран СНГ"]


def test_names_that_differ_by_letter_case_are_one_name() -> None:
    accounts.add_account("Вера", Role.READER)
    with pytest.raises(accounts.Refused, match="уже есть"):
        accounts.add_account("вера", Role.READER)
    assert accounts.find_account("ВЕРА").username == "Вера"


@pytest.mark.parametrize("name", ["", "два слова", "a" * 151, "имя\n"])
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    if name.strip() == "имя":
        assert accounts.add_account(name, Role.READER).username == "имя"
        return
    with pytest.raises(accounts.Refused, match="имя для входа"):
        accounts.add_account(name, Role.READER)


def test_the_last_administrator_stays() -> None:
    first = accounts.add_account("first", Role.ADMINISTRATOR)
    with pytest.raises(accounts.Refused, match="последний администратор"):
        accounts.change_role(first, Role.EDITOR)
    with pytest.raises(accounts.Refused, match="последний администратор"):
        accounts.switch(first, False)
    second = accounts.add_account("second", Role.ADMINISTRATOR)
    accounts.switch(first, False)
    with pytest.raises(accounts.Refused, match="последний администратор"):
        accounts.switch(second, False)
    first.refresh_from_db()
    assert not first.is_active


def test_a_change_of_role_is_recorded_with_both_roles() -> None:
    vera = accounts.add_account("vera", Role.READER)
    accounts.change_role(vera, Role.REVIEWER)
    assert (last().what, last().before, last().after) == ("account.role", "reader", "reviewer")
    before = AuditRecord.objects.count()
    accounts.change_role(vera, Role.REVIEWER)
    assert AuditRecord.objects.count() == before


def test_a_grant_holds_for_its_partner_only() -> None:
    vera = accounts.add_account("vera", Role.READER)
    accounts.give_grant(vera, "RU-TUL", Role.EDITOR)
    vera = Account.objects.get(pk=vera.pk)
    assert rights.may(vera, Action.CORRECT, ["RU-TUL/Алексин", "RU-TUL", "RU", "BY"])
    assert not rights.may(vera, Action.CORRECT, ["RU-VGG", "RU", "BY"])
    assert not rights.may(vera, Action.CORRECT, [])
    assert not rights.may(vera, Action.REVIEW, ["RU-TUL"])
    assert rights.may(vera, Action.CORRECT)
    assert rights.granted_parties(vera, Action.CORRECT) == {"RU-TUL"}
    assert rights.granted_parties(vera, Action.READ) is None


def test_a_department_gives_its_rights_to_its_people() -> None:
    department = accounts.add_department("Отдел Беларуси")
    accounts.give_grant(department, "BY", Role.REVIEWER)
    vera = accounts.add_account("vera", Role.EDITOR)
    assert not rights.may(vera, Action.REVIEW, ["BY-HR", "BY"])
    accounts.change_departments(vera, [department])
    vera = Account.objects.get(pk=vera.pk)
    assert rights.may(vera, Action.REVIEW, ["BY-HR", "BY"])
    accounts.remove_department(department)
    assert last().before["grants"] == {"BY": "reviewer"}
    assert not rights.may(Account.objects.get(pk=vera.pk), Action.REVIEW, ["BY"])


def test_a_second_grant_for_a_partner_replaces_the_first() -> None:
    vera = accounts.add_account("vera", Role.READER)
    accounts.give_grant(vera, "BY", Role.EDITOR)
    accounts.give_grant(vera, "BY", Role.REVIEWER)
    assert [grant.role for grant in vera.grants.all()] == [Role.REVIEWER]
    assert (last().before, last().after) == ("editor", {"party": "BY", "role": "reviewer"})
    accounts.take_grant(vera.grants.get())
    assert (last().what, last().before) == ("grant.take", {"party": "BY", "role": "reviewer"})


def test_nobody_administers_by_a_grant() -> None:
    vera = accounts.add_account("vera", Role.READER)
    with pytest.raises(accounts.Refused):
        accounts.give_grant(vera, "BY", Role.ADMINISTRATOR)
    accounts.give_grant(vera, "BY", Role.REVIEWER)
    vera = Account.objects.get(pk=vera.pk)
    assert not any(rights.may(vera, action) for action in EVERYWHERE - {Action.OWN})


def test_who_is_switched_off_may_nothing_and_comes_back_with_the_same_rights() -> None:
    vera = accounts.add_account("vera", Role.EDITOR)
    secret = tickets.password_secret(vera)
    accounts.switch(vera, False)
    assert not any(rights.may(vera, action) for action in Action if LEAST[action] is not Role.NOBODY)
    assert tickets.holder(secret) is None
    accounts.switch(vera, True)
    assert rights.may(vera, Action.CORRECT)


def test_visitors_read_only_where_anybody_does(settings) -> None:
    visitor = AnonymousUser()
    settings.POBRATIM_OPEN_READING = True
    assert [action for action in Action if rights.may(visitor, action)] == [Action.OPEN, Action.SIGN_IN, Action.READ]
    settings.POBRATIM_OPEN_READING = False
    assert [action for action in Action if rights.may(visitor, action)] == [Action.OPEN, Action.SIGN_IN]


def test_a_link_to_set_a_password_works_once_and_for_its_time() -> None:
    vera = accounts.add_account("vera", Role.EDITOR)
    first = tickets.password_secret(vera)
    secret = tickets.password_secret(vera)
    assert tickets.holder(first) is None, "a new link ends the one before"
    assert tickets.holder(secret) == vera
    assert tickets.used_for_password(secret)
    assert not tickets.used_for_password(secret)
    late = tickets.password_secret(vera)
    Ticket.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert tickets.holder(late) is None
    assert not tickets.used_for_password(late)


def test_a_secret_is_kept_as_a_digest_only() -> None:
    secret = tickets.password_secret(accounts.add_account("vera", Role.EDITOR))
    assert secret not in str(Ticket.objects.values())
    assert secret not in str(AuditRecord.objects.values())


def test_a_link_to_come_in_is_no_link_to_set_a_password() -> None:
    entering = tickets.enter_secret()
    setting = tickets.password_secret(accounts.add_account("vera", Role.EDITOR))
    assert tickets.entered(setting) is None
    assert tickets.holder(entering) is None
    owner = tickets.entered(entering)
    assert owner is not None
    assert (owner.username, owner.role, owner.shown_name) == ("owner", Role.ADMINISTRATOR, "Владелец")
    assert tickets.entered(entering) is None


def test_somebody_has_a_password_or_nobody() -> None:
    vera = account(Role.EDITOR, "vera")
    accounts.set_password(Account.objects.get(pk=accounts.owner().pk), "семь мокрых зонтов")
    assert accounts.anybody_has_password()
    vera.set_unusable_password()
    vera.save()
    Account.objects.filter(username="owner").update(is_active=False)
    assert not accounts.anybody_has_password()


PARTIES = st.sets(st.sampled_from(["RU-TUL", "RU", "BY", "BY-HR", "KZ"]))


@given(role=st.sampled_from(list(Role)[1:]), granted=st.dictionaries(st.sampled_from(["RU-TUL", "BY"]), st.sampled_from(
    [Role.EDITOR, Role.REVIEWER])), parties=PARTIES, more=PARTIES)  # fmt: skip
def test_more_parties_or_a_higher_role_never_take_a_right_away(role, granted, parties, more) -> None:
    def holder(role: Role) -> Account:
        made = Account(username="somebody", role=role.value)
        made.__dict__["_granted"] = [rights.Grant(party=party, role=given.value) for party, given in granted.items()]
        return made

    for action in Action:
        if rights.may(holder(role), action, parties):
            assert rights.may(holder(role), action, parties | more)
            assert rights.may(holder(role), action)
            assert rights.may(holder(Role.ADMINISTRATOR), action, parties)
