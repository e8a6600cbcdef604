"""A batch of documents read one after another: bad ones are named, skipped and counted, the rest goes on.

In: paths as typed. Out: documents; and, at the end, the summary and the exit status.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from pobratim.errors import BadInput, BrokenAssumption, PobratimError, UnreadableDocument
from pobratim.facts import Document
from pobratim.sources import FoundFile, find_files, name_files, read_bytes, read_file

# Reading takes about 0.1 s a document: with fewer the bar would only flicker
LONG = 20
STANDARD_INPUT = "стандартный ввод"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that is to be read: where it lies, and how it is had."""

    place: str
    load: Callable[[], Document]


class Watcher:
    """Is told what becomes of a batch; this one does not care."""

    def begin(self, documents: int) -> None:
        """So many documents are to be read."""

    def skipped(self, error: PobratimError, *, place: str, loaded: bool) -> None:
        """One was left out, before or after its text was had."""


@dataclass
class Batch:
    """Counts of one run."""

    watcher: Watcher = field(default_factory=Watcher)
    read: int = 0
    skipped: int = 0

    def each(self, paths: tuple[str, ...], work: Callable[[Document], None]) -> None:
        """Does `work` with every document that can be read."""
        waiting, missing = self._waiting(paths)
        self.watcher.begin(len(waiting) + len(missing))
        for error in missing:
            self._skip(error, error.place or "", loaded=False)
        for one in _with_progress(waiting):
            document: Document | None = None
            try:
                document = one.load()
                work(document)
                self.read += 1
            except BrokenAssumption:
                raise
            except UnreadableDocument as error:
                self._skip(error, one.place, loaded=document is not None)

    def _waiting(self, paths: tuple[str, ...]) -> tuple[list[Waiting], list[BadInput]]:
        """Documents to be read, and paths that lead nowhere."""
        if not paths:
            raise BadInput("назовите файл или папку, или «-» для стандартного ввода")
        files: list[Path] = []
        missing: list[BadInput] = []
        for path in paths:
            try:
                files += find_files(Path(path)) if path != "-" else []
            except BadInput as error:
                if len(paths) == 1:
                    raise
                missing.append(error)
        found = [_of_file(file) for file in name_files(files)]
        return ([Waiting(STANDARD_INPUT, _read_input)] if "-" in paths else []) + found, missing

    def _skip(self, error: PobratimError, place: str, *, loaded: bool) -> None:
        """Names a document that was left out, and counts it."""
        self.skipped += 1
        self.watcher.skipped(error, place=place, loaded=loaded)
        click.echo(f"Пропущен {error}", err=True)

    def finish(self, summary: str = "") -> None:
        """Prints the summary; exit status 1 when something was skipped."""
        if summary or self.skipped:
            click.echo(f"Прочитано документов: {self.read}, пропущено: {self.skipped}. {summary}".strip(), err=True)
        if self.skipped:
            sys.exit(1)


def _of_file(file: FoundFile) -> Waiting:
    return Waiting(str(file.path.resolve()), partial(read_file, file))


def _read_input() -> Document:
    return read_bytes(sys.stdin.buffer.read(), address=STANDARD_INPUT)


def _with_progress(waiting: list[Waiting]) -> Iterator[Waiting]:
    if len(waiting) < LONG or not sys.stderr.isatty():
        yield from waiting
        return
    with click.progressbar(waiting, label="Чтение", file=sys.stderr, show_pos=True) as bar:
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
