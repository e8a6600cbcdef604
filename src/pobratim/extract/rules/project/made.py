"""Notices what is built, opened, launched: «построят завод», «открытие торгового дома», «ходит паром».

In: a marked document. Out: drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.clauses import clause_start, is_finite, is_future, is_infinitive, is_negated
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.triggers import trigger_of
from pobratim.lexicon.undertakings import creating_class, undertaking_class
from pobratim.text import Sentence

from .draft import Draft, clause_words, name_of, name_span

PROPOSED = re.compile(
    r"переговор|обращени|предлож|проработ|иде[яюи]|возможност|хотел|прос[ия]|рассмотр|обсу[жд]|намерени", re.I
)
DONE = re.compile(r"\b(открыт|создан|построен|запущен|заверш|введ[её]н)", re.I)


def made_things(document: MarkedDocument) -> Iterator[Draft]:
    """Every undertaking that somebody makes, has made, is to make or offers to make."""
    for sentence in document.sentences:
        for k, token in enumerate(sentence.tokens):
            if undertaking_class(token.lemma) in ("facility", "work", "route", "course", "programme"):
                maker = _maker(sentence, k)
                if maker is not None and not _is_quoted_name(document, token.start):
                    yield _draft(document, sentence, k, maker)


def _is_quoted_name(document: MarkedDocument, offset: int) -> bool:
    """Whether the noun is part of a body's or party's name."""
    return any(m.start <= offset < m.stop for m in (*document.organisations, *document.parties))


def _maker(sentence: Sentence, noun: int) -> int | None:
    """The verb or noun that makes the thing: its head, or the nearest one before it in the clause."""
    tokens, node = sentence.tokens, sentence.tokens[noun].head
    for _ in range(3):
        if node < 0:
            break
        if _makes(sentence, node):
            return node
        if tokens[node].pos not in ("NOUN", "ADJ", "NUM"):
            break
        node = tokens[node].head
    start = clause_start(sentence, noun)
    return next((i for i in range(noun - 1, max(start - 1, noun - 7), -1) if _makes(sentence, i)), None)


def _makes(sentence: Sentence, i: int) -> bool:
    return creating_class(sentence.tokens[i].lemma) in ("make", "resume", "host", "plan") and not is_negated(
        sentence, i
    )


def _draft(document: MarkedDocument, sentence: Sentence, noun: int, maker: int) -> Draft:
    span = name_span(document, sentence, noun)
    low, high = min(maker, span[0]), max(maker + 1, span[1])
    return Draft(
        name=name_of(document, sentence, span),
        noun=sentence.tokens[noun].start,
        named=(sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].stop),
        words=clause_words(sentence, low, high),
        trigger=(sentence.tokens[maker].start, sentence.tokens[maker].stop),
        sentence=sentence,
        rule="made",
        why=f"«{sentence.tokens[maker].text}» makes an undertaking",
        stage=stage_of(document, sentence, maker),
    )


def stage_of(document: MarkedDocument, sentence: Sentence, verb: int) -> str:
    """How far the doing at `verb` is: proposed, planned, under way or completed."""
    token = sentence.tokens[verb]
    start = max(0, clause_start(sentence, verb) - 3)
    before = document.text[sentence.tokens[start].start : token.start]
    if is_future(token):
        return "planned"
    if is_finite(token):
        if token.feats.get("Tense") == "Past":
            return "planned" if re.search(r"\bбуд", before) else "completed"
        return "under_way"
    senses = [trigger_of(t.text, t.lemma, "commitment") for t in sentence.tokens[start:verb]]
    if any(t and t.sense in ("proposal", "need", "readiness") for t in senses) or PROPOSED.search(before):
        return "proposed"
    if creating_class(token.lemma) == "resume" and not is_infinitive(token):
        return "under_way"
    return "planned"
