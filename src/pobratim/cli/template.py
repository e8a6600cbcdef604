"""`pobratim template`: an office's own template: what may stand in it, what is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.errors import BadInput

if TYPE_CHECKING:
    from pobratim.briefing.paper import Paper


@click.group()
def template() -> None:
    """Проверяет шаблон учреждения, показывает подстановки, даёт готовые шаблоны."""


@template.command()
@click.argument("path", metavar="ФАЙЛ")
def check(path: str) -> None:
    """Говорит, какие подстановки шаблона неизвестны и где они стоят."""
    from pobratim.briefing.template_check import check as problems_of

    problems = problems_of(_read(Path(path)))
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        click.echo("Все подстановки известны.", err=True)
        return
    click.echo("\nИзвестные подстановки:", err=True)
    _list("ru", err=True)
    sys.exit(1)


@template.command()
@click.option("--language", type=click.Choice(["ru", "en"]), default="ru", show_default=True, help="Язык имён.")
def names(language: str) -> None:
    """Перечисляет подстановки, которые может содержать шаблон."""
    _list(language, err=False)


@template.command()
@click.argument("name", type=click.Choice(["letter", "agreements", "yearly"]))
@click.option("-o", "--output", required=True, metavar="ФАЙЛ", help="Куда записать: .docx.")
def copy(name: str, output: str) -> None:
    """Записывает готовый шаблон, чтобы вставить в него бланк: letter, agreements или yearly."""
    from pobratim.briefing.templates import template as shipped

    keep(Path(output), shipped(name))


def _list(language: str, *, err: bool) -> None:
    from pobratim.briefing.placeholders import listed

    for path, what in listed(language):
        click.echo(f"  {path} — {what}", err=err)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"файл нельзя прочитать: {error.strerror}", place=str(path)) from error


def filled(template: Path, paper: Paper, output: str, home: str, partner: str) -> bytes:
    """The office's template with the words of a paper; codes of whose and with whom become names."""
    from pobratim.briefing.template import fill
    from pobratim.wording.parties import name_of

    if not output.lower().endswith(".docx"):
        raise BadInput("по шаблону составляется только .docx", place=output)
    names = {"home": home, "partner": partner}
    named = {key: name_of(code, paper.language) if code else "" for key, code in names.items()}
    return fill(_read(template), paper, **named)


def keep(path: Path, content: bytes) -> None:
    """Writes a file and says so."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(f"файл нельзя записать: {error.strerror}", place=str(path)) from error
    click.echo(f"Записано: {path}", err=True)
