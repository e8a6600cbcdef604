"""What blocks were told, read fast: blocks that are much told of hold many facts that say the very same.

In: blocks. Out: filed facts without evidence and reason, which entries do not need. Equal contents are parsed
once and are one object. Not here: facts as pages show them (`read.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from pobratim.facts import Content, Fact
from pobratim.facts.wire import content_from_json
from pobratim.register.filed import Filed

from .models import Fact as FactRow

_COLUMNS = ("id", "document_id", "said", "lived", "quote", "rule", "block", "document__published", "document__digest")


def told_in(blocks: Sequence[str]) -> Iterator[Filed]:
    """The facts of blocks."""
    rows = FactRow.objects.filter(block__in=blocks).order_by()
    texts = rows.annotate(said=Cast("content", TextField()), lived=Cast("homes", TextField()))
    for fact, document, said, homes, quote, rule, block, published, digest in texts.values_list(*_COLUMNS):
        known = Fact(fact, document, _content(said), (), rule, "")
        yield Filed(known, published or None, digest, quote, _homes(homes), block)


@lru_cache(maxsize=20_000)
def _content(said: str) -> Content:
    return content_from_json(json.loads(said))


@lru_cache(maxsize=20_000)
def _homes(said: str) -> tuple[str, ...]:
    return tuple(json.loads(said))
