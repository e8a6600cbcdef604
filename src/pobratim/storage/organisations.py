"""Organisations that entries name: companies, universities, bodies.

In: contents of entries; keys, words, codes. Out: rows of `EntryOrganisation`, organisations with counts. Not here: what
spells one organisation (`pobratim.resolve.organisations`): a name is all that is known of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from pobratim.facts import Content
from pobratim.register import Person
from pobratim.register.links import organisation_link_key, organisations_of
from pobratim.resolve.letters import fold
from pobratim.resolve.parties import canonical

from .models import Entry, EntryOrganisation, EntryParty


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation under its longest name, with how many entries name it."""

    key: str
    name: str
    count: int


def write_organisations(contents: Mapping[str, Content | Person]) -> None:
    """Tie entries (by id) to the organisations that their contents name; they must not be tied yet."""
    rows = [
        EntryOrganisation(entry_id=entry, key=link.key, name=link.name)
        for entry, content in contents.items()
        for link in organisations_of(content)
    ]
    EntryOrganisation.objects.bulk_create(rows, batch_size=1000)


def organisations(words: str = "", party: str = "", *, after: str = "", count: int = 60) -> list[Organisation]:
    """Organisations by name, those that come after a key: so a page costs the same wherever it begins."""
    rows = EntryOrganisation.objects.order_by()
    if after:
        rows = rows.filter(key__gt=after)
    if words:
        rows = rows.filter(key__contains=" ".join(fold(words).split()))
    if party:
        rows = rows.filter(_names(party))
    return _counted(rows.values_list("key").annotate(n=Count("id"), name=Max("name")).order_by("key")[:count])


def _names(party: str) -> Exists:
    return Exists(EntryParty.objects.filter(entry=OuterRef("entry"), party=canonical(party)))


def _counted(rows: QuerySet[EntryOrganisation, tuple[str, int, str]]) -> list[Organisation]:
    return [Organisation(key, name, count) for key, count, name in rows]


def spellings(key: str) -> list[str]:
    """Names under which entries tell of an organisation, the most frequent first."""
    rows = EntryOrganisation.objects.filter(key=key).values_list("name").annotate(n=Count("id"))
    return [name for name, _ in rows.order_by("-n", "name")[:10]]


def entries_of_organisation(key: str) -> QuerySet[Entry]:
    """Entries that name an organisation; people are those with a post in it."""
    here = EntryOrganisation.objects.filter(key=key).values("entry")
    return Entry.objects.filter(pk__in=here).exclude(state=Entry.State.REJECTED)


def key_of(name: str) -> str:
    """The key of a name as a text spells it."""
    return organisation_link_key(name)
