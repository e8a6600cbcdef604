"""What blocks were told, read fast: blocks that are much told of hold many facts that say the very same.

In: blocks or entries. Out: filed facts without evidence and reason, which entries do not need. Equal contents are
parsed once and are one object. Not here: facts as pages show them (`read.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from pobratim.facts import Content, Fact
from pobratim.facts.wire import content_from_json
from pobratim.register.filed import Filed

from .models import EntryFact
from .models import Fact as FactRow

_COLUMNS = ("id", "document_id", "said", "lived", "quote", "rule", "block", "document__published", "document__digest")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of a block, the entry that it stands behind now, and a token: equal as long as it tells the same."""

    filed: Filed
    entry: str | None
    token: str


def told_in(blocks: Sequence[str]) -> Iterator[Told]:
    """The facts of blocks."""
    rows = FactRow.objects.filter(block__in=blocks).order_by()
    texts = rows.annotate(said=Cast("content", TextField()), lived=Cast("homes", TextField()))
    for *columns, entry in texts.values_list(*_COLUMNS, "entry_fact__entry"):
        yield Told(_filed(columns), entry, "\x1f".join(columns))


def told_behind(entries: Iterable[str]) -> Iterator[tuple[str, Filed]]:
    """The facts of entries, each with its entry."""
    links = EntryFact.objects.filter(entry__in=entries).order_by()
    texts = links.annotate(said=Cast("fact__content", TextField()), lived=Cast("fact__homes", TextField()))
    plain = [name if name in ("said", "lived") else f"fact__{name}" for name in _COLUMNS]
    for *columns, entry in texts.values_list(*plain, "entry"):
        yield entry, _filed(columns)


def _filed(columns: list[str]) -> Filed:
    fact, document, said, homes, quote, rule, block, published, digest = columns
    known = Fact(fact, document, _content(said), (), rule, "")
    return Filed(known, published or None, digest, quote, _homes(homes), block)


@lru_cache(maxsize=20_000)
def _content(said: str) -> Content:
    return content_from_json(json.loads(said))


@lru_cache(maxsize=20_000)
def _homes(said: str) -> tuple[str, ...]:
    return tuple(json.loads(said))
