"""Which documents are reprints of one release, kept up to date while documents come and go.

In: documents that come or go, within the caller's transaction. Out: prints with their keys as indexed rows, so that a
new document is compared only with those that share a key; documents whose release (`Document.digest`) is another now.
Not here: what makes a reprint (`pobratim.resolve.reprints`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from pobratim.resolve.reprints import Print, is_official, keys_of, print_of, releases

from .models import Document, PrintKey, TextPrint

AT_ONCE = 500
"""Values in one question."""
_Item = TypeVar("_Item", str, int)


def releases_with(documents: Collection[Document], gone: Collection[str] = ()) -> dict[str, str]:
    """The release of each document that comes, and of those whose release changes by it."""
    prints = {row.id: print_of(row.text, row.published_first or row.published_last) for row in documents}
    known = _around(prints, gone)
    found = releases({**{document: one for document, (one, _) in known.items() if document not in gone}, **prints})
    return {
        document: release for document, release in found.items() if document in prints or known[document][1] != release
    }


def _around(prints: dict[str, Print], gone: Collection[str]) -> dict[str, tuple[Print, str]]:
    """Prints and releases of the documents whose releases the change may touch."""
    met: set[str] = {*prints, *gone}
    for keys in _portions({key for one in prints.values() for key in keys_of(one)}):
        met.update(PrintKey.objects.filter(key__in=keys).values_list("document", flat=True))
    touched: set[str] = set()
    for some in _portions(met):
        touched.update(Document.objects.filter(id__in=some).order_by().values_list("digest", flat=True))
    found: dict[str, tuple[Print, str]] = {}
    columns = ("document", "exact", "signature", "document__published_first", "document__published_last")
    for some in _portions(touched):
        rows = TextPrint.objects.filter(document__digest__in=some).values_list(*columns, "document__digest")
        for document, exact, signature, first, last, release in rows:
            found[document] = (Print(exact, bytes(signature), first or last), release)
    return found


def write_prints(documents: Collection[Document]) -> None:
    """The prints of documents that are written already, with their keys."""
    ids = [row.id for row in documents]
    prints = {row.id: print_of(row.text) for row in documents}
    PrintKey.objects.filter(document__in=ids).delete()
    TextPrint.objects.bulk_create(
        [TextPrint(document_id=name, exact=one.exact, signature=one.signature) for name, one in prints.items()],
        batch_size=300,
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["exact", "signature"],
    )
    keys = [PrintKey(document_id=name, key=key) for name, one in prints.items() for key in keys_of(one)]
    PrintKey.objects.bulk_create(keys, batch_size=400)


def move_to_releases(found: dict[str, str]) -> None:
    """Write the releases of documents that are there already."""
    for some in _portions(found):
        rows = list(Document.objects.filter(id__in=some).only("id", "digest"))
        for row in rows:
            row.digest = found[row.id]
        Document.objects.bulk_update(rows, ["digest"], batch_size=300)


def print_the_unprinted() -> None:
    """Prints for documents that were read before there were any."""
    while documents := list(Document.objects.filter(textprint=None).order_by("id")[:AT_ONCE]):
        write_prints(documents)
        move_to_releases(releases_with(documents))


def official_first(documents: Iterable[Document]) -> list[Document]:
    """Reprints of a release as readers want them: those of an office, then those of others, each the earliest first."""

    def rank(row: Document) -> tuple[bool, date, str]:
        return (not is_official(row.source, row.address), row.published_first or date.max, row.id)

    return sorted(documents, key=rank)


def _portions(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(sorted(items))
    while some := list(islice(rest, AT_ONCE)):
        yield some
