"""The order in which the rules for commitments are tried; one fact per action.

In: a marked document. Out: found facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pobratim.extract.actors import is_about_cooperation
from pobratim.extract.areas import areas_in
from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.facts import Commitment

from .control import controls
from .draft import Draft
from .future import plain_futures
from .invitation import invitations
from .listed import bulleted_lists, inline_lists
from .modal import modal_words
from .planned import plan_rows

RULES: tuple[Callable[[MarkedDocument], Iterable[Draft]], ...] = (
    plan_rows,
    controls,
    bulleted_lists,
    inline_lists,
    invitations,
    modal_words,
    plain_futures,
)


def find_commitments(document: MarkedDocument) -> Iterator[Found]:
    """Every commitment that the text states."""
    if not is_about_cooperation(document):
        return
    taken: set[int] = set()
    for rule in RULES:
        for draft in rule(document):
            if draft.doing not in taken and draft.what:
                taken.add(draft.doing)
                yield _found(document, draft)


def _found(document: MarkedDocument, draft: Draft) -> Found:
    return Found(
        content=Commitment(
            type=draft.type,
            by=draft.by,
            to=tuple(t for t in draft.to if t not in draft.by),
            what=draft.what,
            areas=areas_in(document, *draft.words),
            due=draft.due,
        ),
        words=(draft.words,),
        trigger=draft.trigger,
        rule=f"commitment.{draft.rule}",
        why=draft.why,
    )
