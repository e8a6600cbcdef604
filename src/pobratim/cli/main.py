"""The command `pobratim` and how it fails.

In: the command line. Out: one clear sentence and exit status 1; 2 for wrong usage, 130 when interrupted.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module, metadata

import click

from pobratim.errors import PobratimError

VERBS = {
    "extract": "Печатает факты документов: по строке JSON на документ",
    "read": "Читает документы в реестр",
    "brief": "Составляет справку к встрече с партнёром: .docx, .pdf или .html",
    "report": "Составляет отчёт: действующие соглашения, журнал, годовой отчёт, встречи, исполнение планов",
    "template": "Проверяет шаблон учреждения и даёт готовые",
    "score": "Считает, насколько верно прочитаны документы учреждения, по проверенному людьми",
    "serve": "Открывает страницы реестра в браузере",
    "work": "Читает в реестр то, что поставлено в очередь на страницах",
    "audit": "Печатает журнал изменений и проверяет, что он цел",
    "user": "Учётные записи: завести, перечислить, сменить роль, дать ссылку для пароля, выключить",
}


class LazyGroup(click.Group):
    """Imports a verb's module when it is called, so that help and errors come at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, from the module of the same name."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"pobratim.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with their short help, without importing them."""
        with formatter.section("Команды"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(metadata.version("pobratim"), message="%(version)s")
def pobratim() -> None:
    """Побратим: реестр сотрудничества, который заполняется из новостей."""


def main() -> None:
    """The console script."""
    try:
        pobratim.main(standalone_mode=False)
    except PobratimError as error:
        _stop(str(error), 1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _stop("Прервано. То, что уже прочитано, сохранено; запустите команду ещё раз, чтобы продолжить.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _stop(message: str, status: int) -> None:
    click.echo(message, err=True)
    sys.exit(status)
