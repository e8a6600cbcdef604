"""Where a text tells that people or parties come together.

In: a marked document. Out: `Happening`s, in order: a noun («встреча») or a verb («побывала») with its stretch of the
sentence. Not here: who, where and when (`parts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.lexicon.gatherings import TALK, coming_of, gathering_at
from pobratim.text import Sentence, Token

from ...clauses import CLOSING, OPENING
from ...marked import MarkedDocument

SPORT = frozenset("матч счет гол шайба вратарь тренер плей-офф тайм чемпионат лига команда период".split())
SPORT_WORDS = 4
"""So many words of sport make a text a sports report, whose «встречи» are games; set on the dev texts."""
ECHOING = re.compile(
    r"(в ходе|во время|за столом|в рамках|участник\w*|по итогам|по окончании|на полях)\s+(\w+\s)?$", re.IGNORECASE
)
CLAUSE_ENDS = frozenset([":", ";", "—", "–", "|"])
NAME_REACH = 5
DASHES = frozenset(["—", "–"])
BOUNDARIES = frozenset([";", "|"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A noun or verb at token `index` that tells of an event. `[start, stop)` is the stretch of the sentence about it,
    `name_stop` the end of the bare name; `frame` says what is needed, or how a verb's people and places stand."""

    sentence: Sentence
    index: int
    type: str
    frame: str
    verb: bool
    start: int
    stop: int
    name_stop: int

    @property
    def token(self) -> Token:
        """The noun or verb."""
        return self.sentence.tokens[self.index]

    def row(self) -> tuple[int, int] | None:
        """The whole row where the sentence is one of a table."""
        cells = any(token.text == "|" for token in self.sentence.tokens)
        return (self.sentence.start, self.sentence.stop) if cells else None

    def clause(self) -> range:
        """Indexes of the tokens between the colons, dashes and semicolons around."""
        parting = self._parting()
        low = max((i + 1 for i in parting if i < self.index), default=0)
        high = min((i for i in parting if i > self.index), default=len(self.sentence.tokens))
        return range(low, high)

    def _parting(self) -> list[int]:
        """Indexes of the signs that part clauses: none within a name, no pair of dashes that sets an aside apart."""
        tokens = self.sentence.tokens
        found = [i for i, token in enumerate(tokens) if token.text in CLAUSE_ENDS and not _is_within_name(tokens, i)]
        dashes = [i for i in found if tokens[i].text in DASHES]
        return [i for i in found if i not in dashes] if len(dashes) == 2 else found

    def governor(self) -> Token | None:
        """The verb over a noun, the verb itself for a verb; where the tree leads away, the clause's nearest verb."""
        node, steps = self.index, 0
        while node >= 0 and steps < 6:
            token = self.sentence.tokens[node]
            if node in self.clause() and token.pos == "VERB" and token.feats.get("VerbForm") != "Conv":
                return token
            node, steps = token.head, steps + 1
        verbs = [i for i in self.clause() if self.sentence.tokens[i].feats.get("VerbForm") == "Fin"]
        return self.sentence.tokens[min(verbs, key=lambda i: abs(i - self.index))] if verbs else None

    def reaches(self, offset: int) -> bool:
        """Whether no other verb, colon or dash stands between the word and an offset."""
        low, high = sorted((self.token.start, offset))
        parting = set(self._parting())
        return not any(
            low < token.start < high and (i in parting or (self.verb and token.feats.get("VerbForm") == "Fin"))
            for i, token in enumerate(self.sentence.tokens)
        )

    def is_echo(self, text: str) -> bool:
        """«во встрече приняли участие», «в ходе беседы»: the words go on about an event that is known."""
        before = text[max(self.sentence.start, self.start - 1) : self.token.start].lower()
        after = text[self.name_stop : self.stop].lower()
        if ECHOING.search(before):
            return self.verb or not re.match(r"\s+(с|со|между|в|на)\s", after)
        taking_part = re.search(r"участ|присутствова|представля(?:л|ют|ет)", text[self.start : self.stop].lower())
        return bool(taking_part and re.search(r"(^|\W)(во|в|на)\s+(\w+\s)?$", before))


def _is_within_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a sign stands in a short «name – of something», not in direct speech."""
    before = [token.text for token in tokens[max(0, i - NAME_REACH) : i]]
    after = [token.text for token in tokens[i + 1 : i + 1 + NAME_REACH]]
    opened = any(sign in OPENING for sign in before) and not any(sign in CLOSING for sign in before)
    return opened and any(sign in CLOSING for sign in after)


def find_happenings(document: MarkedDocument) -> list[Happening]:
    """All words of the text that may tell of an event."""
    if _is_sport(document):
        return []
    found = []
    for sentence in document.sentences:
        found += list(_nouns(document, sentence)) + list(_verbs(sentence))
    return sorted(found, key=lambda h: (h.sentence.index, h.type == TALK, h.index))


def _is_sport(document: MarkedDocument) -> bool:
    lemmas = {token.lemma.replace("ё", "е") for sentence in document.sentences for token in sentence.tokens}
    return len(lemmas & SPORT) >= SPORT_WORDS


def _nouns(document: MarkedDocument, sentence: Sentence) -> Iterator[Happening]:
    lemmas = sentence.lemmas()
    i = 0
    while i < len(lemmas):
        row = gathering_at(lemmas, i)
        if row is None or sentence.tokens[i].pos == "VERB" or _within_body(document, sentence.tokens[i]):
            i += 1
            continue
        last = i + len(row.lemmas) - 1
        start, stop = _stretch(sentence, last)
        yield Happening(
            sentence=sentence,
            index=last,
            type=row.type,
            frame=row.needs,
            verb=False,
            start=start,
            stop=stop,
            name_stop=sentence.tokens[last].stop,
        )
        i = last + 1


def _within_body(document: MarkedDocument, token: Token) -> bool:
    return any(body.start < token.start for body in document.covering(document.organisations, token.start))


def _verbs(sentence: Sentence) -> Iterator[Happening]:
    for i, token in enumerate(sentence.tokens):
        row = coming_of(token.lemma)
        if row is None:
            continue
        start, stop = _stretch(sentence, i)
        yield Happening(
            sentence=sentence,
            index=i,
            type=row.type,
            frame=row.frame,
            verb=True,
            start=start,
            stop=stop,
            name_stop=token.stop,
        )


def _stretch(sentence: Sentence, index: int) -> tuple[int, int]:
    """The part of the sentence around a token, up to a semicolon or «, а», «, но»."""
    tokens = sentence.tokens
    low, high = 0, len(tokens)
    for i in range(index, 0, -1):
        if _parts(tokens, i):
            low = i
            break
    for i in range(index + 1, len(tokens)):
        if _parts(tokens, i):
            high = i
            break
    low += low < index and tokens[low].text in BOUNDARIES
    return tokens[low].start, tokens[high - 1].stop


def _parts(tokens: tuple[Token, ...], i: int) -> bool:
    if tokens[i].text in BOUNDARIES:
        return True
    return tokens[i - 1].text == "," and tokens[i].text.lower() in ("а", "но")
