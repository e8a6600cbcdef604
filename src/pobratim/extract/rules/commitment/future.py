"""Notices plain futures of parties and bodies: «институт отправит саженцы», «запустим автобус».

In: a marked document. Out: drafts of type `promise`, or `agreed` under words of agreement. Not here: comings and goings
(events), what papers and figures will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import sentences_around, sides_at
from pobratim.extract.clauses import (
    clause_start,
    infinitives_from,
    is_future,
    is_infinitive,
    is_negated,
    joined,
    person_of,
    phrase_stop,
    stretch,
    subject_of,
)
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.doings import doing_class
from pobratim.lexicon.triggers import trigger_of
from pobratim.text import Sentence

from .doers import body_before, doers, first_person
from .draft import Draft, due_in, offsets, plain, receiver_in, wording
from .listed import heading_above

AGREED = re.compile(
    r"услови(л|вши)\w*|договори\w+|договор[её]нност[ьи]\w*|в (новый |новом |этот )?план\w* \S* ?(вош|запис|включ)|"
    r"план\w* предусмотр|решени\w+ принят",
    re.IGNORECASE,
)
PHASES = frozenset({"продолжить", "начать", "стать", "помочь"})
AGREED_HEAD = re.compile(r"закрепл|записан|решил|решен|договори|услови|протокол", re.IGNORECASE)
PROVISION = re.compile(
    r"(также )?(в соответствии с|согласно|по условиям|в рамках) (эт\w+ |нов\w+ |подписанн\w+ )?"
    r"(ним|ней|него|не[её]|соглашени|договор|документ|меморандум)",
    re.IGNORECASE,
)
CONFIRMED = re.compile(r"(об этом|так)\s[^.]{0,30}(договори|услови)", re.IGNORECASE)
CONDITIONS = frozenset("если когда чтобы пока который кто где чем как что".split())
BODIES = frozenset(
    "институт вуз университет завод предприятие компания банк палата больница колледж школа музей театр "
    "библиотека фабрика холдинг академия группа селекционер врач учёный предприниматель производитель "
    "бизнесмен специалист ведомство департамент управление министерство комитет правительство администрация "
    "мэрия область край республика регион город район округ сторона муниципалитет субъект партнёр партнер".split()
)


def plain_futures(document: MarkedDocument) -> Iterator[Draft]:
    """Every future that binds somebody."""
    for sentence in document.sentences:
        asked = sentence.tokens and sentence.tokens[-1].text == "?"
        if asked or PROVISION.match(document.text, sentence.start):
            continue
        for k in range(len(sentence.tokens)):
            verb = _future_verb(sentence, k)
            if verb is None or not (
                _binds(sentence, k, verb) or _accepts(document, sentence, k) or _is_confirmed(document, sentence)
            ):
                continue
            yield from _draft(document, sentence, k, verb)
            for later in infinitives_from(sentence, verb) if verb != k else ():
                yield from _draft(document, sentence, k, later, later=True)


def _future_verb(sentence: Sentence, k: int) -> int | None:
    """The verb of a future at `k`: «отправит», or «везти» of «будем везти», «проводить» of «продолжат проводить»."""
    tokens = sentence.tokens
    if is_future(tokens[k]):
        after = k + 1 if k + 1 < len(tokens) else k
        return after if tokens[k].lemma in PHASES and is_infinitive(tokens[after]) else k
    if tokens[k].lemma == "быть" and tokens[k].text.lower().startswith("буд"):
        near = range(k + 1, min(len(tokens), k + 4))
        return next((m for m in near if tokens[m].feats.get("VerbForm") == "Inf"), None)
    return None


def _binds(sentence: Sentence, k: int, verb: int) -> bool:
    start = clause_start(sentence, k)
    before = {t.lemma for t in sentence.tokens[max(0, start - 1) : k]}
    if trigger_of(sentence.tokens[verb].text, sentence.tokens[verb].lemma, "commitment"):
        return False
    if is_negated(sentence, k) or CONDITIONS & before - {"как", "что"} or {"если", "который"} & before:
        return False
    return doing_class(sentence.tokens[verb].lemma) in (None, "aid", "sum", "holding")


def _accepts(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    """«Приедем!» right after an invitation."""
    token = sentence.tokens[k]
    if person_of(token) != "1" or doing_class(token.lemma) != "coming" or is_negated(sentence, k):
        return False
    near = sentences_around(document, sentence, 2)[:-1]
    senses = [trigger_of(t.text, t.lemma, "commitment") for s in near for t in s.tokens]
    return any(t and t.sense == "invitation" for t in senses)


def _draft(document: MarkedDocument, sentence: Sentence, k: int, verb: int, *, later: bool = False) -> Iterator[Draft]:
    tokens = sentence.tokens
    agreed = _is_agreed(document, sentence, k)
    group = doing_class(tokens[verb].lemma)
    stop = phrase_stop(sentence, joined(sentence, verb))
    if (group == "holding" and not agreed) or (group == "sum" and any(t.pos == "NUM" for t in tokens[verb:stop])):
        return
    bound = _those_bound(document, sentence, k, k if later else verb)
    by = bound or (sides_at(document, sentence.stop) if _is_confirmed(document, sentence) else ())
    start = verb if later else min(clause_start(sentence, k), verb)
    words = offsets(sentence, start, stop)
    left = _before(document, sentence, start, k, verb)
    what = wording(document, sentence, verb, left) if bound else plain(document, sentence, start, stop)
    if not by or not (" " in what or group == "coming"):
        return
    yield Draft(
        type="agreed" if agreed else "promise",
        what=what,
        words=words,
        trigger=offsets(sentence, verb if later else min(k, verb), max(k, verb) + 1),
        doing=tokens[verb].start,
        rule="future",
        why=f"«{tokens[k].text}» says what somebody is going to do",
        by=by,
        to=receiver_in(document, *words, by),
        due=due_in(document, *words),
    )


def _is_agreed(document: MarkedDocument, sentence: Sentence, k: int) -> bool:
    """Whether words of agreement stand before, in the same paragraph and not farther than two sentences back."""
    near = [s for s in sentences_around(document, sentence, 2)[:-1] if s.paragraph == sentence.paragraph]
    start = min([s.start for s in near], default=sentence.start)
    if AGREED.search(document.text[start : sentence.tokens[k].start]) or _is_confirmed(document, sentence):
        return True
    return any(AGREED_HEAD.search(document.text, s.start, s.stop) for s in heading_above(document, sentence))


def _is_confirmed(document: MarkedDocument, sentence: Sentence) -> bool:
    """«В городе появится центр. Об этом договорились мэры»."""
    after = sentences_around(document, sentence, 0, 1)[1:]
    return any(CONFIRMED.match(document.text, s.start) for s in after)


def _those_bound(document: MarkedDocument, sentence: Sentence, k: int, verb: int) -> tuple[str, ...]:
    if person_of(sentence.tokens[k]) == "1":
        return first_person(document, sentence, k)
    subject = subject_of(sentence, verb)
    if subject is None and verb != k:
        subject = subject_of(sentence, k)
    token = sentence.tokens[subject] if subject is not None else None
    if token is None:
        return _right_before(document, sentence, k)
    mentions = (document.organisations, document.people, document.parties)
    named = any(document.stretches(some).hold(token.start, token.start + 1) for some in mentions)
    if token.lemma in ("мы", "я") or named or token.lemma in BODIES:
        return doers(document, sentence, verb)
    return ()


def _right_before(document: MarkedDocument, sentence: Sentence, k: int) -> tuple[str, ...]:
    """A body right before a verb whose subject the parser missed: «заявку вузы подадут», «ООО «Вектор» поставит»."""
    before = sentence.tokens[k - 1] if k else None
    if before is None:
        return ()
    bodies = document.covering(document.organisations, before.start)
    named = next((m.name for m in bodies if m.stop == before.stop), None)
    if named or before.lemma not in BODIES:
        return (named,) if named else ()
    return body_before(document, before.start, before.lemma)


def _before(document: MarkedDocument, sentence: Sentence, start: int, k: int, verb: int) -> tuple[int, int] | None:
    """The object that stands before the verb: «саженцы институт отправит»."""
    subject = subject_of(sentence, verb)
    for child in sentence.children(verb):
        token = sentence.tokens[child]
        if child == subject or not start <= child < min(k, verb):
            continue
        if token.rel in ("obj", "nummod:gov", "nsubj") and token.pos in ("NOUN", "NUM") and token.case != "Gen":
            first, stop = stretch(sentence, child, start, min(k, verb))
            if plain(document, sentence, first, stop):
                return first, stop
    return None
