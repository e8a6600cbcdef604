"""Notices what is built, opened, launched: «построят завод», «открытие торгового дома», «ходит паром».

In: a marked document. Out: drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.extract.actors import sentences_around
from pobratim.extract.clauses import clause_start, is_finite, is_future, is_infinitive, is_negated
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.triggers import trigger_of
from pobratim.lexicon.undertakings import creating_class, undertaking_class
from pobratim.text import Sentence

from .draft import Draft, clause_words, name_of, name_span

PROPOSED = re.compile(
    r"переговор|обращени|предлож|проработ|иде[яюи]|возможност|хотел|прос[ия]|рассмотр|обсу[жд]|намерени|вопрос|прорабат",
    re.IGNORECASE,
)
CEREMONY = frozenset(
    "посетить побывать участвовать участие пригласить приглашать приехать состояться церемония".split()
)
KEPT = frozenset("строительство восстановление реконструкция модернизация аренда возведение".split())


def made_things(document: MarkedDocument) -> Iterator[Draft]:
    """Every undertaking that somebody makes, has made, is to make or offers to make."""
    for sentence in document.sentences:
        for k, token in enumerate(sentence.tokens):
            if undertaking_class(token.lemma) in ("facility", "work", "route", "course") and not token.text.isupper():
                maker = _maker(sentence, k)
                if maker is not None and _is_thing(document, sentence, k, maker):
                    yield _draft(document, sentence, k, maker)
        yield from _pronoun_made(document, sentence)


def _is_thing(document: MarkedDocument, sentence: Sentence, noun: int, maker: int) -> bool:
    """Not part of the name of a body or party that exists; no ceremony to which guests are asked."""
    offset, tokens = sentence.tokens[noun].start, sentence.tokens
    if any(m.start < offset for m in document.covering(document.parties, offset)):
        return False
    name = next(iter(document.covering(document.organisations, offset)), None)
    made = creating_class(tokens[maker].lemma) == "make" and maker < noun
    if name and (not made or (name.start < offset and document.text[name.start].isupper())):
        return False
    seen = {t.lemma for t in tokens[:maker]} & CEREMONY
    return not (tokens[maker].lemma == "открытие" and (seen or (maker and tokens[maker - 1].text.lower() == "на")))


def _pronoun_made(document: MarkedDocument, sentence: Sentence) -> Iterator[Draft]:
    """«… сервисный центр. Его построим под Гомелем»: the thing stands in the sentence before."""
    for k, token in enumerate(sentence.tokens):
        if token.text.lower() not in ("его", "её", "ее", "их") or token.pos != "PRON":
            continue
        near = range(max(0, k - 3), min(len(sentence.tokens), k + 4))
        makers = (i for i in near if creating_class(sentence.tokens[i].lemma) == "make")
        maker = next((i for i in makers if is_finite(sentence.tokens[i]) and not is_negated(sentence, i)), None)
        thing = _thing_before(document, sentence, k)
        if maker is not None and thing:
            yield replace(_draft(document, *thing, thing[1]), stage=stage_of(document, sentence, maker))


def _thing_before(document: MarkedDocument, sentence: Sentence, k: int) -> tuple[Sentence, int] | None:
    """The facility that the text named last, in this sentence or the one before."""
    for s in reversed(sentences_around(document, sentence, 1)):
        for i in reversed(range(k if s is sentence else len(s.tokens))):
            if undertaking_class(s.tokens[i].lemma) in ("facility", "route", "work"):
                return s, i
    return None


def _maker(sentence: Sentence, noun: int) -> int | None:
    """The verb or noun that makes the thing: its head, or the nearest one before it in the clause."""
    tokens, node = sentence.tokens, sentence.tokens[noun].head
    for _ in range(2):
        if node < 0:
            break
        if _makes(sentence, node, noun):
            return node
        if tokens[node].pos not in ("NOUN", "NUM") or any(tokens[c].rel == "case" for c in sentence.children(node)):
            break
        node = tokens[node].head
    start = clause_start(sentence, noun)
    governed = tokens[noun].case in ("Gen", "Loc", "Ins", "Dat")
    for i in range(noun - 1, max(start - 1, noun - 7), -1):
        if _makes(sentence, i, noun):
            return i
        if tokens[i].pos == "NOUN" and tokens[i].case in ("Ins", "Nom") and i < noun - 1:
            break
        if governed and tokens[i].pos == "ADP":
            break
    return None


def _makes(sentence: Sentence, i: int, noun: int | None = None) -> bool:
    token = sentence.tokens[i]
    group = creating_class(token.lemma)
    if group == "run":
        running = noun is not None and undertaking_class(sentence.tokens[noun].lemma) == "route" and is_finite(token)
        return running and not is_negated(sentence, i)
    if group == "talk":
        return noun is not None and sentence.tokens[noun].case in ("Loc", "Gen") and token.pos == "NOUN"
    return group in ("make", "resume", "host", "plan", "cost") and not is_negated(sentence, i)


def _draft(document: MarkedDocument, sentence: Sentence, noun: int, maker: int) -> Draft:
    span = name_span(document, sentence, noun)
    low, high = min(maker, span[0]), max(maker + 1, span[1])
    kept = maker == span[0] - 1 and sentence.tokens[maker].lemma in KEPT
    name = _fuller(document, sentence, noun, name_of(document, sentence, (maker if kept else span[0], span[1])))
    return Draft(
        name=_placed(document, sentence, name, low, high),
        noun=sentence.tokens[noun].start,
        named=(sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].stop),
        words=clause_words(sentence, low, high),
        trigger=(sentence.tokens[maker].start, sentence.tokens[maker].stop),
        sentence=sentence,
        rule="made",
        why=f"«{sentence.tokens[maker].text}» makes an undertaking",
        stage=stage_of(document, sentence, maker),
    )


def _placed(document: MarkedDocument, sentence: Sentence, name: str, low: int, high: int) -> str:
    """A bare «представительство» with the place where it is: «представительство в Минске»."""
    if " " in name:
        return name
    start, stop = clause_words(sentence, low, high)
    for mention in document.within(document.parties, start, stop):
        before = document.text[max(start, mention.start - 4) : mention.start].split()
        if before and before[-1].lower() in ("в", "во", "под") and mention.form == "name":
            return f"{name} {before[-1].lower()} {document.text[mention.start : mention.stop]}"
    return name


def _fuller(document: MarkedDocument, sentence: Sentence, noun: int, name: str) -> str:
    """«Центр обойдётся …» is the «сервисный центр» of the sentence before."""
    if " " in name:
        return name
    lemma = sentence.tokens[noun].lemma
    for earlier in reversed(sentences_around(document, sentence, 3)[:-1]):
        for k, token in enumerate(earlier.tokens):
            if token.lemma == lemma:
                span = name_span(document, earlier, k)
                if span[1] - span[0] > 1:
                    return name_of(document, earlier, span)
    return name


def stage_of(document: MarkedDocument, sentence: Sentence, verb: int) -> str:
    """How far the doing at `verb` is: proposed, planned, under way or completed."""
    token = sentence.tokens[verb]
    start = max(0, clause_start(sentence, verb) - 3)
    before = document.text[sentence.tokens[start].start : token.start]
    if creating_class(token.lemma) == "talk":
        return "proposed"
    if creating_class(token.lemma) == "plan" or is_future(token):
        return "planned"
    if is_finite(token):
        if token.feats.get("Tense") == "Past":
            return "planned" if re.search(r"\bбуд", before) else "completed"
        return "under_way"
    going = {t.lemma for t in sentence.tokens[start:verb]}
    if token.pos == "NOUN" and {"начать", "вести", "идти", "вестись", "продолжать", "начаться"} & going:
        return "under_way"
    if token.pos == "NOUN" and {"завершить", "закончить", "завершиться"} & going:
        return "completed"
    senses = [trigger_of(t.text, t.lemma, "commitment") for t in sentence.tokens[start:verb]]
    if is_infinitive(token) and not any(senses):
        earlier = [trigger_of(t.text, t.lemma, "commitment") for t in sentence.tokens[:start]]
        senses = [*[t for t in earlier if t][-1:], *senses]
    if any(t and t.sense in ("proposal", "need", "readiness") for t in senses) or PROPOSED.search(before):
        return "proposed"
    if creating_class(token.lemma) == "resume" and not is_infinitive(token):
        return "under_way"
    return "planned"
