"""Names in general news.

In: a marked document. Out: names of people, places and organisations; for each sentence the entities by their first
token, a description before a name included («движение «Новый берег»»). Not here: the recogniser (`text`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pobratim.facts.content import Party
from pobratim.lexicon.parties import adjective_parties
from pobratim.text import Name, Sentence, Token

from .marked import MarkedDocument


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words `[start, stop)` of the repaired text, tokens `[first, after)` of sentence `sentence`."""

    type: str
    start: int
    stop: int
    sentence: int
    first: int
    after: int


Entities = dict[int, dict[int, NameWords]]
"""Sentence → first token → entity."""


def find_names(document: MarkedDocument) -> tuple[Name, ...]:
    """The recogniser's names, completed by people whom only the patterns found."""
    names = list(document.analysis.names)
    for person in document.people:
        if person.form == "name" and not any(n.start < person.stop and person.start < n.stop for n in names):
            names.append(Name(person.start, person.stop, "PER"))
    return tuple(sorted(names, key=lambda name: name.start))


def entities(document: MarkedDocument, names: tuple[Name, ...]) -> Entities:
    """Names by sentence and first token; adjectives of places are places."""
    found: Entities = {sentence.index: {} for sentence in document.sentences}
    for name in names:
        _add(found, document, name.type, name.start, name.stop)
    for party in document.parties:
        if party.form in ("name", "adjective"):
            _add(found, document, "ADJ" if party.form == "adjective" else "LOC", party.start, party.stop)
    for sentence in document.sentences:
        for token in sentence.tokens:
            if _adjective(token):
                _add(found, document, "ADJ", token.start, token.stop)
    return found


def with_references(document: MarkedDocument, known: Entities) -> Entities:
    """The entities, and where «премьер», «он» stand for a person the words that name this person elsewhere."""
    named = {person.person: person for person in reversed(document.people) if person.form == "name"}
    wider: Entities = {index: dict(here) for index, here in known.items()}
    for person in document.people:
        name = named.get(person.person)
        if person.form == "name" or name is None:
            continue
        sentence = document.analysis.sentence_at(person.start)
        if sentence is None or person.stop > sentence.stop:
            continue
        first, after = _tokens(sentence, person.start, person.stop)
        here = wider[sentence.index]
        if all(after <= other.first or first >= other.after for other in here.values() if other.type == "PER"):
            here[first] = NameWords("PER", name.start, name.stop, sentence.index, first, after)
    return wider


def pronouns(document: MarkedDocument, known: Entities, sentence: Sentence) -> dict[int, NameWords]:
    """«он», «она» as the subject, where the sentence before names one person of that gender."""
    if sentence.index == 0:
        return {}
    before = document.sentences[sentence.index - 1]
    people = [name for name in known[before.index].values() if name.type == "PER"]
    found = {}
    for at, token in enumerate(sentence.tokens):
        if token.lemma in ("он", "она") and token.case == "Nom" and len(people) == 1:
            name = people[0]
            if before.tokens[name.first].feats.get("Gender") == token.feats.get("Gender"):
                found[at] = NameWords("PER", name.start, name.stop, sentence.index, at, at + 1)
    return found


def _add(found: Entities, document: MarkedDocument, kind: str, start: int, stop: int) -> None:
    sentence = document.analysis.sentence_at(start)
    if sentence is None or stop > sentence.stop:
        return
    first, after = _tokens(sentence, start, stop)
    here = found[sentence.index]
    if all(after <= other.first or first >= other.after for other in here.values()):
        here[first] = NameWords(kind, start, stop, sentence.index, first, after)


def party_of(document: MarkedDocument, sentence: Sentence, run: tuple[int, int]) -> Party | None:
    """The party that an adjective names."""
    token = sentence.tokens[run[0]]
    marked = [m.party for m in document.beginning(document.parties, token.start, token.stop)]
    return next(iter((*marked, *_adjective(token))), None)


def _adjective(token: Token) -> tuple[Party, ...]:
    if token.pos != "ADJ" or not token.lemma.endswith(("ский", "цкий", "ской", "цкой")):
        return ()
    return adjective_parties(token.lemma)


def _tokens(sentence: Sentence, start: int, stop: int) -> tuple[int, int]:
    starts = [token.start for token in sentence.tokens]
    return max(0, bisect_right(starts, start) - 1), bisect_right(starts, stop - 1)


def covering(entities_here: dict[int, NameWords], at: int) -> NameWords | None:
    """The entity to which a token belongs."""
    return next((one for one in entities_here.values() if one.first <= at < one.after), None)
