"""Who holds which post or profession, and where.

In: a marked document with its names. Out: occupations, each once. Not here: the words of titles (`news_jobs.py`), who
stands beside a title (`news_holders.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pobratim.lexicon.parties import country_of, party_name
from pobratim.lexicon.posts import MODIFIERS
from pobratim.text import Sentence

from .clauses import subject_of
from .marked import MarkedDocument
from .mentions.post_words import post_at
from .news_bodies import Run, employer_at
from .news_holders import find_holders
from .news_jobs import Job, find_jobs
from .news_names import Entities, NameWords, party_of, pronouns
from .news_titles import OWNERS, is_post

OF_A_COUNTRY = frozenset(("executive", "president", "minister"))
LANDS = frozenset(("государство", "страна"))
HEADING = frozenset(("возглавить", "возглавлять"))


@dataclass(frozen=True, slots=True)
class Held:
    """Offsets of the words for a person, the post and the employer; `named` is an employer that is only implied."""

    person: tuple[int, int]
    post: tuple[int, int] | None
    employer: tuple[int, int] | None
    named: str | None = None


def find_occupations(document: MarkedDocument, entities: Entities) -> list[Held]:
    """Occupations in the order of the text; one that is said again is told once."""
    found: list[Held] = []
    for sentence in document.sentences:
        names = entities[sentence.index]
        found += _in_sentence(document, sentence, names | pronouns(document, entities, sentence))
    return _once(document, found)


def _in_sentence(document: MarkedDocument, sentence: Sentence, names: dict[int, NameWords]) -> Iterator[Held]:
    people = sorted((name for name in names.values() if name.type == "PER"), key=lambda name: name.first)
    if not people:
        return
    jobs = find_jobs(sentence, names)
    held = find_holders(document.text, sentence, jobs, people)
    for i, (job, holders) in enumerate(zip(jobs, held, strict=True)):
        if i and job.employer is None and jobs[i - 1].after == job.first and held[i - 1] == holders:
            job = replace(job, employer=jobs[i - 1].employer)
        if sentence.tokens[job.head].lemma not in OWNERS:
            for person, own in _each(job, holders):
                yield from _held(document, sentence, names, own, person)
    yield from _heading(sentence, names, people)
    yield from _from_body(document, sentence, names, people)


def _each(job: Job, holders: list[NameWords]) -> list[tuple[NameWords, Job]]:
    """«президенты Латвии и Эстонии Лугов и Саар»: each holder with the own body, where there are as many."""
    bodies = (job.employer, *job.others)
    if len(holders) == 1 or len(bodies) != len(holders):
        return [(person, job) for person in holders]
    return [(p, replace(job, employer=body, others=())) for p, body in zip(holders, bodies, strict=True)]


def _held(
    document: MarkedDocument, sentence: Sentence, names: dict[int, NameWords], job: Job, person: NameWords
) -> Iterator[Held]:
    who, post = (person.start, person.stop), _offsets(sentence, job.title)
    if job.employer is None:
        if sentence.tokens[job.title[1] - 1].lemma in LANDS and job.title[1] - 1 > job.head:
            post = _offsets(sentence, (job.title[0], job.title[1] - 1))
        yield Held(who, post, None, _country(document, sentence, job))
        return
    party = party_of(document, sentence, job.employer) if job.place_adjective else None
    if _of_place(sentence, names, job) and not is_post(sentence.tokens[job.head]):
        return
    named = party_name(party) if party else None
    for employer in (job.employer, *job.others):
        yield Held(who, post, _offsets(sentence, employer), named if employer == job.employer else None)


def _of_place(sentence: Sentence, names: dict[int, NameWords], job: Job) -> bool:
    """«гроссмейстер Украины», «польский режиссёр»: where somebody comes from."""
    if job.place_adjective or job.employer is None:
        return job.place_adjective
    name = names.get(job.employer[0])
    return name is not None and name.type == "LOC" and name.after == job.employer[1]


def _heading(sentence: Sentence, names: dict[int, NameWords], people: list[NameWords]) -> Iterator[Held]:
    """«Громов возглавил компанию «Ладья»»: an occupation without a title."""
    for at, token in enumerate(sentence.tokens):
        if token.lemma not in HEADING or token.feats.get("Voice") == "Pass":
            continue
        bears = token.feats.get("VerbForm") == "Part"
        subject = token.head if bears else subject_of(sentence, at)
        body = next((names[i] for i in range(at + 1, min(at + 5, len(sentence.tokens))) if i in names), None)
        who = next((p for p in people if subject is not None and p.first <= subject < p.after), None)
        if who and body and body.type == "ORG":
            yield Held((who.start, who.stop), None, (body.start, body.stop))


def _from_body(
    document: MarkedDocument, sentence: Sentence, names: dict[int, NameWords], people: list[NameWords]
) -> Iterator[Held]:
    """«Лугов из команды «Ладья»», «Лугов («Ладья»)»: whose somebody is, without a title."""
    tokens = sentence.tokens
    for person in people:
        at = person.after
        if at + 1 >= len(tokens) or tokens[at].text not in ("из", "("):
            continue
        body = employer_at(sentence, names, at + 1)
        if body is None or not any(names[i].type == "ORG" for i in range(*body) if i in names):
            continue
        if tokens[at].text == "из" or (body[1] < len(tokens) and tokens[body[1]].text == ")"):
            yield Held((person.start, person.stop), None, _offsets(sentence, body))


def _country(document: MarkedDocument, sentence: Sentence, job: Job) -> str | None:
    """The country that the text is most about, for a head of state or a minister without one."""
    word = post_at(sentence.tokens[job.head])
    last = sentence.tokens[job.title[1] - 1].lemma
    if any(token.pos == "ADJ" and token.lemma not in MODIFIERS for token in sentence.tokens[job.title[0] : job.head]):
        return None
    national = word is not None and word.kind in OF_A_COUNTRY and (word.level == "country" or word.kind == "minister")
    if not national and last not in LANDS:
        return None
    counted = Counter(c for m in document.parties if (c := country_of(m.party)) is not None)
    return party_name(counted.most_common(1)[0][0]) if counted else None


def _offsets(sentence: Sentence, run: Run) -> tuple[int, int]:
    return sentence.tokens[run[0]].start, sentence.tokens[run[1] - 1].stop


def _once(document: MarkedDocument, found: list[Held]) -> list[Held]:
    """Each occupation once; a post without a place takes that of the same person's post elsewhere."""
    text = document.text
    found = [replace(one, person=_bare(text, one.person)) for one in found]
    said = [one for one in found if one.employer]
    places = {(_person(text, one), _title(text, one)): one for one in said}
    kept: dict[tuple[str, str, str], Held] = {}
    for one in found:
        key = _person(text, one), _title(text, one)
        if one.employer is None and key in places:
            continue
        if one.employer is None and one.named is None:
            continue
        where = one.named or text[slice(*(one.employer or (0, 0)))]
        if one.named is None or not any(k[:2] == key for k in kept):
            kept.setdefault((*key, _stem(where)), one)
    return list(kept.values())


def _bare(text: str, person: tuple[int, int]) -> tuple[int, int]:
    """The name without a foreign spelling in brackets."""
    start, stop = person
    bracket = text.find(" (", start, stop)
    return (start, bracket) if bracket > start else person


def _person(text: str, one: Held) -> str:
    return _stem(text[slice(*one.person)].split()[-1])


def _title(text: str, one: Held) -> str:
    return _stem(text[slice(*one.post)]) if one.post else ""


def _stem(words: str) -> str:
    return re.sub(r"\w+", lambda match: match[0][: max(4, len(match[0]) - 2)], words.lower().replace("ё", "е"))
