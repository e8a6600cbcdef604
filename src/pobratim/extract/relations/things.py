"""What a text names, wide: also people and bodies that no fact needs.

In: a marked document. Out: things in the order of the text. Names that the recogniser saw and no finder claimed count
too. Not here: relations (`relate.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pobratim.lexicon.places import places
from pobratim.text.models import is_known, is_name

from ..marked import MarkedDocument
from ..mentions.nouns import PartyMention
from .happenings import find_happenings
from .nouns import Thing
from .roles import find_roles, is_role
from .times import find_times

_NAMED = re.compile(r"[^«»]*«(?P<name>[^«»]+)»")
_TWO_NAMES = re.compile(r"(?P<name>[^()]+?)\s+\((?P<other>[^()]+)\)?")
_BODIES = re.compile(
    r"\b(?:[Пп]олици[яюие]|[Пп]арламент(?:а|у|ом|е)?|[Пп]равительств(?:о|а|у|ом|е)|[Сс]енат(?:а|у|ом|е)?|[Гг]осдум[аыуе]|"
    r"[Кк]абинет(?:а|у|ом|е)? министров|[Пп]рокуратур(?:а|ы|у|е|ой)|МВД|ФСБ|Дум[аыуе]|[Мм]эри[яюи])\b"
)
_OWNED_BODIES = re.compile(
    r"\b[Вв]ласт(?:и|ей|ям|ями|ях)\b|\b[Сс]борн(?:ая|ой|ую)\b|\b[Сс]пецслужб(?:ы|ам|ами|ах)?\b|\b[Аа]рми(?:я|и|ю|ей)\b|"
    r"\b[Сс]уд(?:а|у|ом|е)?\b"
)
_NO_BODIES = frozenset(("СМИ", "Интернет", "Интернете", "Интернета", "Интернетом", "Интернету"))
_NO_TOWN = re.compile(
    r"Европ|Ази[яию]|Африк|Америк|Арктик|Антарктид|Австрал|Сибир|Урал|Кавказ|Крым|Донбасс|Балкан|Поволж|"
    r"\b(?:мор|океан|улиц|площад|проспект|бульвар|шоссе|озер|рек|остров|полуостров|залив|округ|област|край|кра[яею]\b|"
    r"район|дом|двор|собор|кладбищ|парк|мост)",
    re.IGNORECASE,
)
_INTO_TOWN = re.compile(r"(?:\b(?:в|во|из|под|до)|\bгород\w*)\s+$", re.IGNORECASE)
_HEAD = re.compile(r"(?:(?:штат|провинци|земл|префектур|графств)\w*|(?P<around>районе))\s+(?=[А-ЯЁ])")
_FORMER_STATES = re.compile(r"СССР|Советск\w+ Союз\w*|РСФСР|Югослави\w+|Чехословаки\w+|ГДР|ФРГ")
_BOUND = re.compile(r"\b(?:более|менее|больше|меньше|почти|около|примерно|свыше|порядка)\s+(?:чем\s+)?$", re.IGNORECASE)
_ABROAD = re.compile(r"\s*\((?P<name>[A-Z][^\W\d_А-Яа-яЁё]+(?:[ -][^\W\d_А-Яа-яЁё]+)*)[),]")
_NAMED_AFTER = re.compile(
    r"\bим(?:ени|\.)\s+(?P<name>(?:[А-ЯЁ]\.\s*){0,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s[А-ЯЁ][а-яё]+)?)"
)
_NO_END = " \u00a0—–-,:;"
_AGED = re.compile(r"летн(?:ий|яя|его|ей|ему|им|юю|ем)$")
_CURRENCY = re.compile("[A-Z]{3}")


def find_things(marked: MarkedDocument) -> tuple[Thing, ...]:
    """Everything that the text names, each span and kind once."""
    people = set(_people(marked))
    found = people | set(_bodies(marked)) | set(_places(marked))
    found |= {Thing(start=s, stop=e, kind="role") for s, e in find_roles(marked, sorted(people))}
    found |= {Thing(start=s, stop=e, kind="time") for s, e in find_times(marked)}
    found |= {Thing(start=s, stop=e, kind="happening") for s, e in find_happenings(marked)}
    sums = [amount for amount in marked.amounts if _CURRENCY.fullmatch(amount.unit)]
    found |= {Thing(start=_with_bound(marked.text, a.start), stop=a.stop, kind="money") for a in sums}
    return tuple(sorted(found))


def _with_bound(text: str, start: int) -> int:
    """Where a sum begins with the word before it that bounds it: «более 45 тысяч рублей»."""
    bound = _BOUND.search(text, max(0, start - 20), start)
    return bound.start() if bound else start


def _unclaimed(marked: MarkedDocument, kind: str, claimed: Iterable[Thing]) -> Iterator[tuple[int, int]]:
    """Names of the recogniser that share no character with what a finder claimed."""
    taken = [(thing.start, thing.stop) for thing in claimed]
    for name in marked.analysis.names:
        if name.type == kind and not any(start < name.stop and name.start < stop for start, stop in taken):
            yield name.start, name.stop


def _people(marked: MarkedDocument) -> Iterator[Thing]:
    claimed = [Thing(start=p.start, stop=p.stop, kind="person") for p in marked.people if p.form == "name"]
    spans = [(p.start, p.stop) for p in claimed]
    seen = [span for span in _unclaimed(marked, "PER", claimed) if not _begins_as_a_word(marked, *span)]
    for start, stop in [*spans, *seen]:
        last = start + len(marked.text[start:stop].rstrip(_NO_END))
        yield Thing(start=_behind_roles(marked, start, last), stop=last, kind="person")
        abroad = _ABROAD.match(marked.text, stop)
        if abroad:
            yield Thing(start=abroad.start("name"), stop=abroad.end("name"), kind="person")
    for match in _NAMED_AFTER.finditer(marked.text):
        yield Thing(start=match.start("name"), stop=match.end("name"), kind="person")


def _begins_as_a_word(marked: MarkedDocument, start: int, stop: int) -> bool:
    """Whether a supposed name is but the first word of a sentence: «Сцена», «Ушёл»."""
    sentence = marked.analysis.sentence_at(start)
    word = marked.text[start:stop].lower()
    return sentence is not None and sentence.start == start and is_known(word) and not is_name(word)


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
    spans = {part for span in [*((c.start, c.stop) for c in claimed), *names] for part in _names_in(marked.text, *span)}
    spans |= {match.span() for match in _BODIES.finditer(marked.text)}
    owned = {match.span() for match in _OWNED_BODIES.finditer(marked.text)}
    for start, stop in spans | set(_with_places(marked, spans | owned)):
        if marked.text[start:stop] not in _NO_BODIES:
            yield Thing(start=start, stop=stop, kind="organisation")


def _names_in(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The name in quotation marks alone; a name and the one in brackets behind it apart."""
    named = _NAMED.fullmatch(text, start, stop)
    if named:
        yield named.span("name")
        return
    two = _TWO_NAMES.fullmatch(text, start, stop)
    yield from (two.span("name"), two.span("other")) if two else ((start, stop),)


def _with_places(marked: MarkedDocument, bodies: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Bodies with the place that they are of: «британская полиция», «власти Тулы»."""
    ends = dict(bodies)
    starts = {stop: start for start, stop in bodies}
    for party in marked.parties:
        if party.form == "adjective" and party.stop + 1 in ends:
            yield party.start, ends[party.stop + 1]
        if party.form == "name" and party.start - 1 in starts and _is_genitive(marked, party.start):
            yield starts[party.start - 1], party.stop


def _is_genitive(marked: MarkedDocument, offset: int) -> bool:
    sentence = marked.analysis.sentence_at(offset)
    at = sentence.token_at(offset) if sentence else None
    return sentence is not None and at is not None and sentence.tokens[at].case in ("Gen", None)


def _places(marked: MarkedDocument) -> Iterator[Thing]:
    claimed = [_named(marked.text, p) for p in marked.parties if p.form in ("name", "adjective")]
    yield from claimed
    for start, stop in _unclaimed(marked, "LOC", claimed):
        yield Thing(start=start, stop=stop, kind=_sort_unknown(marked.text, start, stop))


def _named(text: str, party: PartyMention) -> Thing:
    """A party without the word for what it is before its name: «штат Юта»."""
    head = _HEAD.match(text, party.start, party.stop)
    kind = "town" if head and head["around"] else _sort(party.party)
    return Thing(start=head.end() if head else party.start, stop=party.stop, kind=kind)


def _sort_unknown(text: str, start: int, stop: int) -> str:
    """What a place that the tables lack is likely to be."""
    name = text[start:stop]
    if _FORMER_STATES.fullmatch(name):
        return "country"
    into = _INTO_TOWN.search(text, max(0, start - 10), start)
    return "town" if into and name[0].isupper() and not _NO_TOWN.search(name) else "place"


def _sort(party: str) -> str:
    if "/" in party:
        return "district" if "район" in party or "округ" in party else "town"
    if "-" in party:
        return "town" if party in places() and places()[party].city else "region"
    return "country" if len(party) == 2 and party != "EU" else "organisation"
