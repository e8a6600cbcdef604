"""All that the register holds on a partner, as one record: what a brief is put together from.

In: entries, the facts behind them, those facts' documents. Out: a `Dossier`. Not here: fetching (`pobratim.storage`),
choosing and wording (`pobratim.briefing`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pobratim.facts import Document
from pobratim.resolve.parties import ancestors

from .entry import Entry
from .filed import Filed


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Entries on a partner, and on its ties with `home` where one is named.

    `facts` holds every fact that entries name, by id; `documents` the facts' documents by id, without their texts.
    """

    partner: str
    home: str = ""
    entries: tuple[Entry, ...] = ()
    facts: Mapping[str, Filed]
    documents: Mapping[str, Document]


def related(code: str, side: str) -> bool:
    """Whether one of two parties lies in the other, or they are one."""
    return code == side or side in ancestors(code) or code in ancestors(side)
