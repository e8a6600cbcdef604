"""The order in which the rules for projects are tried; one fact per undertaking.

In: a marked document. Out: found facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pobratim.extract.actors import distinct, is_about_cooperation, main_parties, related
from pobratim.extract.areas import areas_in
from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.facts import Project
from pobratim.facts.content import Party

from .draft import Draft
from .exchanges import exchanges
from .made import made_things
from .named import named_projects
from .terms import around, bodies_in, investment_in, jobs_in, place_in

RULES: tuple[Callable[[MarkedDocument], Iterable[Draft]], ...] = (named_projects, made_things, exchanges)


def find_projects(document: MarkedDocument) -> Iterator[Found]:
    """Every joint undertaking that the text tells of."""
    if not is_about_cooperation(document):
        return
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for draft in rule(document):
            if not any(start <= draft.noun < stop for start, stop in taken):
                taken.append(draft.named)
                yield _found(document, draft)


def _found(document: MarkedDocument, draft: Draft) -> Found:
    sentences = around(document, draft)
    money, jobs = investment_in(document, sentences), jobs_in(document, sentences)
    words = [draft.words, *(found[1] for found in (money, jobs) if found and found[1][0] > draft.sentence.start)]
    return Found(
        content=Project(
            name=draft.name,
            parties=_parties(document, draft),
            organisations=bodies_in(document, draft),
            place=place_in(document, draft),
            investment=money[0] if money else None,
            jobs=jobs[0] if jobs else None,
            areas=areas_in(document, *draft.named),
            stage=draft.stage,
        ),
        words=tuple(dict.fromkeys(words)),
        trigger=draft.trigger,
        rule=f"project.{draft.rule}",
        why=draft.why,
    )


def _parties(document: MarkedDocument, draft: Draft) -> tuple[Party, ...]:
    """The two sides that the sentence names, else those of the text."""
    named = distinct(m.party.split("/")[0] for m in document.in_sentence(document.parties, draft.sentence))
    named = tuple(p for p in named if p != "RU")
    if len(named) == 2 and not related(*named):
        return named
    sides = main_parties(document)
    if len(named) == 1 and sides and not any(related(named[0], side) for side in sides):
        return (sides[0], named[0])
    return sides
