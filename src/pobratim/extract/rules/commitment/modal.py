"""Notices words of will, duty and offer with the action that hangs on them: «намерены создать», «готовы к обмену».

In: a marked document. Out: drafts, one an action. Not here: invitations, plain futures, lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import actors_in, home_of, other_side, sides_at, we_at
from pobratim.extract.clauses import (
    clause_start,
    infinitives_after,
    is_finite,
    is_future,
    is_infinitive,
    is_negated,
    joined,
    phrase_stop,
    stretch,
    subject_of,
)
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.doings import doing_class
from pobratim.lexicon.triggers import Trigger, trigger_of
from pobratim.text import Sentence, Token

from .doers import dative_of, doers, doers_of_noun, needing, receivers
from .draft import Draft, due_in, lower_nominative, offsets, passive_verb, plain, receiver_in, wording

PREPOSITIONS = {
    "readiness": frozenset({"к", "в"}),
    "agreed": frozenset({"о", "об"}),
    "proposal": frozenset({"о", "об"}),
    "promise": frozenset({"о", "об"}),
}
INFINITIVE = ("action", "infinitive", "impersonal")
TASKED = frozenset({"поручить", "поручение", "рекомендовать"})
DEVERBAL = re.compile(r"подписани|открыти|запуск|строительств|поставк|создани|издани|выпуск", re.IGNORECASE)
PAPER = re.compile(r"^(проект|соглашени|договор|меморандум|протокол|текст|документ|программ|план)", re.IGNORECASE)
VAGUE = frozenset({"сотрудничество", "взаимодействие", "партнёрство", "партнерство", "дружба", "начало"})
SPEECH = frozenset("передать сказать отметить напомнить подчеркнуть добавить поблагодарить сообщить".split())


def modal_words(document: MarkedDocument) -> Iterator[Draft]:
    """Every action under a trigger of the frames `action`, `that` and `noun`."""
    for sentence in document.sentences:
        for i, token in enumerate(sentence.tokens):
            trigger = trigger_of(token.text, token.lemma, "commitment")
            if trigger and trigger.sense != "invitation" and _is_live(sentence, i, trigger):
                yield from _under(document, sentence, i, trigger)


def _is_live(sentence: Sentence, i: int, trigger: Trigger) -> bool:
    """Not denied, not asked, not conditional, not an attribute, and no noun without its action."""
    token = sentence.tokens[i]
    start = clause_start(sentence, i)
    before = {t.lemma for t in sentence.tokens[max(0, start - 2) : i]}
    addressed = token.feats.get("Mood") == "Imp" or token.feats.get("Person") == "2"
    attribute = token.rel == "amod" or (
        token.pos == "ADJ" and token.rel == "acl" and token.feats.get("Variant") != "Short"
    )
    past_plan = token.feats.get("Tense") == "Past" and trigger.word in (
        "собираться",
        "рассчитывать",
        "планировать",
        "хотеть",
    )
    wished = {"если", "чтобы", "надеяться"} & before or ("бы" in before and token.lemma != "хотеть")
    return not (
        is_negated(sentence, i)
        or sentence.tokens[0].text == "Ранее"
        or sentence.tokens[-1].text == "?"
        or addressed
        or attribute
        or wished
        or (past_plan and not _followed_by(sentence, i, "бы"))
    )


def _followed_by(sentence: Sentence, i: int, word: str) -> bool:
    return any(t.text.lower() == word for t in sentence.tokens[i + 1 : i + 3])


def _under(document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger) -> Iterator[Draft]:
    """The actions under a trigger: infinitives after it, one before it, a clause with «что», or a noun."""
    if trigger.frame == "self":
        yield from _taken_on(document, sentence, i, trigger)
        return
    verbs = list(infinitives_after(sentence, i)) if trigger.frame in INFINITIVE else []
    before = _infinitive_before(sentence, i) if trigger.frame in INFINITIVE and not verbs else None
    clause = list(_that_clause(sentence, i)) if trigger.sense in ("agreed", "promise") else []
    for rank, verb in enumerate(verbs or ([before] if before is not None else clause)):
        draft = _action(document, sentence, i, verb, trigger, later=rank > 0 and bool(verbs))
        if _holds(document, sentence, verb, draft):
            yield draft
    if not (verbs or clause or before is not None):
        if trigger.frame == "passive" or trigger.sense == "need":
            yield from _subject(document, sentence, i, trigger)
        elif trigger.frame not in ("infinitive", "impersonal"):
            yield from _nominal(document, sentence, i, trigger)


def _holds(document: MarkedDocument, sentence: Sentence, verb: int, draft: Draft) -> bool:
    """Somebody must be bound by a promise or call for what is needed; «просил передать» is a manner of speech."""
    bare = " " not in draft.what.strip()
    verb = passive_verb(sentence, verb)
    group = doing_class(sentence.tokens[verb].lemma)
    if (bare and sentence.tokens[verb].lemma in SPEECH) or group in ("becoming", "aside"):
        return False
    if group == "coming" and draft.type in ("promise", "readiness"):
        return False
    if draft.rule == "impersonal" and (group == "holding" or "рабочих мест" in draft.what):
        return False
    if draft.type == "promise":
        return bool(draft.by)
    return draft.type != "need" or bool(draft.by or draft.due)


def _infinitive_before(sentence: Sentence, i: int) -> int | None:
    for k in range(i - 1, clause_start(sentence, i) - 1, -1):
        if is_infinitive(sentence.tokens[k]):
            return k
    return None


def _that_clause(sentence: Sentence, i: int) -> Iterator[int]:
    """Futures (or an infinitive under «нужно») of the clause «…, что …» right after the trigger."""
    tokens = sentence.tokens
    opening = next((k for k in range(i + 1, min(len(tokens), i + 6)) if tokens[k].lemma == "что"), None)
    if opening is None:
        return
    for k in range(opening + 1, len(tokens)):
        if tokens[k].text in (";", ":", ".") or tokens[k].lemma == "который":
            return
        if is_future(tokens[k]) or (tokens[k].lemma in ("быть",) and tokens[k].text.startswith("буд")):
            verb = next((m for m in range(k, min(len(tokens), k + 4)) if _is_main(sentence, m)), None)
            if verb is not None:
                yield verb
        elif is_infinitive(tokens[k]) and k and not is_finite(tokens[k - 1]):
            yield k
            return


def _is_main(sentence: Sentence, k: int) -> bool:
    token = sentence.tokens[k]
    return token.lemma != "быть" and (is_infinitive(token) or is_finite(token))


def _action(
    document: MarkedDocument, sentence: Sentence, i: int, verb: int, trigger: Trigger, *, later: bool = False
) -> Draft:
    stop = phrase_stop(sentence, joined(sentence, passive_verb(sentence, verb)))
    start = min(clause_start(sentence, i), verb)
    by, to = _parties(document, sentence, i, trigger)
    left = None if later else _object_before(sentence, i, verb)
    words = offsets(sentence, verb, stop) if later else offsets(sentence, start, max(stop, i + 1))
    if not to and trigger.sense != "need":
        to = receiver_in(document, *offsets(sentence, verb, stop), by)
    what = wording(document, sentence, passive_verb(sentence, verb), left)
    if trigger.word.startswith("долж") and (thing := _thing_due(document, sentence, i)) is not None:
        what = plain(document, sentence, thing, stop)
    return Draft(
        type=trigger.sense,
        what=what,
        words=words,
        trigger=offsets(sentence, verb, verb + 1) if later else offsets(sentence, i, i + 1),
        doing=sentence.tokens[verb].start,
        rule="impersonal" if trigger.frame == "impersonal" else trigger.sense,
        why=f"«{sentence.tokens[i].text}» says that something is to be done",
        by=by,
        to=to,
        due=due_in(document, *words),
    )


def _thing_due(document: MarkedDocument, sentence: Sentence, i: int) -> int | None:
    """The first token of «рейсы» in «рейсы должны начаться»: a thing, not somebody who acts; none in the passive."""
    subject = subject_of(sentence, i)
    if subject is None or subject > i or any(t.lemma == "быть" for t in sentence.tokens[i : i + 3]):
        return None
    first, stop = stretch(sentence, subject, clause_start(sentence, i), i)
    named = actors_in(document, *offsets(sentence, first, stop))
    return None if named or sentence.tokens[subject].pos != "NOUN" else first


def _object_before(sentence: Sentence, i: int, verb: int) -> tuple[int, int] | None:
    """The object that stands before the verb: «двенадцатое заседание решено провести», «саженцы институт отправит»."""
    tokens, first, low = sentence.tokens, min(i, verb), clause_start(sentence, min(i, verb))
    for child in (*sentence.children(verb), *sentence.children(i)):
        token = tokens[child]
        if low <= child < first and token.rel in ("obj", "nsubj:pass", "csubj:pass") and token.pos == "NOUN":
            return stretch(sentence, child, low, first)
    return None


def _parties(
    document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    token = sentence.tokens[i]
    if trigger.sense == "need":
        return needing(document, sentence, i), ()
    if trigger.word in TASKED:
        tasked = dative_of(document, sentence, token.head if token.pos == "NOUN" and token.head >= 0 else i)
        own = doers(document, sentence, i) if token.feats.get("VerbForm") == "Fin" else ()
        return (own, tasked) if own else (tasked or sides_at(document, token.start), ())
    if trigger.frame == "impersonal":
        return we_at(document, token.start), ()
    given = receivers(document, sentence, i, ("iobj", "obj", "xcomp", "obl"))
    if token.feats.get("Variant") == "Short" and token.feats.get("VerbForm") == "Part":
        return ((), given) if trigger.sense == "proposal" else (sides_at(document, token.start), ())
    if token.pos == "NOUN" and trigger.sense != "agreed":
        by, to = doers_of_noun(document, sentence, i)
    else:
        by, to = doers(document, sentence, i), given
    if trigger.sense == "agreed" and trigger.word != "решить" and len(by) < 2:
        by = sides_at(document, token.start) or by
    if not by and trigger.word == "решить":
        by = sides_at(document, token.start)
    to = tuple(x for x in to if x not in by) if trigger.sense != "agreed" else ()
    if not to and trigger.sense in ("readiness", "proposal"):
        to = other_side(document, by)
    return by, to


def _subject(document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger) -> Iterator[Draft]:
    """«нужны квоты», «запланировано подписание»: the thing is the grammatical subject."""
    tokens = sentence.tokens
    child = next((k for k in sentence.children(i) if tokens[k].rel in ("nsubj", "nsubj:pass", "csubj")), None)
    if (
        child is None
        or tokens[child].pos != "NOUN"
        or (trigger.frame == "passive" and not _is_short_participle(tokens[i]))
    ):
        return
    if trigger.frame == "passive" and not _is_planned(tokens[child].text, trigger):
        return
    start = stretch(sentence, child, 0, len(tokens))[0]
    stop = phrase_stop(sentence, child) if child > i else i
    by, to = _parties(document, sentence, i, trigger)
    words = offsets(sentence, min(clause_start(sentence, i), start), max(stop, i + 1))
    if trigger.sense == "promise":
        by = (home,) if (home := home_of(document)) else ()
    if by or trigger.sense != "need":
        yield Draft(
            type=trigger.sense,
            what=plain(document, sentence, start, stop),
            words=words,
            trigger=offsets(sentence, i, i + 1),
            doing=tokens[start].start,
            rule=f"{trigger.sense}_of_a_thing",
            why=f"«{tokens[i].text}» says of a thing that it is to be had",
            by=by,
            to=to,
            due=due_in(document, *words),
        )


def _is_short_participle(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") == "Short"


def _taken_on(document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger) -> Iterator[Draft]:
    """«берёт на себя строительство дороги»."""
    tokens = sentence.tokens
    if [t.text.lower() for t in tokens[i + 1 : i + 3]] != ["на", "себя"]:
        return
    stop = phrase_stop(sentence, i + 2)
    by = doers(document, sentence, i)
    if by and stop > i + 3:
        words = offsets(sentence, clause_start(sentence, i), stop)
        yield Draft(
            type=trigger.sense,
            what=plain(document, sentence, i + 3, stop),
            words=words,
            trigger=offsets(sentence, i, i + 3),
            doing=tokens[i + 3].start,
            rule="promise_taken_on",
            why=f"«{tokens[i].text} на себя»",
            by=by,
            due=due_in(document, *words),
        )


def _is_planned(noun: str, trigger: Trigger) -> bool:
    """What is planned must be a doing, what is agreed no paper: events and papers have kinds of their own."""
    return bool(DEVERBAL.match(noun)) if trigger.sense == "promise" else not PAPER.match(noun)


def _nominal(document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger) -> Iterator[Draft]:
    """«готовы к обмену опытом», «заинтересованы в развитии», «договорились о поставке»."""
    tokens = sentence.tokens
    wish = _in_order_that(sentence, i)
    if trigger.sense == "readiness" and wish:
        by, to = _parties(document, sentence, i, trigger)
        words = offsets(sentence, clause_start(sentence, i), wish[1])
        yield Draft(
            type="readiness",
            what=plain(document, sentence, *wish),
            words=words,
            trigger=offsets(sentence, i, i + 1),
            doing=tokens[wish[0]].start,
            rule="readiness_that",
            why=f"«{tokens[i].text} в том, чтобы»",
            by=by,
            to=to,
        )
        return
    links = PREPOSITIONS[trigger.sense]
    k = next((k for k in range(i + 1, min(len(tokens), i + 8)) if tokens[k].text.lower() in links), None)
    if k is None or any(tokens[m].text in (",", ";", ":") or is_finite(tokens[m]) for m in range(i + 1, k)):
        return
    for rank, (first, stop) in enumerate(_same_preposition(sentence, k)):
        nouns = [tokens[m].lemma for m in range(first + 1, stop) if tokens[m].pos == "NOUN"]
        if not nouns or tokens[first + 1].pos == "DET" or (trigger.sense == "agreed" and nouns[0] in VAGUE):
            continue
        by, to = _parties(document, sentence, i, trigger)
        words = offsets(sentence, clause_start(sentence, i) if rank == 0 else first, stop)
        yield Draft(
            type=trigger.sense,
            what=lower_nominative(document, sentence, first + 1, stop),
            words=words,
            trigger=offsets(sentence, i, i + 1) if rank == 0 else offsets(sentence, first + 1, stop),
            doing=tokens[first + 1].start,
            rule=f"{trigger.sense}_for_a_thing",
            why=f"«{tokens[i].text}» with a noun says what is wanted",
            by=by,
            to=to or receiver_in(document, *offsets(sentence, first, stop), by),
            due=due_in(document, *words),
        )


def _in_order_that(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """The clause behind «заинтересованы в том, чтобы»."""
    tokens = sentence.tokens
    start = next((k for k in range(i + 1, min(len(tokens), i + 6)) if tokens[k].lemma == "чтобы"), None)
    verb = next((k for k in range(start, len(tokens)) if is_finite(tokens[k])), None) if start is not None else None
    return (start + 1, phrase_stop(sentence, verb)) if start is not None and verb is not None else None


def _same_preposition(sentence: Sentence, k: int) -> list[tuple[int, int]]:
    """The stretches of «о поставках, о стажировке и о выставке», each from its preposition."""
    tokens, stop = sentence.tokens, phrase_stop(sentence, k)
    alike = {"о", "об"} if tokens[k].text in ("о", "об") else {tokens[k].text}
    starts = [k] + [m for m in range(k + 2, stop) if tokens[m].text in alike and tokens[m - 1].text in (",", "и")]
    found = []
    for start, end in zip(starts, [*starts[1:], stop], strict=True):
        while end > start + 1 and tokens[end - 1].text in (",", "и"):
            end -= 1
        if end > start + 1:
            found.append((start, end))
    return found
