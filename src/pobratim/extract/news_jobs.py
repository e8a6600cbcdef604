"""Titles and professions in general news, with whose they are.

In: a sentence with its names. Out: `Job`: the words of the title, the words for the body or place. Not here: who holds
it (`news_occupations.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.lexicon.news_words import words_for
from pobratim.lexicon.posts import MODIFIERS
from pobratim.text import Sentence, Token
from pobratim.text.inflection import readings

from .mentions.post_words import post_at
from .news_bodies import Run, employer_at
from .news_names import NameWords
from .news_titles import EVALUATIVE, is_job, portfolio_end

OPENING, CLOSING = frozenset('«“„"'), frozenset('»”"')
ABSORBING = frozenset(("deputy", "aide", "envoy"))


GOVERNING = ("управляющ", "заведующ", "командующ", "зав")
FROM = frozenset("от из в во при на".split())


@dataclass(frozen=True, slots=True)
class Job:
    """A title: its own words, its head, the words for whose it is, where the whole phrase ends."""

    title: Run
    head: int
    employer: Run | None
    first: int
    after: int
    plural: bool
    place_adjective: bool = False
    others: tuple[Run, ...] = ()


def find_jobs(sentence: Sentence, names: dict[int, NameWords]) -> list[Job]:
    """All titles of a sentence, in order."""
    names = {at: name for at, name in names.items() if not _mistaken(sentence, name)}
    taken = {i for name in names.values() for i in range(name.first, name.after) if name.type != "ADJ"}
    jobs: list[Job] = []
    for at, token in enumerate(sentence.tokens):
        if at in taken or (jobs and at < jobs[-1].after) or not (is_job(token) or _is_unknown_job(sentence, names, at)):
            continue
        jobs.append(_read(sentence, names, at, jobs[-1].after if jobs else 0))
    return jobs


def _is_unknown_job(sentence: Sentence, names: dict[int, NameWords], at: int) -> bool:
    """A word for a person right between nothing else than a body and a name: «завклубом «Ладьи» Иван Лугов»."""
    token, body = sentence.tokens[at], names.get(at + 1)
    if token.pos != "NOUN" or token.feats.get("Animacy") != "Anim" or token.feats.get("Number") == "Plur":
        return False
    if body is None or body.type != "ORG" or token.lemma in words_for("relation"):
        return False
    person = names.get(body.after)
    return person is not None and person.type == "PER"


def _mistaken(sentence: Sentence, name: NameWords) -> bool:
    """A title that the recogniser took for a body: «Замглавы»."""
    return name.type == "ORG" and name.after == name.first + 1 and is_job(sentence.tokens[name.first])


def _read(sentence: Sentence, names: dict[int, NameWords], head: int, low: int) -> Job:
    first, place = _left(sentence, names, head, low)
    stop, employer = _right(sentence, names, head)
    after = max(stop, employer[1] if employer else stop)
    title_first = first
    if place is not None:
        title_first = max(first, place[1])
        employer = employer or place
        if first < place[0]:
            title_first = first
    plural = sentence.tokens[head].feats.get("Number") == "Plur"
    low = min(first, place[0] if place else first)
    of_adjective = place is not None and employer == place
    others = [] if of_adjective else _others(sentence, names, employer, after)
    after = others[-1][1] if others else after
    return Job((title_first, stop), head, employer, low, after, plural, of_adjective, tuple(others))


def _left(sentence: Sentence, names: dict[int, NameWords], head: int, low: int) -> tuple[int, Run | None]:
    """First token of the adjectives that belong to the title, and the adjective that says whose it is."""
    tokens, first, place = sentence.tokens, head, None
    while first > low:
        token = tokens[first - 1]
        name = names.get(first - 1)
        if name is not None and name.type == "ADJ":
            return first, (name.first, name.after)
        if name is not None or token.lemma in EVALUATIVE:
            break
        joins = token.text == "и" and first - 2 >= low and tokens[first - 2].lemma in MODIFIERS
        if not (joins or (_is_adjective(token) and _agrees(token, tokens[head]))):
            break
        first -= 2 if joins else 1
    acts = first > low + 1 and tokens[first - 1].lemma == "обязанность"
    if acts and tokens[first - 2].lemma in ("исполнять", "исполняющий"):
        return first - 2, place
    if first > low and tokens[first - 1].text.lower().rstrip(".") in ("врио", "и.о", "ио"):
        first -= 1
    return first, place


def _is_adjective(token: Token) -> bool:
    if token.pos == "ADJ" and token.feats.get("Variant") != "Short":
        return True
    return token.pos == "VERB" and token.feats.get("VerbForm") == "Part" and token.text.endswith(("ий", "ым", "ый"))


def _agrees(adjective: Token, noun: Token) -> bool:
    return adjective.case == noun.case or None in (adjective.case, noun.case)


def _right(sentence: Sentence, names: dict[int, NameWords], head: int) -> tuple[int, Run | None]:
    """End of the title's own words after its head, and the words for whose it is."""
    tokens, at = sentence.tokens, head + 1
    if tokens[head].text.lower() in ("зав", "зам") and at < len(tokens) and tokens[at].text == ".":
        at += 1
    word = post_at(tokens[head])
    kind = word.kind if word else "profession"
    if tokens[head].lemma == "исполнять" or kind in ABSORBING:
        inner = _inner_title(sentence, names, at)
        if inner is not None:
            stop, employer = _right(sentence, names, inner)
            return stop, employer
    if kind == "minister":
        at = portfolio_end(sentence, names, at)
    if at < len(tokens) and tokens[at].text.lower() == "по":
        stop = portfolio_end(sentence, names, at)
        employer = employer_at(sentence, names, stop)
        return (stop, employer) if employer else (stop, None)
    employer = employer_at(sentence, names, at)
    if employer is None and at < len(tokens) and tokens[at].text.lower() in FROM:
        employer = employer_at(sentence, names, at + 1)
    if employer is None and tokens[head].text.lower().startswith(GOVERNING):
        employer = employer_at(sentence, names, at, cases=frozenset(("Ins",)))
    if employer is None and at < len(tokens) and _is_plain_genitive(tokens[at], names, at):
        stop = portfolio_end(sentence, names, at)
        return stop, employer_at(sentence, names, stop)
    return at, employer


def _inner_title(sentence: Sentence, names: dict[int, NameWords], at: int) -> int | None:
    """«заместитель главного редактора»: the head of the title that another one contains."""
    tokens = sentence.tokens
    while at < len(tokens) and at not in names and tokens[at].pos == "ADJ" and not is_job(tokens[at]):
        at += 1
    return at if at < len(tokens) and at not in names and is_job(tokens[at]) and "Gen" in _cases(tokens[at]) else None


def _cases(token: Token) -> set[str]:
    return {token.case or "", *(r.case or "" for r in readings(token.text) if r.pos == "NOUN")}


def _is_plain_genitive(token: Token, names: dict[int, NameWords], at: int) -> bool:
    return at not in names and token.text[:1].islower() and token.pos in ("NOUN", "ADJ") and token.case == "Gen"


def _others(sentence: Sentence, names: dict[int, NameWords], employer: Run | None, after: int) -> list[Run]:
    """«член палаты и рабочей группы», «президенты Латвии и Эстонии»: further bodies of the same title."""
    tokens = sentence.tokens
    if employer is None or after + 1 >= len(tokens) or tokens[after].text != "и":
        return []
    other = employer_at(sentence, names, after + 1)
    named = names.get(after + 1)
    if other is None or (tokens[after + 1].case != "Gen" and (named is None or named.type != "LOC")):
        return []
    return [other]
