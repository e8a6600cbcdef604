"""Who holds which post or profession, and where.

In: a marked document with its names. Out: occupations, each once. Not here: the words of titles (`news_jobs.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pobratim.text import Sentence

from .clauses import subject_of
from .marked import MarkedDocument
from .news_jobs import Job, Run, find_jobs
from .news_names import Entities, NameWords

BEFORE_NAME = re.compile(r"^[\s,–—»\"-]*(?:(?:г-н|г-жа|господин\w*|госпож\w+|тов\.|д-р|сэр)\s*)?$", re.I)
AFTER_NAME = re.compile(
    r"^\s*(?:,\s*(?:(?:ныне|тогда|тогдашн\w+|нынешн\w+|новый|известн\w+|он же|который|ставш\w+|бывш\w+ тогда)\s*)?|[–—-]\s*|\(\s*|"
    r"(?:—|–|-)?\s*(?:это\s*)?)$",
    re.I,
)
CHAINED = re.compile(r"^\s*(?:,|и|,\s*а также|–|—|-|,\s*(?:бывший|экс-))\s*$")
LINKED = re.compile(
    r"^[\s,]*(?:был\w*|является|стал\w*|станет|остал\w+|остаётся|остается|назначен\w*|избран\w*|утвержд\w+|работа\w+|служи\w+|"
    r"занима\w+|занял\w*|возглав\w+)?[^,.;:]{0,40}\b(?:пост\w*|должност\w+|качестве)\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Held:
    """Offsets of the words for a person, the post and the employer."""

    person: tuple[int, int]
    post: tuple[int, int] | None
    employer: tuple[int, int] | None


def find_occupations(document: MarkedDocument, entities: Entities) -> list[Held]:
    """Occupations in the order of the text; one that is said again is told once."""
    found: list[Held] = []
    for sentence in document.sentences:
        found += _in_sentence(document, sentence, entities[sentence.index])
    return _once(document.text, found)


def _in_sentence(document: MarkedDocument, sentence: Sentence, names: dict[int, NameWords]) -> Iterator[Held]:
    people = [name for name in names.values() if name.type == "PER"]
    if not people:
        return
    jobs = find_jobs(sentence, names)
    for job, holders in zip(jobs, _holders(document, sentence, jobs, people), strict=True):
        for person in holders:
            yield Held(
                (person.start, person.stop), _offsets(sentence, job.title),
                _offsets(sentence, job.employer) if job.employer else None,
            )  # fmt: skip


def _offsets(sentence: Sentence, run: Run) -> tuple[int, int]:
    return sentence.tokens[run[0]].start, sentence.tokens[run[1] - 1].stop


def _holders(
    document: MarkedDocument, sentence: Sentence, jobs: list[Job], people: list[NameWords]
) -> list[list[NameWords]]:
    """For each title who holds it."""
    held: list[list[NameWords]] = [[] for _ in jobs]
    people = sorted(people, key=lambda person: person.first)
    for i in range(len(jobs) - 1, -1, -1):
        held[i] = _after(document, sentence, jobs[i], people)
        chained = (
            i + 1 < len(jobs)
            and held[i + 1]
            and CHAINED.match(_between(sentence, document, jobs[i].after, jobs[i + 1].first))
        )
        if (
            not held[i]
            and chained
            and _same_case(sentence, jobs[i], jobs[i + 1])
            and held[i + 1][0].first >= jobs[i + 1].after
        ):
            held[i] = held[i + 1]
    taken = {person.first for holders in held for person in holders}
    for i, job in enumerate(jobs):
        if held[i]:
            continue
        held[i] = _before(document, sentence, job, people, taken) or _by_verb(document, sentence, job, people)
        if (
            not held[i]
            and i
            and held[i - 1]
            and CHAINED.match(_between(sentence, document, jobs[i - 1].after, job.first))
        ):
            if held[i - 1][0].after <= jobs[i - 1].first and _same_case(sentence, jobs[i - 1], job):
                held[i] = held[i - 1]
    return held


def _between(sentence: Sentence, document: MarkedDocument, first: int, after: int) -> str:
    """The text between two tokens, the second left out."""
    tokens = sentence.tokens
    if first >= len(tokens):
        return "."
    left = tokens[first - 1].stop if first else sentence.start
    right = tokens[after].start if after < len(tokens) else sentence.stop
    return document.text[left:right] if right > left else ""


def _after(document: MarkedDocument, sentence: Sentence, job: Job, people: list[NameWords]) -> list[NameWords]:
    row = [p for p in people if p.first >= job.after]
    if not row or not BEFORE_NAME.match(_between(sentence, document, job.after, row[0].first)):
        return []
    gap = _between(sentence, document, job.after, row[0].first)
    if "," in gap and not _apposed(sentence, job, row[0]):
        return []
    if not job.plural:
        return row[:1]
    listed = row[:1]
    for person in row[1:]:
        if re.fullmatch(r"\s*(?:,|и|,\s*и|а также)\s*", document.text[listed[-1].stop : person.start]):
            listed.append(person)
    return listed


def _apposed(sentence: Sentence, job: Job, person: NameWords) -> bool:
    """«глава фонда, Иван Громов,» but not «глава фонда, Иван Громов и …»."""
    tokens = sentence.tokens
    closed = person.after < len(tokens) and tokens[person.after].text in (",", ".", ")")
    return closed and tokens[person.first].case == tokens[job.head].case


def _before(
    document: MarkedDocument, sentence: Sentence, job: Job, people: list[NameWords], taken: set[int]
) -> list[NameWords]:
    row = [p for p in people if p.after <= job.first]
    if not row:
        return []
    gap = _between(sentence, document, row[-1].after, job.first)
    if AFTER_NAME.match(gap) and gap.strip() and (row[-1].first not in taken or "(" in gap or "," in gap):
        return row[-1:]
    return row[-1:] if LINKED.match(gap) else []


def _by_verb(document: MarkedDocument, sentence: Sentence, job: Job, people: list[NameWords]) -> list[NameWords]:
    """«Громов стал директором», «Громов — директор», «избран председателем»."""
    head = sentence.tokens[job.head]
    if head.case not in ("Ins", "Nom") or head.head < 0 and head.case == "Ins":
        return []
    verb = head.head if head.case == "Ins" else job.head
    if head.case == "Ins" and sentence.tokens[verb].pos not in ("VERB", "AUX"):
        return []
    subject = subject_of(sentence, verb)
    if subject is None and head.case == "Ins":
        return [p for p in people if p.first <= subject_index(sentence, verb) < p.after]
    return [p for p in people if subject is not None and p.first <= subject < p.after]


def subject_index(sentence: Sentence, verb: int) -> int:
    """The object of «назначил Громова директором»."""
    return next((c for c in sentence.children(verb) if sentence.tokens[c].rel == "obj"), -1)


def _same_case(sentence: Sentence, left: Job, right: Job) -> bool:
    return sentence.tokens[left.head].case == sentence.tokens[right.head].case


def _once(text: str, found: list[Held]) -> list[Held]:
    """Each occupation once: the one that says where; a post without a place takes that of the same person's post."""
    places = {(_person(text, one), _title(text, one)): one.employer for one in found if one.employer}
    kept: dict[tuple[str, str, str], Held] = {}
    for one in found:
        key = _person(text, one), _title(text, one)
        one = replace(one, employer=one.employer or places.get(key))
        if one.employer is None:
            continue
        kept.setdefault((*key, _stem(text[slice(*one.employer)])), one)
    return list(kept.values())


def _person(text: str, one: Held) -> str:
    return _stem(text[slice(*one.person)].split()[-1])


def _title(text: str, one: Held) -> str:
    return _stem(text[slice(*one.post)]) if one.post else ""


def _stem(words: str) -> str:
    return " ".join(word[: max(4, len(word) - 2)] for word in words.lower().replace("ё", "е").split())
