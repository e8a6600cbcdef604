"""`pobratim user`: accounts from the terminal: add, list, role, a link to set a password, off and on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pobratim.errors import BadInput

from .database import database_option
from .desk import at_desk

if TYPE_CHECKING:
    from pobratim.desk.models import Account, Department

ROLES = {"читатель": 1, "редактор": 2, "проверяющий": 3, "администратор": 4}
ENGLISH = {"reader": 1, "editor": 2, "reviewer": 3, "administrator": 4}
HERE = "http://127.0.0.1:8000"
_role_type = click.Choice([*ROLES, *ENGLISH], case_sensitive=False)
_role_help = "Роль: читатель, редактор, проверяющий, администратор."
_address_option = click.option(
    "--address", default=HERE, show_default=True, metavar="АДРЕС", help="Адрес сайта, с которого начать ссылку."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def user() -> None:
    """Учётные записи: кто работает с реестром."""


@user.command("add")
@click.argument("name", metavar="ИМЯ")
@click.option("--role", "said", default="читатель", show_default=True, type=_role_type, help=_role_help)
@click.option("--department", "departments", multiple=True, metavar="ОТДЕЛ", help="Отдел; можно назвать несколько.")
@click.option("--first-name", default="", metavar="ИМЯ", help="Имя, которое видят люди.")
@click.option("--last-name", default="", metavar="ФАМИЛИЯ", help="Фамилия.")
@click.option("--email", default="", metavar="ПОЧТА", help="Электронная почта.")
@_address_option
@database_option
def add(*, name: str, said: str, departments: Sequence[str], address: str, database: str, **more: str) -> None:
    """Заводит учётную запись и печатает ссылку, по которой человек задаст пароль."""
    with at_desk(database, "user add"):
        from pobratim.desk.accounts import add_account
        from pobratim.desk.roles import Role

        held = {key: value for key, value in more.items() if value}
        account = add_account(name, Role(_number(said)), departments=_departments(departments), **held)
        click.echo(f"Заведена учётная запись «{account.username}»: {_role_word(account)}.", err=True)
        _print_link(account, address)


@user.command("list")
@database_option
def list_accounts(database: str) -> None:
    """Печатает учётные записи: имя, роль, отделы, выключена ли."""
    with at_desk(database, "user list"):
        from pobratim.desk.models import Account

        accounts = list(Account.objects.prefetch_related("departments"))
        if not accounts:
            click.echo(
                "Учётных записей нет: заведите первую командой pobratim user add ИМЯ --role администратор.", err=True
            )
        for account in accounts:
            click.echo("\t".join(_columns(account)))


@user.command("role")
@click.argument("name", metavar="ИМЯ")
@click.argument("said", metavar="РОЛЬ", type=_role_type)
@database_option
def change_role(name: str, said: str, database: str) -> None:
    """Меняет роль: читатель, редактор, проверяющий, администратор."""
    with at_desk(database, "user role"):
        from pobratim.desk import accounts
        from pobratim.desk.roles import Role

        account = accounts.find_account(name)
        accounts.change_role(account, Role(_number(said)))
        click.echo(f"«{account.username}» теперь {_role_word(account)}.", err=True)


@user.command("link")
@click.argument("name", metavar="ИМЯ")
@_address_option
@database_option
def link(name: str, address: str, database: str) -> None:
    """Печатает ссылку, по которой один раз можно задать новый пароль."""
    with at_desk(database, "user link"):
        from pobratim.desk.accounts import find_account

        account = find_account(name)
        if not account.is_active:
            raise BadInput(f"учётная запись «{account.username}» выключена: сначала включите её, pobratim user on")
        _print_link(account, address)


@user.command("off")
@click.argument("name", metavar="ИМЯ")
@database_option
def off(name: str, database: str) -> None:
    """Выключает учётную запись: войти с ней нельзя, сделанное ею остаётся."""
    _switched(name, database, on=False)


@user.command("on")
@click.argument("name", metavar="ИМЯ")
@database_option
def on(name: str, database: str) -> None:
    """Включает учётную запись снова."""
    _switched(name, database, on=True)


def _switched(name: str, database: str, *, on: bool) -> None:
    with at_desk(database, f"user {'on' if on else 'off'}"):
        from pobratim.desk import accounts

        account = accounts.find_account(name)
        accounts.switch(account, on)
        click.echo(f"Учётная запись «{account.username}» {'включена' if on else 'выключена'}.", err=True)


def _number(said: str) -> int:
    return {**ROLES, **ENGLISH}[said.lower()]


def _role_word(account: Account) -> str:
    return next(word for word, number in ROLES.items() if number == account.role)


def _columns(account: Account) -> list[str]:
    departments = ", ".join(department.name for department in account.departments.all())
    state = "" if account.is_active else "выключена"
    password = "" if account.has_usable_password() else "без пароля"
    return [account.username, account.get_full_name(), _role_word(account), departments, state or password]


def _departments(names: Sequence[str]) -> list[Department]:
    """Those of the given names; a new name makes a new department."""
    from pobratim.desk.accounts import add_department
    from pobratim.desk.models import Department

    return [Department.objects.filter(name=name).first() or add_department(name) for name in names]


def _print_link(account: Account, address: str) -> None:
    from pobratim.desk.tickets import password_secret

    secret = password_secret(account)
    click.echo("Ссылка, чтобы задать пароль (один раз, в ближайшие 3 дня):", err=True)
    click.echo(f"{address.rstrip('/')}/account/link/{secret}/")
