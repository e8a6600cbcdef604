"""Where a text names a paper, and how far its name reaches.

In: a marked document. Out: `PaperMention`s in the order of the text. Not here: what is said of the paper (`acts.py`),
whose it is (`owners.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pobratim.lexicon.instruments import Instrument, instrument_at
from pobratim.text import Sentence, Token

from ...marked import MarkedDocument
from ...mentions.nouns import OrganisationMention, PartyMention

NEW = frozenset("новый отдельный другой один следующий еще ещё".split())
PREVIOUS = frozenset("предыдущий прежний прошлый первый старый".split())
FOLLOWS = frozenset("о об обо между с со по для от".split())
GOVERNED = {"о": "Loc", "об": "Loc", "в": "Loc", "между": "Ins", "с": "Ins", "со": "Ins", "по": "Dat", "для": "Gen"}
FIELD = frozenset("сфера область отрасль часть вопрос".split())
STOPS = frozenset(["(", ")", ";", ":", "—", "–", "-", ".", "!", "?", "…", "|"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMention:
    """A paper named once. `head` is the token of its name, `name_stop` where the bare name ends, `[start, stop)` the
    words with all that belongs to them, `own_stop` where another paper's name begins within («план по реализации
    соглашения»). `instrument` is None for «документ» and what merely echoes a paper."""

    sentence: Sentence
    head: int
    instrument: str | None
    start: int
    name_stop: int
    stop: int
    own_stop: int
    nested: bool = False
    echo: bool = False

    @property
    def token(self) -> Token:
        """The head of the name."""
        return self.sentence.tokens[self.head]

    @property
    def plural(self) -> bool:
        """«соглашения», «шесть документов»."""
        if self.echo:
            return False
        counted = any((token.pos == "NUM" or token.text.isdigit()) and token.text != "1" for token in self.modifiers())
        return self.token.feats.get("Number") == "Plur" or counted

    def modifiers(self) -> list[Token]:
        """The adjectives and numerals before the name."""
        return [token for token in self.sentence.tokens[: self.head] if token.start >= self.start]

    def is_new(self) -> bool:
        """«новое соглашение», «ещё один договор»: not one named before."""
        return any(token.lemma in NEW for token in self.modifiers())

    def is_previous(self) -> bool:
        """«предыдущий план»: the one before."""
        return any(token.lemma in PREVIOUS for token in self.modifiers())

    def is_draft(self) -> bool:
        """«проект соглашения»."""
        before = self.sentence.tokens[max(0, self.head - 2) : self.head]
        return any(token.lemma == "проект" for token in before)


def find_papers(document: MarkedDocument) -> list[PaperMention]:
    """All papers that the text names, in order."""
    return [paper for sentence in document.sentences for paper in _nesting(list(_papers_of(document, sentence)))]


def _nesting(papers: list[PaperMention]) -> list[PaperMention]:
    """Papers of one sentence, each knowing what of its words is another one's."""
    known = []
    for i, paper in enumerate(papers):
        nested = any(other.start < paper.start < other.stop for other in papers[:i])
        inner = [other.start for other in papers[i + 1 :] if other.start < paper.stop]
        known.append(replace(paper, nested=nested, own_stop=min([*inner, paper.stop])))
    return known


def echo_of(sentence: Sentence, head: int) -> PaperMention:
    """A sentence that goes on about a paper without naming it, by the word at `head`."""
    token = sentence.tokens[head]
    return PaperMention(
        sentence=sentence,
        head=head,
        instrument=None,
        start=token.start,
        name_stop=token.stop,
        stop=token.stop,
        own_stop=token.stop,
        echo=True,
    )


def _papers_of(document: MarkedDocument, sentence: Sentence) -> Iterator[PaperMention]:
    lemmas = sentence.lemmas()
    i = 0
    while i < len(lemmas):
        named = instrument_at(lemmas, i, document.text[sentence.tokens[i].stop : sentence.stop])
        if named is None or sentence.tokens[i].pos in ("VERB", "ADP") or _within_body(document, sentence.tokens[i]):
            i += 1
            continue
        paper = _paper(document, sentence, i, named)
        yield paper
        i += len(named.lemmas)


def _within_body(document: MarkedDocument, token: Token) -> bool:
    return document.covers(document.organisations, token.start)


def _paper(document: MarkedDocument, sentence: Sentence, i: int, named: Instrument) -> PaperMention:
    tokens = sentence.tokens
    first = i
    while first > 0 and _modifies(tokens[first - 1]):
        first -= 1
    last = i + len(named.lemmas) - 1
    # «дорожная карта»: the noun carries number and place in the tree
    head = last if named.lemmas[0] == "дорожный" else i
    stop = _phrase_stop(document, sentence, last, sentence.subtree(head))
    return PaperMention(
        sentence=sentence,
        head=head,
        instrument=named.instrument,
        start=tokens[first].start,
        name_stop=tokens[last].stop,
        stop=stop,
        own_stop=stop,
    )


def _modifies(token: Token) -> bool:
    return token.pos in ("ADJ", "NUM", "DET") or token.lemma in ("ещё", "еще", "один")


def _phrase_stop(document: MarkedDocument, sentence: Sentence, last: int, under: list[int]) -> int:
    """Offset behind the last word that belongs to the paper's name."""
    tokens = sentence.tokens
    inside = set(under) - _under_verbs(sentence, last, under)
    case: str | None = None
    stop, j = tokens[last].stop, last + 1
    while j < len(tokens):
        jump = _mention_stop(document, tokens, j)
        if jump is not None:
            stop = jump
            while j < len(tokens) and tokens[j].start < jump:
                j += 1
            continue
        case = GOVERNED.get(tokens[j].text.lower(), case) if tokens[j].pos == "ADP" else case
        if not _continues(document, sentence, j, inside, case):
            break
        if tokens[j].pos not in ("ADP", "CCONJ", "PUNCT"):
            stop = tokens[j].stop
        j += 1
    return stop


def _under_verbs(sentence: Sentence, last: int, under: list[int]) -> set[int]:
    below: set[int] = set()
    for i in under:
        token = sentence.tokens[i]
        doing = token.rel in ("acl:relcl", "parataxis") or token.pos in ("VERB", "AUX")
        if i > last and doing and token.rel != "amod":
            below.update(k for k in sentence.subtree(i) if k > last)
    return below


def _mention_stop(document: MarkedDocument, tokens: tuple[Token, ...], j: int) -> int | None:
    """Where a date («от 5 мая 2020 года», «на 2022–2024 годы») or a name that begins here ends."""
    before = tokens[j - 1].lemma
    for date in document.covering(document.dates, tokens[j].start):
        lead = date.start < tokens[j].start
        if before in ("от", "на") or tokens[j].lemma in ("от",) or lead or date.role in ("span", "length"):
            return date.stop
        if date.role == "on" and len(date.date) == 4 and tokens[j].case in ("Gen", None):
            return date.stop
    named = _starting(document, tokens[j])
    return named[0].stop if named and before in ("между", "с", "со", "и", ",") else None


def _continues(document: MarkedDocument, sentence: Sentence, j: int, inside: set[int], case: str | None) -> bool:
    tokens = sentence.tokens
    token = tokens[j]
    follower = tokens[j + 1] if j + 1 < len(tokens) else None
    if token.text in STOPS or token.pos in ("PRON", "SCONJ", "ADV", "PART", "AUX", "INTJ"):
        return False
    if token.text == "," or token.pos == "CCONJ":
        return follower is not None and (_goes_on(follower, j + 1, inside, case) or _starts_mention(document, follower))
    if token.text in '«»“”"':
        return follower is not None and (j + 1 in inside or j in inside)
    if token.pos == "ADP":
        return follower is not None and _preposition_fits(document, sentence, j, inside)
    if token.pos == "VERB":
        return token.rel == "amod" and j in inside
    fits = token.case == "Gen" or (case is not None and token.case == case)
    return j in inside or fits or _starts_mention(document, token)


def _goes_on(follower: Token, j: int, inside: set[int], case: str | None) -> bool:
    nominal = follower.pos not in ("VERB", "SCONJ", "PRON", "AUX", "ADP", "ADV")
    return nominal and (j in inside or (case is not None and follower.case == case))


def _starts_mention(document: MarkedDocument, token: Token) -> bool:
    return bool(_starting(document, token))


def _starting(document: MarkedDocument, token: Token) -> list[PartyMention | OrganisationMention]:
    return [
        *document.beginning(document.parties, token.start, token.start + 1),
        *document.beginning(document.organisations, token.start, token.start + 1),
    ]


def _preposition_fits(document: MarkedDocument, sentence: Sentence, j: int, inside: set[int]) -> bool:
    word, follower = sentence.tokens[j].text.lower(), sentence.tokens[j + 1]
    if word in ("в", "во"):
        named = follower.pos in ("ADJ", "NOUN") and j in inside
        return follower.lemma in FIELD or (named and not _dated(document, follower)) or _names_field(sentence, j)
    if word == "на":
        return _dated(document, follower)
    if word == "от":
        return _dated(document, follower) or (j in inside and follower.case == "Gen" and follower.text.islower())
    return word in FOLLOWS


def _names_field(sentence: Sentence, j: int) -> bool:
    """«в торгово-экономической, научной и иных сферах»."""
    for token in sentence.tokens[j + 1 : j + 14]:
        if token.lemma in FIELD:
            return True
        if token.pos not in ("ADJ", "CCONJ", "PUNCT", "DET") and token.case != "Loc":
            return False
    return False


def _dated(document: MarkedDocument, token: Token) -> bool:
    return document.covers(document.dates, token.start)
