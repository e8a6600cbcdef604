"""A paper among those before and after it: all links of its groups, and the chain in which it stands.

In: an entry. Out: links with both entries; entries in order of time. Not here: how links come about (`register.lives`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import networkx

from pobratim.register.lives import Relation

from .models import Entry, EntryLink, EntryPair

MOST = 400
"""Links of one pair of regions that a page looks at."""
IN_CHAIN = (Relation.SUCCEEDS, Relation.EDITION_OF)


@dataclass(frozen=True, slots=True)
class Around:
    """`direct` are the links from and to the entry, `chain` the papers that follow one another, the earliest first."""

    direct: tuple[EntryLink, ...]
    chain: tuple[Entry, ...]


def around(entry: Entry) -> Around:
    """What an entry is tied to."""
    pairs = EntryPair.objects.filter(entry=entry.pk).values("pair")
    rows = EntryLink.objects.filter(pair__in=pairs).select_related("entry", "other").order_by("relation", "id")
    links = [link for link in rows[:MOST] if _shown(link.entry) and _shown(link.other)]
    direct = tuple(link for link in links if entry.pk in (link.entry_id, link.other_id))
    return Around(direct, _chain(links, entry.pk))


def _shown(entry: Entry) -> bool:
    return entry.state != Entry.State.REJECTED


def _chain(links: Iterable[EntryLink], own: str) -> tuple[Entry, ...]:
    graph: networkx.Graph[str] = networkx.Graph()
    entries: dict[str, Entry] = {}
    for link in links:
        if link.relation in IN_CHAIN:
            graph.add_edge(link.entry_id, link.other_id)
            entries |= {link.entry_id: link.entry, link.other_id: link.other}
    if own not in graph:
        return ()
    found = [entries[name] for name in networkx.node_connected_component(graph, own)]
    return tuple(sorted(found, key=lambda one: (one.first or date.max, one.id)))
