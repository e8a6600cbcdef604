"""A batch of documents read one after another: bad ones are named, skipped and counted, the rest goes on.

In: paths as typed. Out: documents; and, at the end, the summary and the exit status.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from pobratim.errors import BadInput, BrokenAssumption, PobratimError, UnreadableDocument
from pobratim.facts import Document
from pobratim.sources import find_files, name_files, read_bytes, read_file

Loader = Callable[[], Document]

# Reading takes about 0.1 s a document: with fewer the bar would only flicker
LONG = 20


@dataclass
class Batch:
    """Counts of one run."""

    read: int = 0
    skipped: int = 0

    def each(self, paths: tuple[str, ...], work: Callable[[Document], None]) -> None:
        """Does `work` with every document that can be read."""
        for load in _with_progress(self._loaders(paths)):
            try:
                work(load())
                self.read += 1
            except BrokenAssumption:
                raise
            except UnreadableDocument as error:
                self.skip(str(error))

    def _loaders(self, paths: tuple[str, ...]) -> list[Loader]:
        if not paths:
            raise BadInput("назовите файл или папку, или «-» для стандартного ввода")
        files: list[Path] = []
        for path in paths:
            try:
                files += find_files(Path(path)) if path != "-" else []
            except BadInput as error:
                if len(paths) == 1:
                    raise
                self.skip(str(error))
        loaders: list[Loader] = [partial(read_file, file) for file in name_files(files)]
        return ([_read_input] if "-" in paths else []) + loaders

    def skip(self, reason: str) -> None:
        """Names a document that was left out, and counts it."""
        self.skipped += 1
        click.echo(f"Пропущен {reason}", err=True)

    def finish(self, summary: str = "") -> None:
        """Prints the summary; exit status 1 when something was skipped."""
        if summary or self.skipped:
            click.echo(f"Прочитано документов: {self.read}, пропущено: {self.skipped}. {summary}".strip(), err=True)
        if self.skipped:
            sys.exit(1)


def _read_input() -> Document:
    return read_bytes(sys.stdin.buffer.read(), address="стандартный ввод")


def _with_progress(loaders: list[Loader]) -> Iterator[Loader]:
    if len(loaders) < LONG or not sys.stderr.isatty():
        yield from loaders
        return
    with click.progressbar(loaders, label="Чтение", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def careful(work: Callable[[Document], None]) -> Callable[[Document], None]:
    """`work` whose unforeseen failure costs one document, not the batch."""

    def guarded(document: Document) -> None:
        try:
            work(document)
        except PobratimError:
            raise
        except Exception as error:
            place = document.address or document.id
            message = f"ошибка программы при чтении ({type(error).__name__}: {error}); сообщите нам этот текст"
            raise UnreadableDocument(message, place=place) from error

    return guarded
