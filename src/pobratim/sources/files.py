"""Paths to documents: which files there are, what each is called, and its text.

In: files and folders as the user names them. Out: `FoundFile`s in a fixed order, then `Document`s. Errors: `BadInput`
for what stops the command, `UnreadableDocument` for one file of a batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pobratim.errors import BadInput, UnreadableDocument
from pobratim.facts import Document, document_id

from .encoding import decode
from .page import declared_charset, read_page

TEXTS = {".txt", ".text"}
PAGES = {".html", ".htm", ".xhtml"}
# A press release has a few kB, a year's archive in one file a few MB; what is larger is no release but a mistake
LARGEST = 10_000_000
FORMS: tuple[Callable[[Path], str], ...] = (
    lambda file: file.stem,
    lambda file: file.name,
    lambda file: f"{file.parent.name}/{file.name}",
    str,
)
"""What a document may be called, the shortest first; the last one always differs."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read and the id that its document gets: the name without ending, longer where names repeat."""

    path: Path
    id: str


def is_document(name: str) -> bool:
    """Whether a file of that name is one of those that are read."""
    return Path(name).suffix.lower() in TEXTS | PAGES


def is_page(name: str) -> bool:
    """Whether a file of that name is a web page."""
    return Path(name).suffix.lower() in PAGES


def too_large(size: int) -> str:
    """The sentence for a file of so many bytes."""
    return f"файл занимает {size / 1e6:.0f} МБ, а читаются файлы до {LARGEST / 1e6:.0f} МБ: разделите его"


def find_files(path: Path) -> list[Path]:
    """The file itself, or every document in the folder and below it, in a fixed order."""
    if not path.exists():
        raise BadInput("такого файла или папки нет: проверьте путь", place=str(path))
    if path.is_file():
        return [path]
    inside = sorted(file for file in path.rglob("*") if file.is_file() and is_document(file.name))
    if not inside:
        raise BadInput("в папке нет документов: положите в неё файлы .txt или .html", place=str(path))
    return inside


def name_files(files: Iterable[Path]) -> list[FoundFile]:
    """Each file once, with the shortest id that differs from the others: name without ending, with it, with folders."""
    unique = list(dict.fromkeys(files))
    counts = [Counter(form(file) for file in unique) for form in FORMS]
    return [
        FoundFile(file, next(form(file) for form, count in zip(FORMS, counts, strict=True) if count[form(file)] == 1))
        for file in unique
    ]


def read_file(file: FoundFile) -> Document:
    """The document that a file holds. Errors: `UnreadableDocument` with the file's name and what to do."""
    place = str(file.path)
    try:
        size = file.path.stat().st_size
        if size > LARGEST:
            raise UnreadableDocument(too_large(size), place=place)
        data = file.path.read_bytes()
    except PermissionError as error:
        raise UnreadableDocument("нет права на чтение: измените права файла", place=place) from error
    except OSError as error:
        raise UnreadableDocument(f"файл не читается ({error.strerror})", place=place) from error
    return read_bytes(data, id=file.id, address=str(file.path.resolve()), html=is_page(file.path.name))


def read_bytes(
    data: bytes, *, id: str | None = None, address: str, html: bool = False, charset: str | None = None
) -> Document:
    """The document that bytes hold; without `id` its id comes from the text. `charset` is what a server says of it."""
    html = html or data[:256].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    text = decode(data, place=address, declared=charset or (declared_charset(data) if html else None))
    if not text.strip():
        raise UnreadableDocument("файл пуст: в нём нет ни одного слова", place=address)
    if not html:
        return Document(id or document_id(text), text, address=address)
    page = read_page(text)
    if not page.text.strip():
        raise UnreadableDocument("на странице нет текста статьи", place=address)
    return Document(id or document_id(page.text), page.text, page.title, page.published, page.source, address)
