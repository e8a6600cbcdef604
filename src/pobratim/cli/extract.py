"""`pobratim extract`: facts of documents as JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from pobratim.facts import Document

from .batch import Batch, careful

if TYPE_CHECKING:
    from pobratim.extract import Reading


@click.command()
@click.argument("paths", nargs=-1, metavar="ПУТЬ…")
@click.option("--explain", is_flag=True, help="Добавить к каждому факту правило, которое его нашло, и почему.")
@click.option("--coverage", is_flag=True, help="Вместо фактов: что стало с каждым знаком и что осталось непрочитанным.")
def extract(paths: tuple[str, ...], *, explain: bool, coverage: bool) -> None:
    """Печатает факты документов: по строке JSON на документ.

    ПУТЬ — файл .txt или .html, папка с ними или «-» для стандартного ввода.
    """
    from pobratim.extract import read
    from pobratim.facts.wire import reading_to_json

    def print_line(document: Document) -> None:
        reading = read(document)
        line = _coverage(reading) if coverage else reading_to_json(reading.document, reading.facts, explain=explain)
        click.echo(json.dumps(line, ensure_ascii=False))

    batch = Batch()
    batch.each(paths, careful(print_line))
    batch.finish()


def _coverage(reading: Reading) -> dict[str, Any]:
    """Characters by what became of them, and every sentence with a trigger from which no fact came."""
    from pobratim.extract.coverage import cover

    covered = cover(reading.document, reading.facts)
    return {
        "document": {"id": reading.document.id, "title": reading.document.title},
        "characters": covered.characters,
        "leftovers": [
            {
                "kind": left.kind,
                "trigger": left.word,
                "start": left.sentence.start,
                "end": left.sentence.stop,
                "sentence": left.sentence.of(reading.document.text),
            }
            for left in covered.leftovers
        ],
    }
