"""A row of the queue to the document that it means, and where that document stands in the register.

In: rows of the run ledger with what they came with. Out: documents, or the rows that an archive or a wish stands for.
Errors: those of `pobratim.sources`, one sentence each. Not here: the order of work (`jobs.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from pobratim.errors import UnreadableDocument
from pobratim.facts import Document, document_id
from pobratim.register import KnownDocument
from pobratim.sources import FoundFile, read_bytes, read_file
from pobratim.sources.archive import unpack
from pobratim.sources.fetch import Fetched
from pobratim.sources.files import is_page
from pobratim.storage import runs_read
from pobratim.storage.models_runs import Kind, RunDocument, RunInput
from pobratim.storage.rows import document_record
from pobratim.storage.runs import EXPANDED_AT_ONCE, Item
from pobratim.storage.store import DatabaseStore

from .intake import file_name

Fetch = Callable[[str], Fetched]
NO_FETCHING = "эта установка не ходит по адресам: откройте страницу и вставьте её текст"


@dataclass(frozen=True, slots=True)
class Placed:
    """A document under the id that it has or gets; `known` is what the register holds under it."""

    document: Document
    known: KnownDocument | None


def members(row: RunDocument) -> Iterator[Item]:
    """The files of an archive."""
    for packed in unpack(_data(row), place=row.name):
        shown = f"{row.name}/{file_name(packed.name)}"
        yield Item(Kind.FILE, shown, data=packed.data, refused=packed.refused or _emptiness(packed.data))


def outdated(row: RunDocument, version: str) -> list[Item]:
    """The next documents that another version read; which was the last one is noted in what the row was given."""
    found = runs_read.outdated(version).filter(id__gt=row.given.get("after", ""))
    listed = list(found.values_list("id", "title")[:EXPANDED_AT_ONCE])
    row.given = {"after": listed[-1][0]} if listed else row.given
    return [Item(Kind.STORED, title or document, document=document) for document, title in listed]


def _emptiness(data: bytes) -> str:
    return "" if data else "файл пуст: в нём нет ни одного слова"


def placed(row: RunDocument, fetch: Fetch | None) -> Placed:
    """The document of a row, as the register knows it or shall know it; without `fetch` no page is had."""
    store = DatabaseStore()
    if row.kind == Kind.STORED:
        known = store.known(row.document)
        if known is None:
            raise UnreadableDocument("этого документа в реестре больше нет", place=row.name)
        return Placed(known.document, known)
    document = _loaded(row, fetch)
    same = runs_read.same_text(document.text)
    if same and not _comes_from_elsewhere(document, same.source, same.address):
        return Placed(document_record(same), KnownDocument(document_record(same), same.reading_version))
    if same:
        published_by = f"{document.source or ''}\n{document.address or ''}"
        document = replace(document, id=f"{document.id}~{_digest(published_by)[:8]}")
    known = store.known(document.id)
    if known and known.document.text != document.text and not _at_one_place(document, known.document):
        # The same name does not make it the same release: it is kept beside the other
        document = replace(document, id=f"{document.id}~{document_id(document.text)[:8]}")
        known = store.known(document.id)
    return Placed(document, known)


def _comes_from_elsewhere(document: Document, source: str, address: str) -> bool:
    """Whether the same words were published by somebody else: a reprint, a document of its own."""
    return bool(document.source and document.source != source) or bool(document.address and document.address != address)


def _at_one_place(left: Document, right: Document) -> bool:
    return left.address is not None and left.address == right.address


def _loaded(row: RunDocument, fetch: Fetch | None) -> Document:
    match row.kind:
        case Kind.TEXT:
            return _of_text(row)
        case Kind.ADDRESS:
            return _of_address(row, fetch)
        case Kind.PATH:
            path = Path(str(row.given.get("path", "")))
            if not path.is_file():
                raise UnreadableDocument("этого файла больше нет на месте: прочитайте его ещё раз", place=row.name)
            return read_file(FoundFile(path, path.stem))
    name = row.name.rpartition("/")[2]
    found = read_bytes(_data(row), id=_id_of(name), address=row.name, html=is_page(name))
    return replace(found, address=None)


def _of_text(row: RunDocument) -> Document:
    text, given = _data(row).decode(), row.given
    title = given["title"] or None
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    told = {name: given[name] or None for name in ("published", "source", "address")}
    return Document(document_id(text), text, title, **told)


def _of_address(row: RunDocument, fetch: Fetch | None) -> Document:
    if fetch is None:
        raise UnreadableDocument(NO_FETCHING, place=row.name)
    page = fetch(row.given["address"])
    host = urlsplit(page.address).hostname or ""
    # The same address is the same document, also when its text has changed since
    own = f"{host}-{_digest(page.address)[:10]}"
    found = read_bytes(page.data, id=own, address=page.address, html=page.html, charset=page.charset)
    return replace(found, source=found.source or host)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _data(row: RunDocument) -> bytes:
    found = RunInput.objects.filter(row=row).first()
    if found is None:
        raise UnreadableDocument("присланного больше нет: загрузите его ещё раз", place=row.name)
    return bytes(found.data)


def _id_of(name: str) -> str:
    """What a document is called by: its file's name without the ending, as an address can hold it."""
    return file_name(name).rpartition(".")[0].replace("~", "-").strip() or "файл"
