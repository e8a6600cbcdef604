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
    """Every commitment that the text states; what a headline says and the text below it counts once, below."""
    if not is_about_cooperation(document):
        return
    taken: dict[int, Draft] = {}
    for rule in RULES:
        for draft in rule(document):
            if draft.what:
                taken.setdefault(draft.doing, draft)
    end = document.text.find("\n")
    headline = end if end >= 0 and document.text[end - 1] not in ".!" else 0
    below = [draft for draft in taken.values() if draft.words[0] >= headline]
    for draft in taken.values():
        if draft.words[1] > headline or not any(_says_again(other, draft) for other in below):
            yield _found(document, draft)


def _says_again(other: Draft, draft: Draft) -> bool:
    """Whether what the headline says without a full stop is said again further down."""
    ours, theirs = _stems(draft.what), _stems(other.what)
    same = len(ours & theirs) * 2 >= min(len(ours), len(theirs))
    return draft.type == other.type and bool(ours) and (same or draft.type == "invitation")


def _stems(what: str) -> set[str]:
    return {word[:5] for word in what.lower().replace("ё", "е").split() if len(word) > 3}


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
