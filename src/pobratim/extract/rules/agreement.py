"""Notices agreements: a paper between parties is signed, in force, being made or over.

In: a marked document. Out: found facts of kind `agreement`. Not here: other kinds.
"""

from __future__ import annotations

from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument

from .agreements.drafts import Draft
from .agreements.gather import gather


def find_agreements(document: MarkedDocument) -> list[Found]:
    """All agreements that the document states."""
    return [_found(draft) for draft in gather(document)]


def _found(draft: Draft) -> Found:
    return Found(
        content=draft.content(),
        words=tuple(dict.fromkeys(draft.words)),
        trigger=draft.trigger,
        rule=f"agreement.{draft.stage}",
        why=f"A paper is named and what is said of it makes it {draft.stage}.",
    )
