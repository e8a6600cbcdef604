"""What a text names, wide: also people and bodies that no fact needs.

In: a marked document. Out: things in the order of the text. Names that the recogniser saw and no finder claimed count
too. Not here: relations (`relate.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pobratim.lexicon.places import places

from ..marked import MarkedDocument
from .happenings import find_happenings
from .nouns import Thing
from .roles import find_roles, is_role
from .times import find_times

_NAMED = re.compile(r"[^«»]*«(?P<name>[^«»]+)»")
_BODIES = re.compile(
    r"\b(?:полици[яюие]|парламент(?:а|у|ом|е)?|правительств(?:о|а|у|ом|е)|сенат(?:а|у|ом|е)?|госдум[аыуе]|МВД|ФСБ|"
    r"Дум[аыуе]|мэри[яюи])\b"
)
_AGED = re.compile(r"летн(?:ий|яя|его|ей|ему|им|юю|ем)$")
_CURRENCY = re.compile("[A-Z]{3}")


def find_things(marked: MarkedDocument) -> tuple[Thing, ...]:
    """Everything that the text names, each span and kind once."""
    people = set(_people(marked))
    found = people | set(_bodies(marked)) | set(_places(marked))
    found |= {Thing(start=s, stop=e, kind="role") for s, e in find_roles(marked, sorted(people))}
    found |= {Thing(start=s, stop=e, kind="time") for s, e in find_times(marked)}
    found |= {Thing(start=s, stop=e, kind="happening") for s, e in find_happenings(marked)}
    found |= {Thing(start=a.start, stop=a.stop, kind="money") for a in marked.amounts if _CURRENCY.fullmatch(a.unit)}
    return tuple(sorted(found))


def _unclaimed(marked: MarkedDocument, kind: str, claimed: Iterable[Thing]) -> Iterator[tuple[int, int]]:
    """Names of the recogniser that share no character with what a finder claimed."""
    taken = [(thing.start, thing.stop) for thing in claimed]
    for name in marked.analysis.names:
        if name.type == kind and not any(start < name.stop and name.start < stop for start, stop in taken):
            yield name.start, name.stop


def _people(marked: MarkedDocument) -> Iterator[Thing]:
    claimed = [Thing(start=p.start, stop=p.stop, kind="person") for p in marked.people if p.form == "name"]
    spans = [(p.start, p.stop) for p in claimed]
    for start, stop in [*spans, *_unclaimed(marked, "PER", claimed)]:
        yield Thing(start=_behind_roles(marked, start, stop), stop=stop, kind="person")


def _behind_roles(marked: MarkedDocument, start: int, stop: int) -> int:
    """Where a name begins that was taken with its bearer's role: «Принцесса Анна»."""
    sentence = marked.analysis.sentence_at(start)
    if sentence is None:
        return start
    words = [token for token in sentence.tokens if start <= token.start < stop]
    while len(words) > 1 and (is_role(words[0]) or words[0].pos == "VERB" or _AGED.search(words[0].text)):
        words = words[1:]
    return words[0].start if words else start


def _bodies(marked: MarkedDocument) -> Iterator[Thing]:
    claimed = [Thing(start=o.start, stop=o.stop, kind="organisation") for o in marked.organisations if o.form == "name"]
    names = [(name.start, name.stop) for name in marked.analysis.names if name.type == "ORG"]
    for start, stop in [*((c.start, c.stop) for c in claimed), *names]:
        named = _NAMED.fullmatch(marked.text, start, stop)
        first, last = named.span("name") if named else (start, stop)
        yield Thing(start=first, stop=last, kind="organisation")
    for match in _BODIES.finditer(marked.text):
        yield Thing(start=match.start(), stop=match.end(), kind="organisation")


def _places(marked: MarkedDocument) -> Iterator[Thing]:
    claimed = [
        Thing(start=p.start, stop=p.stop, kind=_sort(p.party))
        for p in marked.parties
        if p.form in ("name", "adjective")
    ]
    yield from claimed
    for start, stop in _unclaimed(marked, "LOC", claimed):
        yield Thing(start=start, stop=stop, kind="place")


def _sort(party: str) -> str:
    if "/" in party:
        return "district" if "район" in party or "округ" in party else "town"
    if "-" in party:
        return "town" if party in places() and places()[party].city else "region"
    return "country" if len(party) == 2 else "organisation"
