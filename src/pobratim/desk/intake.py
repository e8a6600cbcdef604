"""What people ask to be read: files, a text, an address; and what is to be read again.

In: names, bytes and words as they come from outside, and who asks. Out: runs in the ledger, each noted in the audit
trail. Errors: `BadInput` for what cannot be asked. Not here: reading itself (`jobs.py`), who may ask (`roles.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from pobratim.errors import BadInput
from pobratim.facts.dates import is_date
from pobratim.sources.files import LARGEST, is_document, too_large
from pobratim.storage import runs
from pobratim.storage.models_runs import Kind, Run, Task
from pobratim.storage.runs import Item, Origin

from . import audit

LARGEST_ARCHIVE = 50_000_000
LARGEST_UPLOAD = 150_000_000
MOST_FILES = 100
LONGEST_TEXT = 1_000_000
LONGEST_NAME = 120
ARCHIVE = ".zip"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; `data` is had only when it is let in."""

    name: str
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """A text as somebody pasted it, with what they say of it."""

    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    address: str = ""


def file_name(said: str) -> str:
    """A name to show and to call a document by: no folders, no signs that are not seen, not too long."""
    base = re.split(r"[/\\]", said)[-1]
    seen = "".join(char for char in unicodedata.normalize("NFC", base) if unicodedata.category(char) not in _UNSEEN)
    name = " ".join(seen.split()).lstrip(". ~")
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) < 8:
        return f"{stem[: LONGEST_NAME - 8]}.{ending}" if stem else ending
    return name[:LONGEST_NAME] or "файл"


def upload(files: Iterable[Upload], origin: Origin) -> Run:
    """A run of files; those that are not let in are in it with the reason."""
    items, left, seen = [], LARGEST_UPLOAD, set[bytes]()
    for file in files:
        refused = refusal(file.name, file.size, left) or ("этот файл выбран дважды" if file.data in seen else "")
        left -= file.size
        name = file_name(file.name)
        if refused:
            items.append(Item(Kind.FILE, name, refused=refused))
            continue
        seen.add(file.data)
        kind = Kind.ARCHIVE if name.lower().endswith(ARCHIVE) else Kind.FILE
        items.append(Item(kind, name, data=file.data))
    if not items:
        raise BadInput("файлы не выбраны: выберите хотя бы один")
    return _open(Task.UPLOAD, items, origin)


def refusal(name: str, size: int, left: int = LARGEST_UPLOAD) -> str:
    """Why a file is not let in: one sentence, or nothing."""
    shown = file_name(name)
    archive = shown.lower().endswith(ARCHIVE)
    if not archive and not is_document(shown):
        return "читаются только .txt, .html и .zip с ними: сохраните документ в одном из этих видов"
    if not size:
        return "файл пуст: в нём нет ни одного слова"
    if archive and size > LARGEST_ARCHIVE:
        return f"архив больше {LARGEST_ARCHIVE // 1_000_000} МБ: разделите его"
    if not archive and size > LARGEST:
        return too_large(size)
    if size > left:
        return f"за один раз принимается до {LARGEST_UPLOAD // 1_000_000} МБ: загрузите этот файл отдельно"
    return ""


def paste(said: Text, origin: Origin) -> Run:
    """A run of one text."""
    text = said.text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        raise BadInput("текста нет: вставьте его в поле")
    if len(text) > LONGEST_TEXT:
        raise BadInput("текст длиннее миллиона знаков: сохраните его в файл .txt и загрузите файл")
    published = said.published.strip()
    if published and (not is_date(published) or "/" in published):
        raise BadInput(f"день «{published[:40]}» не понят: напишите год, месяц и число, например 2024-03-05")
    address = said.address.strip()
    if address:
        web_address(address)
    title = " ".join(said.title.replace("\x00", "").split())
    given = {
        "title": title[:500],
        "published": published,
        "source": " ".join(said.source.replace("\x00", "").split())[:200],
        "address": address,
    }
    name = title or text.split("\n", 1)[0]
    return _open(Task.PASTE, [Item(Kind.TEXT, name[:LONGEST_NAME], given, text.encode())], origin)


def fetch(address: str, origin: Origin) -> Run:
    """A run of the page at an address. Nothing is fetched here."""
    address = address.strip()
    web_address(address)
    return _open(Task.FETCH, [Item(Kind.ADDRESS, address, {"address": address})], origin)


def web_address(said: str) -> None:
    """`BadInput` for what is no address of the web."""
    from pobratim.sources.fetch import web_address as read_address

    read_address(said)


def again_failed(run: Run | None, origin: Origin) -> Run | None:
    """A run of what failed, in one run or in all; None when nothing is left to try."""
    with transaction.atomic():
        made = runs.repeat_failed(run, origin)
        if made:
            _note("run.again", made)
    return made


def again_outdated(origin: Origin) -> Run:
    """A run of all documents that an earlier version read."""
    return _open(Task.OUTDATED, [Item(Kind.OUTDATED, "документы прежней версии")], origin)


def rebuild(origin: Origin) -> Run:
    """A run that makes all entries anew from the facts that are there."""
    return _open(Task.REBUILD, [Item(Kind.REBUILD, "записи реестра")], origin)


def cancel(run: Run) -> int:
    """Take back what waits in a run; how many documents that were."""
    with transaction.atomic():
        count = runs.cancel(run)
        if count:
            audit.record("run.cancel", f"run:{run.pk}", after={"documents": count})
    return count


def _open(task: Task, items: list[Item], origin: Origin) -> Run:
    with transaction.atomic():
        run = runs.open_run(task, items, origin)
        _note("run.add", run)
    return run


def _note(what: str, run: Run) -> None:
    audit.record(what, f"run:{run.pk}", after={"task": run.task, "documents": run.documents})
