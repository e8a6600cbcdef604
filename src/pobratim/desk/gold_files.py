"""Documents checked whole as files of gold: NAME.txt with the text as it was read, NAME.json with its facts.

In: documents that somebody checked whole. Out: files in the form of the contract of facts (docs/facts.md), so that the
scorer of reading can use them; and which documents were left out, with the reason: gold that breaks the contract is
none. Not here: counting (`gold.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pobratim.errors import BadInput
from pobratim.facts import Span
from pobratim.facts.spans import tidy
from pobratim.storage.models import Document

from .contract import lacking
from .gold import Judged, facts_by_document, judged_facts, whole_documents

_UNSAFE = re.compile(r"[^\w.-]+")
_OPENING = ",;:.!?)» \n\t\u00a0"
_CLOSING = ",;:( \n\t\u00a0"
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Exported:
    """How many documents and facts were written, and what was left out with the reason."""

    documents: int
    facts: int
    left_out: tuple[tuple[str, str], ...]


def export(folder: Path) -> Exported:
    """Write all documents checked whole into a folder, which may not hold other files of that kind."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any(folder.glob("*.json"))
    except OSError as error:
        raise BadInput(f"в эту папку нельзя писать ({error.strerror})", place=str(folder)) from error
    if taken:
        raise BadInput("в этой папке уже есть файлы .json: укажите пустую", place=str(folder))
    names, written, facts = _Names(), 0, 0
    left_out: list[tuple[str, str]] = []
    for document, judged in _checked():
        contents = [_fact(one, document.text) for one in judged if one.right is not None]
        problem = next((found for one in contents if (found := lacking(one))), None)
        if problem:
            left_out.append((document.pk, problem))
            continue
        _write(folder, names.of(document.pk), document, contents)
        written, facts = written + 1, facts + len(contents)
    return Exported(written, facts, tuple(left_out))


def _checked() -> Iterator[tuple[Document, list[Judged]]]:
    whole = sorted(whole_documents())
    for start in range(0, len(whole), AT_ONCE):
        chunk = whole[start : start + AT_ONCE]
        judged = facts_by_document(judged_facts(chunk))
        for document in Document.objects.filter(id__in=chunk).order_by("id"):
            yield document, judged.get(document.pk, [])


def _write(folder: Path, name: str, document: Document, facts: Sequence[dict[str, Any]]) -> None:
    head = {"id": name, "title": document.title, "published": document.published, "source": document.source}
    record = {"document": {key: value for key, value in head.items() if value}, "facts": list(facts)}
    # Bytes, so that no line end of the text is changed: evidence counts its characters
    (folder / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
    written = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (folder / f"{name}.json").write_text(written, encoding="utf-8")


class _Names:
    """Names of files from ids of documents, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, document: str) -> str:
        """A name that every file system takes."""
        plain = _UNSAFE.sub("_", document).strip("._")[:80] or "document"
        name, number = plain, 2
        while name.casefold() in self._taken:
            name, number = f"{plain}-{number}", number + 1
        self._taken.add(name.casefold())
        return name


def _fact(one: Judged, text: str) -> dict[str, Any]:
    assert one.right is not None
    spans = [trimmed for start, stop in one.evidence if (trimmed := _trimmed(text, start, stop, one.kind))]
    evidence = [{"start": span.start, "end": span.stop} for span in tidy(spans)]
    return {**one.right, "evidence": evidence}


def _trimmed(text: str, start: int, stop: int, kind: str) -> Span | None:
    """The span on whole words, without signs that belong to the sentence around it."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while stop < len(text) and text[stop - 1].isalnum() and text[stop].isalnum():
        stop += 1
    while start < stop and text[start] in _OPENING:
        start += 1
    while start < stop and text[stop - 1] in _CLOSING:
        stop -= 1
    words = text[start:stop]
    if kind == "statement" and words.endswith("»") and words.count("«") < words.count("»"):
        stop -= 1
    return Span(start, stop) if start < stop else None
