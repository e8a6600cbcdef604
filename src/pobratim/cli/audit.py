"""`pobratim audit`: the trail of changes as a file, and whether it is whole."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from pobratim.errors import BadInput

from .database import database_option
from .desk import at_desk
from .template import keep

_DAY = click.DateTime(formats=["%Y-%m-%d", "%d.%m.%Y"])


def _day(ctx: click.Context, option: click.Parameter, said: datetime | None) -> date | None:
    return said.date() if said else None


@click.command()
@click.option("-o", "--output", default="", metavar="ФАЙЛ", help="Куда записать: .csv или .jsonl; без него — на экран.")
@click.option("--who", default="", metavar="ИМЯ", help="Только изменения этого человека.")
@click.option("--what", default="", metavar="КОД", help="Только такие изменения: account, review.accept…")
@click.option("--about", default="", metavar="ЧТО", help="Только об этом: entry:…, account:…")
@click.option("--from", "since", type=_DAY, callback=_day, help="Начало периода.")
@click.option("--to", "until", type=_DAY, callback=_day, help="Конец периода.")
@click.option("--verify", is_flag=True, help="Проверить, что ни одна строка не изменена и не пропала.")
@database_option
def audit(*, output: str, verify: bool, database: str, **asked: Any) -> None:
    """Печатает журнал изменений: кто, что, когда, почему и откуда изменил."""
    if output and not output.endswith((".csv", ".jsonl")):
        raise BadInput("журнал записывается в .csv или .jsonl: исправьте имя файла", place=output)
    with at_desk(database, "audit"):
        from pobratim.desk.audit import TrailFilter, first_broken, record, trail
        from pobratim.desk.trail_files import as_csv, as_json_lines

        if verify:
            _say_whole(first_broken())
            return
        rows = trail(TrailFilter(**asked)).order_by("id").iterator(chunk_size=2000)
        lines = as_json_lines(rows) if output.endswith(".jsonl") else as_csv(rows)
        if not output:
            for line in lines:
                click.echo(line, nl=False)
            return
        keep(Path(output), "".join(lines).encode("utf-8-sig" if output.endswith(".csv") else "utf-8"))
        record("audit.export", f"file:{Path(output).name}")


def _say_whole(broken: int | None) -> None:
    if broken is not None:
        raise BadInput(f"журнал изменён в обход программы: строка {broken} не следует из предыдущей")
    click.echo("Журнал цел: каждая строка следует из предыдущей.")
