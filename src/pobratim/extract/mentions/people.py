"""Finds people in a text.

In: the marked document as far as it is marked. Out: mentions in the order of the text, each with the fullest nominative
name that the document gives this person. Not here: where names stand (`name_spans.py`), how one is read
(`person_names.py`), «он», «губернатор» and other references (`references.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from pobratim.extract.marked import MarkedDocument
from pobratim.extract.stretches import Stretches
from pobratim.lexicon.posts import EASTERN
from pobratim.text import Sentence, Token
from pobratim.text.inflection import readings

from .name_forms import is_surname, options
from .name_spans import name_spans
from .nouns import PersonMention
from .person_names import PersonName, read_name
from .post_words import post_at

Votes = defaultdict[str, float]
PREPOSITIONS = {
    "Gen": "от у для до из без кроме против после со с",
    "Dat": "к ко по благодаря",
    "Ins": "с со над перед между",
    "Loc": "о об при",
}
ENDINGS = {"": "Nom", "а": "Gen", "у": "Dat", "ом": "Ins", "е": "Loc"}
REPEATED = 0.6  # how far another mention with the same nominative supports a reading


def find_people(document: MarkedDocument) -> tuple[PersonMention, ...]:
    """All people that the text mentions by name."""
    spans = name_spans(document)
    readings = [read_name(document.text[a:b], *_votes(document, a, b)) for a, b in spans]
    names = _agreed(readings)
    known = _link([name for name in names if name])
    mentions = [
        PersonMention(start=a, stop=b, person=known[name].full)
        for (a, b), name in zip(spans, names, strict=True)
        if name and name in known and (_fullness(known[name])[0] > 1 or _lone(document, a, known[name]))
    ]
    mentions += _lone_surnames(document, set(known.values()), spans)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _votes(document: MarkedDocument, start: int, stop: int) -> tuple[dict[str, float], dict[str, float]]:
    """What the sentence says for the case and the gender of a name."""
    cases: Votes = defaultdict(float, Nom=0.3)
    genders: Votes = defaultdict(float)
    sentence = document.analysis.sentence_at(start)
    if sentence is None:
        return dict(cases), dict(genders)
    inside = sentence.tokens_in(start, stop)
    words = [
        sentence.tokens[i]
        for i in inside
        if sentence.tokens[i].text[-1:].isalpha() and len(sentence.tokens[i].text) > 1
    ]
    for token in words:
        cases[token.case or ""] += 0.5 / len(words)
        genders[token.feats.get("Gender", "")] += 0.3 / len(words)
    _vote_neighbours(sentence, inside, cases)
    return dict(cases), dict(genders)


def _vote_neighbours(sentence: Sentence, inside: range, cases: Votes) -> None:
    """The title before a name says its case; else the noun that governs it."""
    if not len(inside):
        return
    title = _title_before(sentence, inside)
    if title is not None:
        said = _cases_of(title)
        for case in said:
            cases[case] += 1.6
        cases["Acc"] += 1.2 * (said == {"Gen"})
    for i in inside if title is None else ():
        token = sentence.tokens[i]
        if token.head >= 0 and token.head not in inside and token.rel in ("appos", "flat:name"):
            governor = sentence.tokens[token.head]
            cases[governor.case or ""] += 0.8 * (governor.pos in ("NOUN", "PROPN"))
    before = sentence.tokens[inside[0] - 1].text.lower() if inside[0] else ""
    for case, prepositions in PREPOSITIONS.items():
        cases[case] += 1.2 * (before in prepositions.split())
    cases["Nom"] += 0.6 * (inside[0] == 0)


def _cases_of(title: Token) -> set[str]:
    """The case that the tagger gives a title, unless its form cannot stand in it: then those in which it can."""
    eastern = EASTERN.fullmatch(title.text.lower())
    if eastern:
        return {ENDINGS.get(title.text.lower()[len(eastern[1]) :], title.case or "")}
    possible = {r.case for r in readings(title.text) if r.case and r.pos in ("NOUN", "ADJF") and r.number != "Plur"}
    return (
        {title.case} if title.case and (title.case in possible or not possible) else {case for case in possible if case}
    )


def _title_before(sentence: Sentence, inside: range) -> Token | None:
    """The title of the post before a name, the first of a chain: «заместителю министра Р. Алиевой»."""
    title = None
    for i in range(inside[0] - 1, max(-1, inside[0] - 14), -1) if len(inside) else ():
        token = sentence.tokens[i]
        if token.pos in ("VERB", "PUNCT") and token.text not in ("«", "»", "-"):
            break
        if post_at(token):
            title = token
            if "Gen" not in _cases_of(token):
                break
        elif title is not None and not (token.case == "Gen" and token.pos in ("ADJ", "NOUN", "PROPN")):
            break
    return title


def _lone(document: MarkedDocument, start: int, name: PersonName) -> bool:
    """Whether a lone surname follows a title: «посол Алиев»."""
    if not is_surname(name.surname):
        return False
    sentence = document.analysis.sentence_at(start)
    at = sentence.token_at(start) if sentence else None
    return sentence is not None and bool(at) and _title_before(sentence, range(at or 0, (at or 0) + 1)) is not None


def _agreed(readings: list[list[PersonName]]) -> list[PersonName | None]:
    """One reading for each mention: the best one, where mentions of one person support each other."""
    support = Counter(_plain(name) for names in readings for name in {_plain(n): n for n in _near(names)}.values())
    chosen: list[PersonName | None] = []
    for names in readings:
        best = max(names, key=lambda n: n.score + REPEATED * min(2, support[_plain(n)] - 1), default=None)
        chosen.append(best)
    return chosen


def _near(names: list[PersonName]) -> list[PersonName]:
    return [name for name in names if name.score > names[0].score - 1.5]


def _plain(name: PersonName) -> str:
    return name.surname.lower().replace("ё", "е") or name.full.lower()


def _link(names: list[PersonName]) -> dict[PersonName, PersonName]:
    """Every name with the fullest name of the same person; a lone word that is nobody's surname is nobody."""
    fullest: list[PersonName] = []
    places: dict[tuple[str, str], list[int]] = defaultdict(list)

    def twin_of(name: PersonName) -> int | None:
        return next((i for i in places[_key(name)] if same_person(name, fullest[i])), None)

    for name in sorted(names, key=_fullness, reverse=True):
        twin = twin_of(name)
        if twin is None:
            if name.given and name.patronymic and not name.surname:
                name = replace(name, surname=name.patronymic, patronymic="")
            places["surname", _even(name.surname)].append(len(fullest))
            places["given", _even(name.given)].append(len(fullest))
            fullest.append(name)
        elif name.patronymic and not fullest[twin].patronymic and fullest[twin].given:
            fullest[twin] = replace(fullest[twin], patronymic=name.patronymic)
    owners = {name: twin_of(name) for name in names}
    return {name: fullest[owner] for name, owner in owners.items() if owner is not None}


def _key(name: PersonName) -> tuple[str, str]:
    """What a name has in common with every name of the same person that is as full or fuller."""
    return ("surname", _even(name.surname)) if name.surname else ("given", _even(name.given))


def _fullness(name: PersonName) -> tuple[int, int]:
    return (4 * bool(name.given and name.surname) + 2 * bool(name.initials) + bool(name.patronymic), len(name.full))


def same_person(short: PersonName, full: PersonName) -> bool:
    """Whether a shorter name can mean the bearer of a fuller one."""
    if short.surname and _even(short.surname) != _even(full.surname):
        return False
    if not short.surname and not short.given:
        return False
    if short.given and full.given and _even(short.given) != _even(full.given):
        return False
    if short.patronymic and full.patronymic and _even(short.patronymic) != _even(full.patronymic):
        return False
    if not short.surname:
        return bool(full.given) and full.surname != ""
    return not short.initials or _initials_fit(short, full)


def _initials_fit(short: PersonName, full: PersonName) -> bool:
    if full.initials:
        return all(a == b for a, b in zip(short.initials, full.initials, strict=False))
    parts = [part for part in (full.given, full.patronymic) if part]
    return not parts or all(part.startswith(i[0]) for i, part in zip(short.initials, parts, strict=False))


def _even(word: str) -> str:
    return word.lower().replace("ё", "е")


def _lone_surnames(
    document: MarkedDocument, known: set[PersonName], spans: list[tuple[int, int]]
) -> list[PersonMention]:
    """Surnames of known people that stand alone and that the recogniser did not see."""
    by_surname = {_even(name.surname): name for name in known if name.surname and (name.given or name.initials)}
    named = [*(m for m in document.parties if m.form == "name"), *document.organisations]
    taken = Stretches([*spans, *((m.start, m.stop) for m in named)])
    found = []
    for match in re.finditer(r"(?<![\w«])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?![\w»])", document.text):
        if taken.touch(*match.span()):
            continue
        for option in options(match.group(), "Surn"):
            name = by_surname.get(_even(option.nominative))
            if name and option.gender == name.gender and (option.weight > 1 or option.nominative == match.group()):
                found.append(PersonMention(start=match.start(), stop=match.end(), person=name.full))
                break
    return found
