"""How a party stands in its sentence: subject, source («из Омска»), goal («в Омск», «омичам»), partner («с Омском»).

In: a marked document, a sentence. Out: `Standing`s in the order of the words. Not here: what moves (`rules/flow.py`)
or is counted (`rules/figure.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.text import Sentence, Token

from .marked import MarkedDocument, once
from .mentions.nouns import PartyMention

SUBJECT, SOURCE, GOAL, PARTNER, PLACE, OWNER = "subject", "source", "goal", "partner", "place", "owner"

_SOURCES = frozenset(("из", "от", "у", "с", "со"))
_GOALS = frozenset(("в", "во", "на", "для", "к"))


@dataclass(frozen=True, slots=True)
class Standing:
    """A party mention, its first token, and how it stands: one of the words above, or None where nothing says it."""

    mention: PartyMention
    at: int
    way: str | None

    @property
    def party(self) -> str:
        """The party's code."""
        return self.mention.party


@once
def standings(document: MarkedDocument, sentence: Sentence) -> list[Standing]:
    """All parties of a sentence with how they stand."""
    found: list[Standing] = []
    last = -1
    for mention in document.in_sentence(document.parties, sentence):
        inside = sentence.tokens_in(mention.start, mention.stop)
        if not inside or _is_currency(sentence.tokens, inside[0]):
            continue
        joined = found and sentence.tokens[inside[0] - 1].text in ("и", ",") and inside[0] - last == 2
        way = found[-1].way if joined and _preposition_before(sentence.tokens, inside) is None else None
        found.append(Standing(mention, inside[0], way or _way(sentence, inside)))
        last = inside[-1]
    return found


def _is_currency(tokens: tuple[Token, ...], first: int) -> bool:
    """«долл. США» names no party."""
    return first > 0 and any(token.lemma.startswith(("долл", "доллар")) for token in tokens[max(0, first - 2) : first])


def _way(sentence: Sentence, inside: range) -> str | None:
    """Climbs from the party's head to the first preposition or subject above it."""
    tokens = sentence.tokens
    at = next((i for i in inside if tokens[i].head not in inside), inside[0])
    before = _preposition_before(tokens, inside)
    if before is not None:
        return _of_preposition(before, _governed(tokens, before, tokens[at]))
    if tokens[at].case == "Nom":
        return SUBJECT
    seen: set[int] = set()
    while at >= 0 and at not in seen:
        seen.add(at)
        preposition = next((tokens[c] for c in sentence.children(at) if tokens[c].rel == "case"), None)
        if preposition is not None and preposition.start < tokens[at].start:
            return _of_preposition(preposition, tokens[at])
        if tokens[at].rel in ("nsubj", "nsubj:pass"):
            return SUBJECT
        if tokens[at].rel == "iobj" or (tokens[at].rel == "obl" and tokens[at].case == "Dat"):
            return GOAL
        if tokens[at].pos in ("VERB", "AUX"):
            return None
        if (
            tokens[at].rel in ("nmod", "amod")
            and tokens[at].case in ("Gen", None)
            and tokens[tokens[at].head].pos == "NOUN"
        ):
            at = tokens[at].head
            continue
        at = tokens[at].head
    return None


def _preposition_before(tokens: tuple[Token, ...], inside: range) -> Token | None:
    """The preposition before the party, adjectives or «порты», «рынок» between: the tree often hangs it elsewhere."""
    at = inside[0] - 1
    while at >= 0 and tokens[at].pos in ("ADJ", "DET") and inside[0] - at < 4:
        at -= 1
    genitive = any(tokens[i].case == "Gen" for i in inside)
    if genitive and at >= 0 and tokens[at].pos == "NOUN":
        at -= 1
        while at >= 0 and tokens[at].pos in ("ADJ", "DET") and inside[0] - at < 5:
            at -= 1
    return tokens[at] if at >= 0 and tokens[at].pos == "ADP" else None


def _governed(tokens: tuple[Token, ...], preposition: Token, party: Token) -> Token:
    """The noun that the preposition governs: «порты» in «в порты Батуми»."""
    behind = [token for token in tokens if preposition.stop <= token.start <= party.start and token.pos != "DET"]
    return next((token for token in behind if token.pos in ("NOUN", "PROPN")), party)


def _of_preposition(preposition: Token, noun: Token) -> str | None:
    word = preposition.text.lower()
    if word in ("с", "со"):
        return PARTNER if noun.case == "Ins" else SOURCE
    if word in _SOURCES:
        return SOURCE
    if word in _GOALS:
        return PLACE if noun.case == "Loc" else GOAL
    return PARTNER if word == "между" else None
