"""Who stands beside a title and holds it.

In: the titles and the people of a sentence. Out: for each title the people. Not here: the words of titles
(`news_jobs.py`).
"""

from __future__ import annotations

import re

from pobratim.text import Sentence

from .clauses import subject_of
from .news_jobs import Job
from .news_names import NameWords

ASIDE = r"(?:\s*\([^()]{1,60}\))?"
HONOUR = r"(?:(?:г-н|г-жа|господин\w*|госпож\w+|тов\.|товарищ\w*|д-р|сэр|лорд|шейх|мистер|миссис)\s*)?"
PLACE = r"(?:\s+(?:в|во|на|при|от|по|с|со|из|для|за|против|к)\s+[^,.;:()–—]{2,60}?)?"
NEXT = re.compile(rf"^{ASIDE}{PLACE}[\s,–—»\"-]*{HONOUR}$", re.I)
NOW = r"(?:(?:ныне|тогда|тогдашн\w+|нынешн\w+|новый|известн\w+|он же|ставш\w+|\d+-летн\w+)\s*)?"
AFTER_NAME = re.compile(rf"^{ASIDE}\s*(?:,\s*{NOW}|[–—-]\s*|\(\s*|\s)$", re.I)
CHAINED = re.compile(rf"^{PLACE}\s*(?:|,|и|,\s*а также|–|—|-)\s*$")
LISTED = re.compile(r"\s*(?:,|и|,\s*и|а также)\s*")
SEATS = frozenset("пост место должность кресло качество роль обязанность".split())
NAMING = frozenset("назначить избрать утвердить назвать выбрать объявить".split())


def find_holders(text: str, sentence: Sentence, jobs: list[Job], people: list[NameWords]) -> list[list[NameWords]]:
    """For each title the people who hold it: named after it, before it, by the verb, or beside the next title."""
    held = [_after(text, sentence, job, people) for job in jobs]
    for i in range(len(jobs) - 2, -1, -1):
        if not held[i] and held[i + 1] and held[i + 1][0].first >= jobs[i + 1].after:
            held[i] = held[i + 1] if _chained(text, sentence, jobs[i], jobs[i + 1]) else []
    taken = {person.first for holders in held for person in holders}
    for i, job in enumerate(jobs):
        if not held[i]:
            held[i] = _before(text, sentence, job, people, taken) or _by_syntax(sentence, job, people)
        if not held[i] and i and held[i - 1] and held[i - 1][0].after <= jobs[i - 1].first:
            held[i] = held[i - 1] if _chained(text, sentence, jobs[i - 1], job) else []
    return held


def between(text: str, sentence: Sentence, first: int, after: int) -> str:
    """The text between two tokens, the second left out."""
    tokens = sentence.tokens
    left = tokens[first - 1].stop if first else sentence.start
    right = tokens[after].start if after < len(tokens) else sentence.stop
    return text[left:right] if right > left else ""


def _chained(text: str, sentence: Sentence, left: Job, right: Job) -> bool:
    cases = {sentence.tokens[left.head].case, sentence.tokens[right.head].case}
    same = len(cases) == 1 or cases == {"Gen", "Acc"}
    return (
        same and left.plural == right.plural and bool(CHAINED.match(between(text, sentence, left.after, right.first)))
    )


def _after(text: str, sentence: Sentence, job: Job, people: list[NameWords]) -> list[NameWords]:
    row = [p for p in people if p.first >= job.after]
    if not row:
        return []
    gap = between(text, sentence, job.after, row[0].first)
    if not NEXT.match(gap) or ("," in gap and not _apposed(sentence, job, row[0])) or _clashes(sentence, job, row[0]):
        return []
    listed = row[:1]
    for person in row[1:] if job.plural or job.others else []:
        if LISTED.fullmatch(text[listed[-1].stop : person.start]):
            listed.append(person)
    return [] if job.plural and len(listed) == 1 else listed


def _clashes(sentence: Sentence, job: Job, person: NameWords) -> bool:
    """«депутаты собрания Громова»: a name in the genitive belongs to no title in the nominative."""
    cases = {sentence.tokens[i].case for i in range(person.first, person.after)}
    return sentence.tokens[job.head].case == "Nom" and cases == {"Gen"} and person.after - person.first > 1


def _apposed(sentence: Sentence, job: Job, person: NameWords) -> bool:
    """«глава фонда, Иван Громов,» but not «глава фонда, Иван Громов и …»."""
    tokens = sentence.tokens
    closed = person.after < len(tokens) and tokens[person.after].text in (",", ".", ")")
    return closed and tokens[person.first].case == tokens[job.head].case


def _before(text: str, sentence: Sentence, job: Job, people: list[NameWords], taken: set[int]) -> list[NameWords]:
    row = [p for p in people if p.after <= job.first]
    if not row or job.plural:
        return []
    gap = between(text, sentence, row[-1].after, job.first)
    if not AFTER_NAME.match(gap) or (gap.isspace() and job.after < len(sentence.tokens)):
        return []
    return row[-1:] if row[-1].first not in taken or gap.strip() else []


def _by_syntax(sentence: Sentence, job: Job, people: list[NameWords]) -> list[NameWords]:
    """«Громов стал директором», «Громов — директор», «пост директора занял Громов»."""
    tokens, head = sentence.tokens, sentence.tokens[job.head]
    governor = head.head
    if governor >= 0 and tokens[governor].lemma in SEATS:
        head, governor = tokens[governor], tokens[governor].head
    elif head.rel in ("appos", "conj") and governor >= 0:
        return _at(people, governor) if tokens[governor].case == head.case else []
    elif head.case == "Nom":
        subject = subject_of(sentence, job.head)
        return _at(people, subject) if subject is not None else []
    elif head.case != "Ins":
        return []
    if governor < 0 or tokens[governor].pos not in ("VERB", "AUX"):
        return []
    subject = subject_of(sentence, governor)
    named = _at(people, subject) if subject is not None else []
    if tokens[governor].lemma in NAMING:
        things = [c for c in sentence.children(governor) if tokens[c].rel in ("obj", "nsubj:pass")]
        named = next((found for c in things if (found := _at(people, c))), [])
    return named


def _at(people: list[NameWords], token: int) -> list[NameWords]:
    return [person for person in people if person.first <= token < person.after]
