"""Notices words of will, duty and offer with the action that hangs on them: «намерены создать», «готовы к обмену».

In: a marked document. Out: drafts, one an action. Not here: invitations, plain futures, lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.actors import main_parties, other_side
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
)
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.triggers import Trigger, trigger_of
from pobratim.text import Sentence

from .doers import doers, receivers, speaker_of
from .draft import Draft, due_in, offsets, plain, receiver_in, wording

NOUN_PREPOSITIONS = frozenset({"о", "об", "к", "в", "на"})
PASSIVE = frozenset({"поручить", "рекомендовать"})


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
    clause = {t.lemma for t in sentence.tokens[clause_start(sentence, i) : i]}
    earlier = {t.lemma for t in sentence.tokens[max(0, clause_start(sentence, i) - 2) : i]}
    asked = sentence.tokens[-1].text == "?"
    attribute = token.rel == "amod" and token.lemma in ("готовый", "нужный", "необходимый", "должный")
    return not (
        is_negated(sentence, i)
        or asked
        or attribute
        or ({"если", "бы"} & earlier and token.lemma != "хотеть")
        or {"чтобы", "надеяться"} & clause
    )


def _under(document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger) -> Iterator[Draft]:
    verbs = list(infinitives_after(sentence, i)) if trigger.frame != "noun" else []
    if verbs:
        for rank, verb in enumerate(verbs):
            yield _action(document, sentence, i, verb, trigger, later=rank > 0)
        return
    before = _infinitive_before(sentence, i)
    if before is not None and trigger.frame == "action":
        yield _action(document, sentence, i, before, trigger)
        return
    clause = list(_that_clause(sentence, i)) if trigger.sense in ("agreed", "promise") else []
    for verb in clause:
        yield _action(document, sentence, i, verb, trigger)
    if not clause:
        yield from _nominal(document, sentence, i, trigger)


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
    stop = phrase_stop(sentence, joined(sentence, verb))
    start = min(clause_start(sentence, i), verb)
    by, to = _parties(document, sentence, i, verb, trigger)
    left = None if later else _object_before(sentence, i, verb)
    words = offsets(sentence, verb, stop) if later else offsets(sentence, start, max(stop, i + 1))
    if not to:
        to = receiver_in(document, *offsets(sentence, verb, stop), by)
    if not to and trigger.sense in ("readiness",):
        to = other_side(document, by)
    return Draft(
        type=trigger.sense,
        what=wording(document, sentence, verb, left),
        words=words,
        trigger=offsets(sentence, verb, verb + 1) if later else offsets(sentence, i, i + 1),
        doing=sentence.tokens[verb].start,
        rule=trigger.sense,
        why=f"«{sentence.tokens[i].text}» says that something is to be done",
        by=by,
        to=to,
        due=due_in(document, *words),
    )


def _object_before(sentence: Sentence, i: int, verb: int) -> tuple[int, int] | None:
    """The object that stands before the verb: «двенадцатое заседание решено провести», «саженцы институт отправит»."""
    tokens, first, low = sentence.tokens, min(i, verb), clause_start(sentence, min(i, verb))
    for child in (*sentence.children(verb), *sentence.children(i)):
        token = tokens[child]
        if low <= child < first and token.rel in ("obj", "nsubj:pass", "csubj:pass") and token.pos == "NOUN":
            return stretch(sentence, child, low, first)
    return None


def _parties(
    document: MarkedDocument, sentence: Sentence, i: int, verb: int, trigger: Trigger
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    token = sentence.tokens[i]
    if trigger.sense == "need":
        return speaker_of(document, sentence, i), ()
    given = receivers(document, sentence, i, ("iobj", "obj", "xcomp", "obl"))
    if token.feats.get("Variant") == "Short" and token.feats.get("VerbForm") == "Part":
        if trigger.word in PASSIVE:
            return given, ()
        return ((), given) if trigger.sense == "proposal" else (main_parties(document), ())
    by = doers(document, sentence, i)
    if trigger.sense == "agreed" and trigger.word not in ("поручить", "решить") and len(by) < 2:
        by = main_parties(document) or by
    return by, tuple(x for x in given if x not in by)


def _nominal(document: MarkedDocument, sentence: Sentence, i: int, trigger: Trigger) -> Iterator[Draft]:
    """«готовы к обмену опытом», «заинтересованы в развитии», «договорились о поставке»."""
    tokens = sentence.tokens
    k = next((k for k in range(i + 1, min(len(tokens), i + 4)) if tokens[k].text.lower() in NOUN_PREPOSITIONS), None)
    if k is None or k + 1 >= len(tokens) or trigger.sense == "need":
        return
    stop = phrase_stop(sentence, k)
    if stop <= k + 1 or any(tokens[m].text in (",", ";", ":") for m in range(i + 1, k)):
        return
    by, to = _parties(document, sentence, i, k + 1, trigger)
    words = offsets(sentence, clause_start(sentence, i), stop)
    yield Draft(
        type=trigger.sense,
        what=plain(document, sentence, k + 1, stop),
        words=words,
        trigger=offsets(sentence, i, i + 1),
        doing=tokens[k + 1].start,
        rule=f"{trigger.sense}_for_a_thing",
        why=f"«{tokens[i].text}» with a noun says what is wanted",
        by=by,
        to=to or receiver_in(document, *offsets(sentence, k, stop), by),
        due=due_in(document, *words),
    )
