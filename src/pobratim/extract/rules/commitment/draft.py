"""What a rule for commitments hands over: an action with who, to whom and by when.

In: token indexes of the action. Out: `Draft`s with short wording in the infinitive. Not here: noticing (`modal.py` and
its siblings).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.extract.actors import distinct, party_of, related
from pobratim.extract.clauses import is_finite, joined, phrase_stop
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.mentions.nouns import DateMention
from pobratim.extract.phrasing import nominative
from pobratim.text import Sentence

BEFORE_DATE = frozenset("до в во с со на к ко не позднее позже раньше уже ещё от начиная по за срок срока".split())
AFTER_DATE = frozenset("года год г. г".split())
PLACE = re.compile(r"(\b(в|во|через|из|под|на|до|от|близ|г\.|город\w*)|[—–-])\s*$", re.IGNORECASE)
MANNER = frozenset("вместе совместно ежегодно регулярно сообща бесплатно".split())
DUE_ROLES = frozenset({"on", "until", "from", "span"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment before it is a fact. `doing` is the offset of the action's first word: one fact each."""

    type: str
    what: str
    words: tuple[int, int]
    trigger: tuple[int, int]
    doing: int
    rule: str
    why: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: str | None = None


def wording(document: MarkedDocument, sentence: Sentence, verb: int, before: tuple[int, int] | None = None) -> str:
    """The action in short: verb in the infinitive, then its phrase, without dates; `before` are words put behind."""
    last = joined(sentence, verb)
    head = " ".join(_infinitive(sentence, k) for k in range(verb, last + 1))
    if verb and sentence.tokens[verb - 1].text.lower() in MANNER:
        head = f"{sentence.tokens[verb - 1].text.lower()} {head}"
    parts = [head, plain(document, sentence, *before) if before else ""]
    parts.append(plain(document, sentence, last + 1, phrase_stop(sentence, last)))
    return " ".join(part for part in parts if part)


def _infinitive(sentence: Sentence, k: int) -> str:
    token = sentence.tokens[k]
    return token.lemma if is_finite(token) else token.text.lower()


def passive_verb(sentence: Sentence, verb: int) -> int:
    """The participle of «быть принято»; any other verb as it is."""
    tokens = sentence.tokens
    after = verb + 1
    passive = tokens[verb].lemma == "быть" and after < len(tokens) and tokens[after].feats.get("VerbForm") == "Part"
    return after if passive else verb


def lower_nominative(document: MarkedDocument, sentence: Sentence, start: int, stop: int) -> str:
    """A noun phrase as the thing wanted: its head in the nominative, dates left out."""
    if any(_in_date(document, sentence, k) for k in range(start, stop)):
        return plain(document, sentence, start, stop)
    return nominative(document.text, sentence, start, stop)


def plain(document: MarkedDocument, sentence: Sentence, start: int, stop: int) -> str:
    """The words of a stretch without its dates and without what hangs loose after that."""
    tokens = sentence.tokens
    kept = [k for k in range(start, stop) if not _in_date(document, sentence, k)]
    while kept and (tokens[kept[-1]].pos in ("ADP", "CCONJ", "PART") or tokens[kept[-1]].text in ",—–-:"):
        kept.pop()
    while kept and (tokens[kept[0]].text in ",—–-:и"):
        kept.pop(0)
    text = ""
    for before, k in zip([None, *kept], kept, strict=False):
        gap = document.text[tokens[before].stop : tokens[k].start] if before == k - 1 and before is not None else " "
        text += (gap if text else "") + tokens[k].text
    text = text.replace("\xad", "").replace(" ,", ",")
    initial = kept and all(t.pos in ("PUNCT", "NUM", "SYM", "X") for t in tokens[: kept[0]])
    small = initial and tokens[kept[0]].pos != "PROPN" and tokens[kept[0]].text not in ("Дни", "День", "Неделя", "Год")
    return re.sub(r"\s+", " ", text[:1].lower() + text[1:] if small else text)


def _in_date(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    """Whether the token is of a date, or one of the small words before or after it."""
    tokens = sentence.tokens
    if _dated(document, sentence, k) or (tokens[k].text.lower() in AFTER_DATE and _dated(document, sentence, k - 1)):
        return True
    while k < len(tokens) and tokens[k].text.lower() in BEFORE_DATE and tokens[k].pos != "VERB":
        k += 1
        if _dated(document, sentence, k):
            return True
    return False


def _dated(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    if not 0 <= k < len(sentence.tokens):
        return False
    token = sentence.tokens[k]
    return any(m.role != "length" for m in document.covering(document.dates, token.start))


def due_in(document: MarkedDocument, start: int, stop: int) -> str | None:
    """The date by which the words `[start, stop)` want the thing done: the last one that says so."""
    dates: list[DateMention] = [m for m in document.within(document.dates, start, stop) if m.role in DUE_ROLES]
    for role in ("until", "on", "from", "span"):
        for mention in dates:
            if mention.role == role:
                return mention.date
    return None


def receiver_in(document: MarkedDocument, start: int, stop: int, by: tuple[str, ...]) -> tuple[str, ...]:
    """The one party in the words that is not on the side of those who act."""
    own = [p for p in (party_of(document, actor) for actor in by) if p]
    named = [
        m
        for m in document.beginning(document.parties, start, stop)
        if not PLACE.search(document.text[max(0, m.start - 12) : m.start])
    ]
    others = distinct(m.party for m in named if not any(related(m.party, o) for o in own))
    return others if own and len(others) == 1 else ()


def offsets(sentence: Sentence, start: int, stop: int) -> tuple[int, int]:
    """Text offsets of the tokens `[start, stop)`."""
    return sentence.tokens[start].start, sentence.tokens[stop - 1].stop
