"""`pobratim report`: what an office hands upwards, as a file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from pobratim.errors import BadInput
from pobratim.lexicon.parties import find_party
from pobratim.resolve.parties import is_party

from .database import database_option

REPORTS = ("in-force", "journal", "yearly", "meetings", "plans")
HELP = {
    "in-force": "действующие соглашения на день",
    "journal": "журнал регистрации соглашений",
    "yearly": "годовой отчёт о связях",
    "meetings": "встречи и визиты за период",
    "plans": "исполнение планов и договорённостей",
}
_DAY = click.DateTime(formats=["%Y-%m-%d", "%d.%m.%Y"])


def _party(ctx: click.Context, option: click.Parameter, said: str) -> str:
    """The code of a party that was named by code or by name."""
    if not said or is_party(said):
        return said
    found = find_party(said)
    if not found:
        raise BadInput("такой стороны нет: назовите страну, регион или его код, например RU-VGG", place=said)
    return found[0]


def _day(ctx: click.Context, option: click.Parameter, said: datetime | None) -> date | None:
    return said.date() if said else None


@click.command(epilog="Отчёты: " + "; ".join(f"{name} — {words}" for name, words in HELP.items()) + ".")
@click.argument("name", type=click.Choice(REPORTS), metavar="|".join(REPORTS))
@click.option(
    "-o", "--output", required=True, metavar="ФАЙЛ", help="Куда записать: .docx, .xlsx, .csv, .html или .pdf."
)
@click.option("--home", envvar="POBRATIM_HOME", default="", callback=_party, metavar="СТОРОНА", help="Чьи связи.")
@click.option("--partner", default="", callback=_party, metavar="СТОРОНА", help="Связи только с этим партнёром.")
@click.option("--year", type=click.IntRange(1900, 2200), help="Год; годовой отчёт без него — за прошлый год.")
@click.option("--from", "since", type=_DAY, callback=_day, help="Начало периода.")
@click.option("--to", "until", type=_DAY, callback=_day, help="Конец периода.")
@click.option("--as-of", type=_DAY, callback=_day, help="По состоянию на этот день; без него — на сегодня.")
@click.option("--language", type=click.Choice(["ru", "en"]), default="ru", show_default=True, help="Язык отчёта.")
@database_option
def report(name: str, *, output: str, home: str, partner: str, database: str, **when: object) -> None:
    """Составляет отчёт и записывает его в файл; каждое значение названо с источником."""
    from pobratim.briefing.reports import REPORTS as BUILD
    from pobratim.briefing.reports import Asked, Material, period_of
    from pobratim.briefing.writers.forms import form_of, written
    from pobratim.storage.connect import connect

    form = form_of(output)
    language = str(when.pop("language"))
    since, until, as_of = period_of(name, today=date.today(), **when)  # type: ignore[arg-type]
    connect(database)
    from pobratim.storage.reporting import Days, Scope, for_report  # models need a connected database

    dossier = for_report(name, Scope(home, partner), Days(as_of=as_of, since=since, until=until))
    asked = Asked(as_of=as_of, home=home, partner=partner, since=since, until=until, language=language)
    keep(Path(output), written(BUILD[name](Material(dossier), asked), form))


def keep(path: Path, content: bytes) -> None:
    """Writes a file and says so."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadInput("файл нельзя записать: проверьте папку и права", place=str(path)) from error
    click.echo(f"Записано: {path}", err=True)
