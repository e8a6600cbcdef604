"""Who takes part in what happened, where and when.

In: a marked document and its things. Out: relations of happenings. Not here: events as facts (`rules/events`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.text import Sentence

from ..marked import MarkedDocument
from .nouns import Relation, Thing

_PLACES = ("country", "region", "town", "district", "place")
_ACTORS = ("nsubj", "nsubj:pass", "obj", "iobj")
_WHERE = frozenset("в во на у около близ под возле вблизи".split())
_STEPS = 4
_PRONOUNS = frozenset(("он", "она", "они"))


@dataclass(frozen=True)
class _Line:
    """A sentence with what it names."""

    sentence: Sentence
    things: Sequence[Thing]

    def at(self, index: int, *kinds: str) -> Thing | None:
        """The widest thing of a kind that covers a token."""
        token = self.sentence.tokens[index]
        found = [t for t in self.things if t.kind in kinds and t.start <= token.start < t.stop]
        return max(found, key=lambda t: t.stop - t.start, default=None)

    def head_of(self, thing: Thing) -> int | None:
        """Index of the token of a thing that hangs on a word outside it."""
        inside = [i for i, t in enumerate(self.sentence.tokens) if thing.start <= t.start < thing.stop]
        outside = [i for i in inside if self.sentence.tokens[i].head not in inside]
        return outside[0] if outside else None


def relate_happenings(marked: MarkedDocument, things: Sequence[Thing]) -> Iterator[Relation]:
    """Relations of every word that tells of a happening, sentence by sentence."""
    spoken: Thing | None = None
    for sentence in marked.sentences:
        line = _Line(sentence, marked.beginning(things, sentence.start, sentence.stop))
        happenings = [t for t in line.things if t.kind == "happening"]
        for happening in happenings:
            yield from _participants(line, happening, spoken)
        yield from _settings(line, happenings, _PLACES, "takes_place_in")
        yield from _settings(line, happenings, ("time",), "point_in_time")
        spoken = next((t for t in line.things if t.kind == "person"), spoken)


def _participants(line: _Line, happening: Thing, spoken: Thing | None) -> Iterator[Relation]:
    head = line.head_of(happening)
    if head is None:
        return
    for i in _arguments(line.sentence, head):
        who = _who(line, i)
        if who is None and line.sentence.tokens[i].lemma in _PRONOUNS:
            who = next(
                (t for t in reversed(line.things) if t.kind == "person" and t.stop <= line.sentence.tokens[i].start),
                spoken,
            )
        if who is not None and who.kind != "happening":
            yield Relation(kind="participant_in", source=who, target=happening)


def _arguments(sentence: Sentence, head: int) -> Iterator[int]:
    """Tokens that take part in what the token at `head` tells, also over a shared subject."""
    token = sentence.tokens[head]
    own = [i for i in sentence.children(head) if sentence.tokens[i].rel in _ACTORS]
    yield from own
    for i in sentence.children(head):
        child = sentence.tokens[i]
        if (
            token.pos == "NOUN"
            and child.rel == "nmod"
            and child.case in ("Gen", "Ins")
            and not _has_preposition(sentence, i)
        ):
            yield i
        if child.rel == "obl" and child.case == "Ins" and not _has_preposition(sentence, i):
            yield i
    if token.rel in ("conj", "advcl", "xcomp") and not any(sentence.tokens[i].rel.startswith("nsubj") for i in own):
        yield from (i for i in sentence.children(token.head) if sentence.tokens[i].rel.startswith("nsubj"))
    if token.rel == "acl" and token.head >= 0:
        yield token.head
    if token.pos in ("NOUN", "PROPN") and token.rel == "obl":
        verb = next((i for i in _upwards(sentence, head) if sentence.tokens[i].pos == "VERB"), None)
        subjects = sentence.children(verb) if verb is not None else ()
        yield from (i for i in subjects if sentence.tokens[i].rel.startswith("nsubj"))


def _upwards(sentence: Sentence, at: int) -> Iterator[int]:
    """The words that a word hangs on, nearest first, a few of them."""
    for _ in range(_STEPS):
        at = sentence.tokens[at].head
        if at < 0:
            return
        yield at


def _has_preposition(sentence: Sentence, at: int) -> bool:
    return any(sentence.tokens[i].rel == "case" for i in sentence.children(at))


def _who(line: _Line, at: int) -> Thing | None:
    """The person a token names or stands before («певица Обская»), else the role."""
    person = line.at(at, "person")
    if person is not None:
        return person
    names = ("appos", "flat:name", "nmod", "flat")
    for i in line.sentence.children(at):
        if line.sentence.tokens[i].rel in names and i > at and (named := line.at(i, "person")) is not None:
            role = line.at(at, "role")
            if role is not None and not line.sentence.tokens[i].start < role.start:
                return named
    return line.at(at, "role")


def _settings(line: _Line, happenings: Sequence[Thing], kinds: Sequence[str], kind: str) -> Iterator[Relation]:
    """Each place or time goes with the happening it hangs on, or with the one that goes on at its verb."""
    for thing in line.things:
        at = line.head_of(thing) if thing.kind in kinds else None
        if at is None or (thing.kind != "time" and not _is_setting(line, thing, at, happenings)):
            continue
        happening = _governing(line, at, happenings)
        if happening is not None:
            yield Relation(kind=kind, source=happening, target=thing)


def _is_setting(line: _Line, place: Thing, at: int, happenings: Sequence[Thing]) -> bool:
    """Whether a place tells where: no part of a body's or a role's name, behind a preposition or on the happening."""
    if any(place.within(t) and t.kind in ("role", "organisation") for t in line.things):
        return False
    token = line.sentence.tokens[at]
    governor = line.sentence.tokens[token.head] if token.head >= 0 else None
    if governor is not None and any(h.start <= governor.start < h.stop for h in happenings):
        return governor.pos in ("NOUN", "PROPN") or _prepositions(line.sentence, at) <= _WHERE
    if token.pos == "ADJ":
        return False
    return bool(
        _prepositions(line.sentence, at) & _WHERE or (governor and _prepositions(line.sentence, token.head) & _WHERE)
    )


def _prepositions(sentence: Sentence, at: int) -> set[str]:
    return {sentence.tokens[i].lemma for i in sentence.children(at) if sentence.tokens[i].rel == "case"}


def _governing(line: _Line, at: int, happenings: Sequence[Thing]) -> Thing | None:
    tokens = line.sentence.tokens
    for _ in range(_STEPS):
        at = tokens[at].head
        if at < 0:
            return None
        found = next((h for h in happenings if h.start <= tokens[at].start < h.stop), None)
        if found is not None:
            return found
        if tokens[at].pos == "VERB":
            return _done_by(line, at, happenings)
    return None


def _done_by(line: _Line, verb: int, happenings: Sequence[Thing]) -> Thing | None:
    """The happening that a verb carries: «состоялся концерт», «проведут обыск»."""
    carried = [
        i for i in line.sentence.children(verb) if line.sentence.tokens[i].rel in (*_ACTORS, "obl", "conj", "xcomp")
    ]
    heads = [line.sentence.tokens[i].start for i in carried]
    return next((h for h in happenings for start in heads if h.start <= start < h.stop), None)
