"""`pobratim report`: what an office hands upwards, as a file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from .database import database_option
from .parties import party_meant
from .template import filled, keep

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
    return party_meant(said) if said else ""


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
@click.option("--template", type=click.Path(dir_okay=False, path_type=Path), help="Шаблон учреждения .docx.")
@database_option
def report(
    name: str, *, output: str, home: str, partner: str, template: Path | None, database: str, **when: Any
) -> None:
    """Составляет отчёт и записывает его в файл; каждое значение названо с источником."""
    from pobratim.briefing.reports import REPORTS as BUILD
    from pobratim.briefing.reports import Asked, Material, period_of
    from pobratim.briefing.writers.forms import form_of, written
    from pobratim.storage.connect import connect

    form = form_of(output)
    language = str(when.pop("language"))
    since, until, as_of = period_of(name, today=date.today(), **when)
    connect(database)
    from pobratim.storage.reporting import Days, Scope, for_report  # models need a connected database

    dossier = for_report(name, Scope(home, partner), Days(as_of=as_of, since=since, until=until))
    asked = Asked(as_of=as_of, home=home, partner=partner, since=since, until=until, language=language)
    paper = BUILD[name](Material(dossier), asked)
    content = filled(template, paper, output, home, partner) if template else written(paper, form)
    keep(Path(output), content)
