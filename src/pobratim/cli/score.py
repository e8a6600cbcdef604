"""`pobratim score`: how right reading was on this office's own documents, as far as people checked them."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .database import database_option

if TYPE_CHECKING:
    from pobratim.desk.gold import Report, Score

COLUMNS = ("found", "right", "missed", "precision", "recall", "slots")
HEADS = ("найдено", "верно", "пропущено", "точность", "полнота", "поля")
NOTHING = "Проверенных записей ещё нет: подтвердите, исправьте или отклоните их на странице «Проверка»."


@click.command()
@click.option("--json", "form", flag_value="json", help="Напечатать как JSON.")
@click.option("--csv", "form", flag_value="csv", help="Напечатать как CSV: по строке на вид и месяц.")
@click.option(
    "--export",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="ПАПКА",
    help="Записать документы, проверенные целиком, как эталон: .txt и .json.",
)
@click.option("--recount", is_flag=True, help="Пересчитать, как часто правила верны здесь, и порядок очереди.")
@database_option
def score(form: str | None, *, export: Path | None, recount: bool, database: str) -> None:
    """Считает, насколько верно прочитаны документы учреждения, — по видам и месяцам проверки.

    Полнота считается по документам, которые проверены целиком, и по тому, что в них внесли вручную.
    """
    from pobratim.storage.connect import connect

    connect(database)
    from pobratim.desk import gold, gold_files  # models need a connected database
    from pobratim.storage.doubts import count_anew, doubt_anew

    if recount:
        count_anew()
        click.echo(f"Порядок очереди пересчитан у записей: {doubt_anew()}.", err=True)
    if export is not None:
        done = gold_files.export(export)
        click.echo(f"Документов выгружено: {done.documents}, фактов: {done.facts}.", err=True)
        for document, reason in done.left_out:
            click.echo(f"{document}: не выгружен: {reason}", err=True)
        return
    found = gold.report()
    {"json": _print_json, "csv": _print_csv}.get(form or "", _print_table)(found)


def _values(score: Score) -> list[float | int | None]:
    return [_rounded(getattr(score, column)) for column in COLUMNS]


def _rounded(value: float | int | None) -> float | int | None:
    return round(value, 4) if isinstance(value, float) else value


def _print_json(found: Report) -> None:
    def said(scores: Iterable[tuple[str, Score]]) -> dict[str, Any]:
        return {name: dict(zip(COLUMNS, _values(one), strict=True)) for name, one in scores}

    written = {
        "documents_checked_whole": found.documents,
        "all": dict(zip(COLUMNS, _values(found.total), strict=True)),
        "kinds": said(sorted(found.kinds.items())),
        "months": said(found.months.items()),
        "kinds_by_month": [
            {"kind": kind, "month": month, **dict(zip(COLUMNS, _values(one), strict=True))}
            for (kind, month), one in sorted(found.cells.items())
        ],
    }
    click.echo(json.dumps(written, ensure_ascii=False, indent=1))


def _print_csv(found: Report) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("kind", "month", *COLUMNS))
    for (kind, month), one in sorted(found.cells.items()):
        rows.writerow((kind, month, *("" if value is None else value for value in _values(one))))


def _print_table(found: Report) -> None:
    from pobratim.wording import word

    if not found.total.found and not found.total.missed:
        click.echo(NOTHING)
        return
    kinds = [(word("kind", kind, "ru"), one) for kind, one in sorted(found.kinds.items())]
    months = [(month, one) for month, one in found.months.items()]
    width = max(len(name) for name, _ in (*kinds, *months, ("по месяцу проверки", None)))
    for title, scores in (("по видам", kinds), ("по месяцу проверки", months)):
        click.echo(f"{title:{width}}  " + "".join(f"{head:>11}" for head in HEADS))
        for name, one in scores:
            click.echo(_line(name, one, width))
        click.echo("")
    click.echo(_line("всего", found.total, width))
    click.echo(f"Документов, проверенных целиком: {found.documents}. Полнота и пропуски — по ним.")


def _line(name: str, one: Score, width: int) -> str:
    return f"{name:{width}}  " + "".join(f"{_cell(value):>11}" for value in _values(one))


def _cell(value: float | int | None) -> str:
    if value is None:
        return "—"
    return f"{value:.3f}".replace(".", ",") if isinstance(value, float) else str(value)
