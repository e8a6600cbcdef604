"""Notices exchanges and training: «обмен студентами», «стажировки врачей», «проходят практику».

In: a marked document. Out: drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import sentences_around
from pobratim.extract.clauses import clause_start, is_finite, is_future, is_infinitive, is_negated
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.phrasing import in_case
from pobratim.lexicon.triggers import trigger_of
from pobratim.lexicon.undertakings import creating_class, undertaking_class
from pobratim.text import Sentence

from .draft import Draft, clause_words, name_of, name_span

SENDING = frozenset("направить отправить послать принять направлять отправлять".split())
IDLE = frozenset("визит опыт мнение информация уведомление подарок приветствие данные знание практика документ".split())
PLANNED = re.compile(
    r"предусм|охват|включ|\bплан\w* (?!развити)|дорожн|карт[аеы]|договор|соглаш|будет|будут|начав|начать|направить",
    re.IGNORECASE,
)
RUNNING = re.compile(
    r"\b(вед[её]тся|ведутся|проходят?|реализу\w+|ид[её]т|идут|продолж\w+|действу\w+|занима\w+тся|участву\w+)\b",
    re.IGNORECASE,
)
TALK = re.compile(r"\b(обсу\w+|говорил\w*|шла речь|рассмотр\w+|вопрос\w*|отметил\w*|в плане развития)\b", re.IGNORECASE)
FAILED = re.compile(r"\bне (ис|вы)полн|\bотмен[её]н|\bприостанов", re.IGNORECASE)
LIST_HEAD = re.compile(r"что внутри|среди них|в их числе|направлени", re.IGNORECASE)
START = re.compile(r"направлени\w+[^:]*:|среди них|в их числе|\bпункт\w*[^:]*:", re.IGNORECASE)
BULLET = re.compile(r"^\s*[-–—•*▪✅✔]")
NUMBERED = re.compile(r"^\s*\d{1,2}[.)]")
HEAD = 400  # a plan says what it is in its first lines
WEAK = frozenset("взаимный ответный деловой информационный постоянный активный".split())
LISTED = ("exchange", "route", "course")


def exchanges(document: MarkedDocument) -> Iterator[Draft]:
    """Every exchange or training that runs or is provided for."""
    for sentence in document.sentences:
        for k, token in enumerate(sentence.tokens):
            if _is_exchange(document, sentence, k) or _is_listed(document, sentence, k):
                stage = _stage(document, sentence, k)
                if stage:
                    yield _draft(document, sentence, k, stage)
            elif token.lemma in ("стажировка", "практика", "обучение") and not _offered(sentence, k):
                yield from _sent(document, sentence, k)
            elif creating_class(token.lemma) == "train":
                yield from _training(document, sentence, k)


def _is_exchange(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    """An exchange or training, not one that somebody is only ready for."""
    if undertaking_class(sentence.tokens[k].lemma) != "exchange" or not _is_concrete(sentence, k):
        return False
    if (k and sentence.tokens[k - 1].text.lower() in ("до", "от")) or (
        k > 1 and sentence.tokens[k - 2].text.lower() == "до"
    ):
        return False
    return not _offered(sentence, k)


def _offered(sentence: Sentence, k: int) -> bool:
    before = sentence.tokens[max(0, k - 8) : k]
    senses = [trigger_of(t.text, t.lemma, "commitment") for t in before]
    return any(t and t.sense in ("readiness", "need") for t in senses)


def _is_listed(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    """A route or course that heads an item of a list of what is to begin."""
    token = sentence.tokens[k]
    if undertaking_class(token.lemma) not in LISTED or not START.search(document.text, sentence.start, token.start):
        return False
    first = name_span(document, sentence, k)[0]
    return first > 0 and sentence.tokens[first - 1].text in (",", ":", "и", "•", "-", "—")


def _training(document: MarkedDocument, sentence: Sentence, k: int) -> Iterator[Draft]:
    """«в порту стажируются металлурги», «врачи пройдут практику»: the training is named after those who train."""
    tokens = sentence.tokens
    near = range(max(0, k - 6), min(len(tokens), k + 7))
    what = next((i for i in near if undertaking_class(tokens[i].lemma) == "exchange" or _upgrades(sentence, i)), None)
    course = "стажировка" if tokens[k].lemma == "стажироваться" else None
    if what is not None:
        course = "повышение квалификации" if _upgrades(sentence, what) else tokens[what].lemma
    who = next((c for c in sentence.children(k) if tokens[c].rel == "nsubj" and tokens[c].pos == "NOUN"), None)
    if who is None and course == "стажировка":
        who = next((i for i in range(k + 1, min(len(tokens), k + 4)) if tokens[i].pos == "NOUN"), None)
    if course is None or who is None or tokens[who].lemma == course:
        return
    if is_negated(sentence, k) or _counted(sentence, who):
        return
    first, stop = name_span(document, sentence, who)
    words = clause_words(sentence, min(k, first), max(k, stop - 1) + 1)
    yield Draft(
        name=f"{course} {in_case(document.text, sentence, first, stop, 'Gen')}",
        noun=tokens[k].start,
        named=(tokens[first].start, tokens[stop - 1].stop),
        words=words,
        trigger=(tokens[k].start, tokens[k].stop),
        sentence=sentence,
        rule="training",
        why=f"«{tokens[k].text}» tells who trains",
        stage="under_way" if tokens[k].feats.get("Tense") == "Pres" else _tense(tokens[k].feats.get("Tense")),
        training=True,
    )


def _counted(sentence: Sentence, who: int) -> bool:
    """«35 студентов проходят практику» is a figure, no undertaking."""
    return any(sentence.tokens[c].pos == "NUM" or sentence.tokens[c].text.isdigit() for c in sentence.children(who))


def _sent(document: MarkedDocument, sentence: Sentence, k: int) -> Iterator[Draft]:
    """«направить на стажировку 12 врачей»: the training is named after those who are sent."""
    tokens = sentence.tokens
    verb = next((i for i in range(k - 2, max(-1, k - 6), -1) if tokens[i].lemma in SENDING), None)
    if verb is None or k < 1 or tokens[k - 1].text.lower() != "на":
        return
    who = next(
        (c for c in sentence.children(verb) if tokens[c].rel == "obj" and tokens[c].pos == "NOUN" and c > k), None
    )
    if who is None:
        return
    first, stop = name_span(document, sentence, who)
    yield Draft(
        name=f"{tokens[k].lemma} {in_case(document.text, sentence, first, stop, 'Gen')}",
        noun=tokens[k].start,
        named=(tokens[k].start, tokens[stop - 1].stop),
        words=clause_words(sentence, verb, stop),
        trigger=(tokens[k].start, tokens[k].stop),
        sentence=sentence,
        rule="training",
        why=f"«{tokens[verb].text}» sends somebody to train",
        stage="planned",
        training=True,
    )


def _tense(tense: str | None) -> str:
    return "completed" if tense == "Past" else "planned"


def _upgrades(sentence: Sentence, i: int) -> bool:
    after = sentence.tokens[i + 1].lemma if i + 1 < len(sentence.tokens) else ""
    return sentence.tokens[i].lemma == "повышение" and after == "квалификация"


def _is_concrete(sentence: Sentence, k: int) -> bool:
    """An exchange of people or works, not of opinions; a training of somebody; «двойные дипломы»."""
    tokens = sentence.tokens
    token = tokens[k]
    after = tokens[k + 1 : k + 5]
    if token.lemma == "диплом":
        return k > 0 and tokens[k - 1].lemma == "двойной"
    if token.lemma == "обмен":
        things = [t for t in after if t.pos == "NOUN"]
        adjective = k > 0 and tokens[k - 1].pos == "ADJ" and tokens[k - 1].lemma not in WEAK
        return bool(things and things[0].case == "Ins" and things[0].lemma not in IDLE) or adjective
    if token.lemma == "практика":
        return bool(after) and after[0].case == "Gen"
    return bool(after) and any(t.case == "Gen" and t.pos == "NOUN" for t in after[:3])


def _stage(document: MarkedDocument, sentence: Sentence, k: int) -> str | None:
    """Whether the exchange runs or is provided for, by the words around; None where it is only talked of."""
    text = document.text[sentence.start : sentence.stop]
    if TALK.search(text) or FAILED.search(text):
        return None
    if RUNNING.search(text):
        return "under_way"
    near = sentence.tokens[max(0, k - 3) : k]
    if "|" in text or any(creating_class(t.lemma) == "make" and (is_future(t) or is_infinitive(t)) for t in near):
        return "planned"
    if any(creating_class(t.lemma) == "make" and is_finite(t) and t.feats.get("Tense") == "Past" for t in near):
        return "under_way"
    reach = 5 if BULLET.match(text) else 2
    context = " ".join(document.text[s.start : s.stop] for s in sentences_around(document, sentence, reach))
    if NUMBERED.match(text):
        context += document.text[:HEAD]
    return "planned" if PLANNED.search(context) or LIST_HEAD.search(context) else None


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
        training=True,
    )
