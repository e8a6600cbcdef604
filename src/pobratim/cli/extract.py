"""`pobratim extract`: facts of documents as JSON Lines."""

from __future__ import annotations

import json

import click

from pobratim.facts import Document

from .batch import Batch, careful


@click.command()
@click.argument("paths", nargs=-1, metavar="ПУТЬ…")
@click.option("--explain", is_flag=True, help="Добавить к каждому факту правило, которое его нашло, и почему.")
def extract(paths: tuple[str, ...], *, explain: bool) -> None:
    """Печатает факты документов: по строке JSON на документ.

    ПУТЬ — файл .txt или .html, папка с ними или «-» для стандартного ввода.
    """
    from pobratim.extract import read
    from pobratim.facts.wire import reading_to_json

    def print_facts(document: Document) -> None:
        reading = read(document)
        click.echo(json.dumps(reading_to_json(reading.document, reading.facts, explain=explain), ensure_ascii=False))

    batch = Batch()
    batch.each(paths, careful(print_facts))
    batch.finish()
