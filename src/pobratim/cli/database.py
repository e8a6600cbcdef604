"""Which register a command works on: the option `--database`, else DATABASE_URL, else a file of this folder."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.errors import BadInput

DEFAULT = "sqlite:///var/register.sqlite3"


def _ready(ctx: click.Context, option: click.Parameter, url: str) -> str:
    """The address; the folder of the default register is made."""
    if url == DEFAULT:
        try:
            Path("var").mkdir(exist_ok=True)
        except OSError as error:
            raise BadInput("здесь нельзя создать папку реестра: укажите --database", place=str(Path.cwd())) from error
    return url


database_option = click.option(
    "--database",
    envvar="DATABASE_URL",
    default=DEFAULT,
    show_default=True,
    callback=_ready,
    metavar="АДРЕС",
    help="Реестр: sqlite:///файл или postgres://пользователь:пароль@сервер/база (также переменная DATABASE_URL).",
)
