"""Notices exchanges and training: «обмен студентами», «стажировки врачей», «проходят практику».

In: a marked document. Out: drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.clauses import clause_start
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.undertakings import creating_class, undertaking_class
from pobratim.text import Sentence

from .draft import Draft, clause_words, name_of, name_span

IDLE = frozenset("опыт мнение информация уведомление подарок приветствие данные знание практика документ".split())
PLANNED = re.compile(
    r"предусм|охват|включ|план|дорожн|карт|договор|соглаш|будет|будут|начав|начать|направить|срок", re.I
)
RUNNING = re.compile(r"\b(вед[её]тся|проход\w+|реализ\w+|ид[её]т|продолж\w+|стажир\w+|действу\w+|заним\w+)\b", re.I)
TALK = re.compile(r"\b(обсу\w+|говорил\w*|шла речь|рассмотр\w+|вопрос\w*|отметил\w*)\b", re.I)
LIST_HEAD = re.compile(r"что внутри|среди них|в их числе|направлени", re.I)


def exchanges(document: MarkedDocument) -> Iterator[Draft]:
    """Every exchange or training that runs or is provided for."""
    for sentence in document.sentences:
        for k, token in enumerate(sentence.tokens):
            if undertaking_class(token.lemma) == "exchange" and _is_concrete(sentence, k):
                stage = _stage(document, sentence, k)
                if stage:
                    yield _draft(document, sentence, k, stage)


def _is_concrete(sentence: Sentence, k: int) -> bool:
    """An exchange of people or works, not of opinions; a training of somebody; «двойные дипломы»."""
    tokens = sentence.tokens
    token = tokens[k]
    after = tokens[k + 1 : k + 5]
    if token.lemma == "диплом":
        return k > 0 and tokens[k - 1].lemma == "двойной"
    if token.lemma == "обмен":
        things = [t for t in after if t.pos == "NOUN"]
        adjective = k > 0 and tokens[k - 1].pos == "ADJ" and tokens[k - 1].lemma not in ("взаимный",)
        return bool(things and things[0].case == "Ins" and things[0].lemma not in IDLE) or adjective
    if token.lemma == "практика":
        return bool(after) and after[0].case == "Gen"
    return bool(after) and any(t.case == "Gen" and t.pos == "NOUN" for t in after[:3])


def _stage(document: MarkedDocument, sentence: Sentence, k: int) -> str | None:
    text = document.text[sentence.start : sentence.stop]
    if TALK.search(text):
        return None
    if RUNNING.search(text):
        return "under_way"
    before = [s for s in document.sentences if 0 < sentence.index - s.index <= 2]
    context = " ".join(document.text[s.start : s.stop] for s in (*before, sentence))
    listed = "|" in text or LIST_HEAD.search(context) or not any(creating_class(t.lemma) for t in sentence.tokens)
    return "planned" if PLANNED.search(context) or (listed and LIST_HEAD.search(context)) else None


def _draft(document: MarkedDocument, sentence: Sentence, k: int, stage: str) -> Draft:
    span = name_span(document, sentence, k)
    words = clause_words(sentence, span[0], span[1])
    start = sentence.tokens[span[0]].start if span[0] - clause_start(sentence, span[0]) > 6 else words[0]
    return Draft(
        name=name_of(document, sentence, span),
        noun=sentence.tokens[k].start,
        named=(sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].stop),
        words=(start, words[1]),
        trigger=(sentence.tokens[k].start, sentence.tokens[k].stop),
        sentence=sentence,
        rule="exchange",
        why=f"«{sentence.tokens[k].text}» is an exchange or training that runs or is provided for",
        stage=stage,
    )
