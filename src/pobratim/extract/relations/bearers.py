"""Whose role it is where no name stands beside it: «Обская работала на посту министра», «певица рассказала».

In: a marked document, a role, the people named. Out: the person or None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pobratim.text import Sentence, Token

from ..marked import MarkedDocument
from .nouns import Thing
from .roles import is_role

_OFFICE = frozenset("должность пост качество роль звание место кресло обязанность".split())
_BECOMING = frozenset(
    "назначить назначать избрать избирать стать становиться утвердить быть являться работать оставаться служить "
    "занимать занять возглавить трудиться считаться назвать признать сделать".split()
)
_REACH = 400
_STEM = 5


def head_lemma(marked: MarkedDocument, role: Thing) -> str:
    """The noun of a role."""
    sentence = marked.analysis.sentence_at(role.start)
    words = [t for t in sentence.tokens if role.start <= t.start < role.stop and is_role(t)] if sentence else []
    return words[0].lemma if words else ""


def is_plural(marked: MarkedDocument, role: Thing) -> bool:
    """Whether a role is that of several."""
    sentence = marked.analysis.sentence_at(role.start)
    words = [t for t in sentence.tokens if role.start <= t.start < role.stop and is_role(t)] if sentence else []
    return bool(words) and words[0].feats.get("Number") == "Plur"


def owns(marked: MarkedDocument, person: Thing, role: Thing) -> bool:
    """Whether a name behind a role says whose servant the bearer is: «адвокат Обского»."""
    sentence = marked.analysis.sentence_at(person.start)
    if sentence is None:
        return False
    name = next((t for t in sentence.tokens if t.start >= person.start), None)
    word = next((t for t in sentence.tokens if role.start <= t.start < role.stop and is_role(t)), None)
    return name is not None and word is not None and name.case == "Gen" and word.case not in ("Gen", None)


def told_of(marked: MarkedDocument, role: Thing, people: Sequence[Thing], known: Mapping[str, Thing]) -> Thing | None:
    """The bearer whom the sentence or the one before it names; `known` are those of roles told before."""
    sentence = marked.analysis.sentence_at(role.start)
    if sentence is None:
        return None
    held, becoming = _is_held(sentence, role)
    if held:
        return (
            _subject(sentence, people, role)
            or (_behind(sentence, people, role) if becoming else None)
            or _last(people, role)
        )
    word = _sole_word(sentence, role)
    if word is None:
        return None
    if word.lemma in known:
        return _again(marked, people, role, known[word.lemma])
    return _last(people, role) if word.rel in ("nsubj", "nsubj:pass") else None


def _is_held(sentence: Sentence, role: Thing) -> tuple[bool, bool]:
    """Whether somebody becomes or is what the role says; whether a verb says that."""
    inside = [i for i, t in enumerate(sentence.tokens) if role.start <= t.start < role.stop]
    head = next((i for i in inside if sentence.tokens[i].head not in inside), None)
    if head is None:
        return False, False
    token = sentence.tokens[head]
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if governor is not None and governor.lemma in _OFFICE:
        return True, sentence.tokens[governor.head].lemma in _BECOMING if governor.head >= 0 else False
    return token.case == "Ins" and governor is not None and governor.lemma in _BECOMING, True


def _sole_word(sentence: Sentence, role: Thing) -> Token | None:
    """The one word that stands for a person named before: «певица рассказала»."""
    inside = [t for t in sentence.tokens if role.start <= t.start < role.stop]
    return inside[0] if len(inside) == 1 and inside[0].feats.get("Number") == "Sing" else None


def _again(marked: MarkedDocument, people: Sequence[Thing], role: Thing, person: Thing) -> Thing | None:
    """The latest mention of a person before a role, by the stem of the last word."""
    stem = marked.text[person.start : person.stop].split()[-1][:_STEM]
    same = [p for p in people if p.stop <= role.start and stem in marked.text[p.start : p.stop]]
    return same[-1] if same else None


def _subject(sentence: Sentence, people: Sequence[Thing], role: Thing) -> Thing | None:
    before = [p for p in people if sentence.start <= p.start and p.stop <= role.start]
    return before[-1] if before else None


def _behind(sentence: Sentence, people: Sequence[Thing], role: Thing) -> Thing | None:
    return next((p for p in people if role.stop <= p.start < sentence.stop), None)


def _last(people: Sequence[Thing], role: Thing) -> Thing | None:
    before = [p for p in people if role.start - _REACH <= p.start and p.stop <= role.start]
    return before[-1] if before else None
