"""The order in which the rules for projects are tried; one fact per undertaking.

In: a marked document. Out: found facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pobratim.extract.actors import are_two_sides, distinct, is_about_cooperation, region_of, related, sides_named
from pobratim.extract.areas import areas_in
from pobratim.extract.found import Found
from pobratim.extract.marked import MarkedDocument
from pobratim.facts import Project
from pobratim.facts.content import Party
from pobratim.text import Sentence

from .draft import Draft
from .exchanges import exchanges
from .made import made_things
from .named import named_projects
from .terms import around, bodies_in, investment_in, jobs_in, place_in

RUNS = re.compile(r"\bпроект реализу|\bстроится|вед[её]тся строительств|\bстроительство (нач|вед)", re.IGNORECASE)
RUMOUR = re.compile(r"\bслух(?:и|ов|ам|ами|ах)?\b|\bякобы\b|\bопроверг\w*", re.IGNORECASE)
VAGUE = re.compile(r"нов\w+ [а-яё]+|(?:совместные|общие|новые|другие) проекты", re.IGNORECASE)
OWN = re.compile(r"\b(регион|область|край|республика|город) \w+(ет|ёт|ит|ют|ят)\b", re.IGNORECASE)

RULES: tuple[Callable[[MarkedDocument], Iterable[Draft]], ...] = (named_projects, made_things, exchanges)


def find_projects(document: MarkedDocument) -> Iterator[Found]:
    """Every joint undertaking that the text tells of."""
    if not is_about_cooperation(document):
        return
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for draft in rule(document):
            if _is_rumour(document, draft) or _is_vague(draft):
                continue
            if " " in draft.name and not any(start <= draft.noun < stop for start, stop in taken):
                taken.append(draft.named)
                yield _found(document, draft)


def _is_vague(draft: Draft) -> bool:
    """«новый маршрут» that is only talked of, «совместные проекты» in general."""
    return bool(VAGUE.fullmatch(draft.name)) and (draft.stage == "proposed" or draft.name.endswith("проекты"))


def _is_rumour(document: MarkedDocument, draft: Draft) -> bool:
    """«Слухи о строительстве завода опровергли»."""
    return bool(RUMOUR.search(document.text[draft.sentence.start : draft.sentence.stop]))


def _found(document: MarkedDocument, draft: Draft) -> Found:
    sentences = around(document, draft)
    money, jobs = investment_in(document, sentences), jobs_in(document, sentences)
    words = [draft.words, *(found[1] for found in (money, jobs) if found and found[1][0] > draft.sentence.start)]
    return Found(
        content=Project(
            name=draft.name,
            parties=_parties(document, draft),
            organisations=bodies_in(document, draft, sentences),
            place=place_in(document, draft),
            investment=money[0] if money else None,
            jobs=jobs[0] if jobs else None,
            areas=areas_in(document, *draft.named),
            stage=_stage(document, draft, sentences),
        ),
        words=tuple(dict.fromkeys(words)),
        trigger=draft.trigger,
        rule=f"project.{draft.rule}",
        why=draft.why,
    )


def _stage(document: MarkedDocument, draft: Draft, sentences: list[Sentence]) -> str | None:
    """The stage of the words, unless what follows says that the project is under way."""
    following = " ".join(document.text[s.start : s.stop] for s in sentences[1:])
    return "under_way" if draft.stage == "planned" and RUNS.search(following) else draft.stage


def _parties(document: MarkedDocument, draft: Draft) -> tuple[Party, ...]:
    """The two sides that the sentence names, with the home side where it speaks of «регион», else those of the text."""
    sides = document.main_sides
    mentions = document.in_sentence(sides_named(document), draft.sentence)
    named = distinct(_as_side(m.party, sides) for m in mentions)
    home = next((s for s in sides if s.startswith("RU")), None)
    text = document.text[draft.sentence.start : draft.sentence.stop]
    if home and OWN.search(text) and named and not any(related(home, p) for p in named):
        return (home, *named)
    if len(named) >= 2 and are_two_sides(named):
        return _on_one_level(named) if len(named) < 4 else sides
    if len(named) == 1 and sides and not any(related(named[0], side) for side in sides):
        return (sides[0], named[0])
    return sides


def _on_one_level(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """With a region on one side a town on the other stands for its region."""
    if all("/" in party for party in parties):
        return parties
    return distinct(region_of(party) for party in parties)


def _as_side(party: Party, sides: tuple[Party, ...]) -> Party:
    """A town as the side it belongs to, where the text is about that side; else its region."""
    return next((side for side in sides if related(side, region_of(party))), region_of(party))
