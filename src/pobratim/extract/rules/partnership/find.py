"""The order in which the rules for partnerships are tried; one fact per set of parties.

In: a marked document. Out: found facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pobratim.extract.actors import is_about_cooperation
from pobratim.extract.areas import areas_in
from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.facts import Partnership
from pobratim.facts.content import Party

from .tie import Tie
from .ties import spoken_ties
from .twins import twin_towns

STRENGTH = {"suspended": 4, "renewed": 3, "starting": 2, "active": 1}


def find_partnerships(document: MarkedDocument) -> Iterator[Found]:
    """Every lasting tie that the text speaks of."""
    if not is_about_cooperation(document):
        return
    groups: dict[frozenset[Party], list[Tie]] = {}
    for tie in (*twin_towns(document), *spoken_ties(document)):
        groups.setdefault(frozenset(tie.parties), []).append(tie)
    for ties in _narrowed(groups):
        yield _found(document, ties)


def _narrowed(groups: dict[frozenset[Party], list[Tie]]) -> list[list[Tie]]:
    """Twins are towns: a tie of twins that names only a town's region joins the tie of the town."""
    kept = dict(groups)
    for parties, ties in groups.items():
        nearer = next((p for p in groups if p != parties and _lies_within(p, parties)), None)
        if nearer and all(tie.rule in ("twins", "start") for tie in ties):
            kept[nearer] = kept[nearer] + kept.pop(parties)
    return list(kept.values())


def _lies_within(narrow: frozenset[Party], wide: frozenset[Party]) -> bool:
    return len(narrow) == len(wide) and all(any(n == w or n.startswith(w + "/") for w in wide) for n in narrow)


def _found(document: MarkedDocument, ties: list[Tie]) -> Found:
    first = ties[0]
    states = [tie.state for tie in ties if tie.state]
    return Found(
        content=Partnership(
            parties=first.parties,
            since=next((tie.since for tie in ties if tie.since), None),
            state=max(states, key=lambda s: STRENGTH[s], default=None),
            areas=_areas(document, ties),
        ),
        words=tuple(dict.fromkeys(tie.words for tie in ties)),
        trigger=first.trigger,
        rule=f"partnership.{first.rule}",
        why=first.why,
    )


def _areas(document: MarkedDocument, ties: Iterable[Tie]) -> tuple[str, ...]:
    named = (area for tie in ties if tie.subject for area in areas_in(document, *tie.words))
    return tuple(dict.fromkeys(named))
