"""The index kept in step with documents and entries, in the transaction that changes them.

In: rows just written, ids of rows gone. Out: rows of the index. An index after any changes equals a fresh one; only
words that nothing holds any more stay known to the help for slips of the pen. Not here: an item's content
(`content.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from pobratim.wording.parties import name_of

from ..models import Document, Entry, EntryArea, EntryParty, Fact
from . import marks
from .content import Around, Content, Item, document_content, entry_content
from .engine import engine
from .tables import SearchParty, SearchRow, SearchWord
from .words import looks_of, words_in

AT_ONCE = 200
_ENTRY_FIELDS = ("kind", "subtype", "stage", "title", "content", "first", "last", "seen_last", "state")


def keep_documents(documents: Sequence[Document], facts: Iterable[Fact]) -> None:
    """Make documents findable as they are now, with all their facts."""
    of: dict[str, list[Fact]] = {row.id: [] for row in documents}
    for fact in facts:
        of[fact.document_id].append(fact)
    _keep(
        SearchRow.objects.filter(about__in=list(of), kind=marks.DOCUMENT),
        [document_content(row, of[row.id]) for row in documents],
    )


def forget_documents(documents: Collection[str]) -> None:
    """Take documents out of the index."""
    SearchRow.objects.filter(about__in=list(documents), kind=marks.DOCUMENT).delete()


def keep_entries(entries: Collection[str]) -> None:
    """Make entries findable as their rows are now; those that are gone are taken out."""
    if not entries:
        return
    held = SearchRow.objects.filter(about__in=list(entries)).exclude(kind=marks.DOCUMENT)
    _keep(held, list(_entry_contents(list(entries))))


def _keep(held: QuerySet[SearchRow], contents: Sequence[Content]) -> None:
    """Let the rows that are held become the contents; what has not changed stays as it is."""
    known = {(kind, about): number for number, kind, about in held.values_list("id", "kind", "about")}
    fresh = [one for one in contents if known.get((one.kind, one.about)) not in one.numbers()]
    stays = {(one.kind, one.about) for one in contents} - {(one.kind, one.about) for one in fresh}
    gone = [number for thing, number in known.items() if thing not in stays]
    if gone:
        SearchRow.objects.filter(id__in=gone).delete()
    write(fresh)


def _entry_contents(entries: list[str]) -> Iterator[Content]:
    rows = list(Entry.objects.filter(id__in=entries).only(*_ENTRY_FIELDS).order_by())
    parties: dict[str, list[tuple[str, bool]]] = {row.id: [] for row in rows}
    areas: dict[str, list[str]] = {row.id: [] for row in rows}
    named = EntryParty.objects.filter(entry__in=parties).order_by("entry_id", "-direct", "party")
    for entry, party, direct in named.values_list("entry_id", "party", "direct"):
        parties[entry].append((party, direct))
    for entry, area in EntryArea.objects.filter(entry__in=areas).order_by("area").values_list("entry_id", "area"):
        areas[entry].append(area)
    # A fact's own entry is the one that it founds: one sentence for each, whatever stands behind it
    sentences = dict(Fact.objects.filter(founds__in=parties).order_by("-id").values_list("founds", "quote"))
    _know_parties({code for told in parties.values() for code, _ in told})
    for row in rows:
        yield entry_content(row, Around(parties[row.id], areas[row.id], sentences.get(row.id, "")))


def write(contents: Sequence[Content]) -> None:
    """Write what the index does not hold."""
    if not contents:
        return
    items = list(_items(contents))
    engine().write(items)
    _know_words({word for item in items for word in (*item.head, *item.body, *item.also)})


def _items(contents: Sequence[Content]) -> Iterator[Item]:
    """The contents' words, each under a number of its own: once in ages two of one day would get the same."""
    taken = engine().taken([number for one in contents for number in one.numbers()])
    for one in sorted(contents, key=lambda one: (one.kind, one.about)):
        number = next(number for number in one.numbers() if number not in taken)
        taken.add(number)
        yield one.item(number)


def _know_words(words: Iterable[str]) -> None:
    """Remember words; figures have no slips that could be put right."""
    engine().know([(word, *looks_of(word)) for word in sorted(words) if word.isalpha()])


def _know_parties(codes: set[str]) -> None:
    known = set(SearchParty.objects.filter(code__in=codes).values_list("code", flat=True))
    rows = [SearchParty(code=code, name=plain_name(name_of(code))) for code in sorted(codes - known)]
    SearchParty.objects.bulk_create(rows, ignore_conflicts=True)


def plain_name(name: str) -> str:
    """A name's words in small letters, for looking it up by its beginning."""
    return " ".join(word.form for word in words_in(name))[:200]


# --- registers that were filled before there was an index -------------------------------------------------------------


def fill() -> None:
    """Index whatever is not indexed yet; an interruption loses nothing."""
    for rows, keep in ((_missing(Document, document=True), _keep_documents), (_missing(Entry), keep_entries)):
        while some := list(rows[:AT_ONCE]):
            with transaction.atomic():
                keep(some)


def rebuild() -> None:
    """Make the whole index anew."""
    with transaction.atomic():
        for table in (SearchRow, SearchWord, SearchParty):
            table._default_manager.all().delete()
    fill()


def _missing(model: type[Document] | type[Entry], *, document: bool = False) -> QuerySet[Any, str]:
    held = SearchRow.objects.filter(about=OuterRef("pk"))
    held = held.filter(kind=marks.DOCUMENT) if document else held.exclude(kind=marks.DOCUMENT)
    return model._default_manager.filter(~Exists(held)).order_by("pk").values_list("pk", flat=True)


def _keep_documents(ids: Collection[str]) -> None:
    facts = Fact.objects.filter(document__in=ids).only("document_id", "kind", "content", "homes").order_by()
    wanted = ("title", "text", "published_first", "published_last")
    keep_documents(list(Document.objects.filter(id__in=ids).only(*wanted)), facts)
