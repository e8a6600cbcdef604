"""Notices invitations: «пригласил делегацию на выставку», «приглашаем прислать школьников».

In: a marked document. Out: drafts.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.actors import home_of, other_side
from pobratim.extract.clauses import clause_start, infinitives_after, is_negated, joined, phrase_stop, stretch
from pobratim.extract.marked import MarkedDocument
from pobratim.extract.phrasing import nominative
from pobratim.lexicon.triggers import trigger_of
from pobratim.text import Sentence

from .doers import doers, doers_of_noun, receivers
from .draft import Draft, due_in, lower_nominative, offsets, wording

TO = frozenset({"на", "в", "во"})


def invitations(document: MarkedDocument) -> Iterator[Draft]:
    """Every invitation to come or to take part that is still open."""
    for sentence in document.sentences:
        for i, token in enumerate(sentence.tokens):
            trigger = trigger_of(token.text, token.lemma, "commitment")
            if trigger and trigger.sense == "invitation" and not is_negated(sentence, i) and not _is_past(sentence, i):
                draft = _invitation(document, sentence, i)
                if draft:
                    yield draft


def _invitation(document: MarkedDocument, sentence: Sentence, i: int) -> Draft | None:
    tokens = sentence.tokens
    if tokens[i].lemma == "ждать" and tokens[i].text.lower() not in ("ждём", "ждем", "жду"):
        return None
    verb = next(infinitives_after(sentence, i), None)
    if verb is not None:
        stop, what = phrase_stop(sentence, joined(sentence, verb)), wording(document, sentence, verb)
    else:
        stop = phrase_stop(sentence, i)
        what = _goal(document, sentence, i, stop)
    if not what:
        return None
    if tokens[i].pos == "NOUN":
        by, to = doers_of_noun(document, sentence, i)
    else:
        by, to = doers(document, sentence, i), receivers(document, sentence, i, ("obj", "iobj", "nsubj:pass"))
    by = by or _host(document)
    words = offsets(sentence, clause_start(sentence, i), stop)
    return Draft(
        type="invitation",
        what=what,
        words=words,
        trigger=offsets(sentence, i, i + 1),
        doing=tokens[i].start,
        rule="invitation",
        why=f"«{tokens[i].text}» invites",
        by=by,
        to=tuple(x for x in to if x not in by) or other_side(document, by),
        due=due_in(document, words[0], sentence.stop),
    )


def _goal(document: MarkedDocument, sentence: Sentence, i: int, stop: int) -> str:
    """To what guests are asked: behind «на», or before in «на который приглашены», «приезжайте на …: приглашаю»."""
    tokens = sentence.tokens
    goal = next((k for k in range(i + 1, stop) if tokens[k].text.lower() in TO), None)
    if goal is not None:
        return lower_nominative(document, sentence, _last_goal(sentence, goal, stop) + 1, stop)
    earlier = next((k for k in range(i - 1, -1, -1) if tokens[k].text.lower() == "на"), None)
    if earlier is None:
        return ""
    if tokens[earlier + 1].lemma == "который":
        head = next((k for k in range(earlier - 1, -1, -1) if tokens[k].pos in ("NOUN", "PROPN")), None)
        return nominative(document.text, sentence, *stretch(sentence, head, 0, earlier - 1)) if head else ""
    return lower_nominative(document, sentence, earlier + 1, min(phrase_stop(sentence, earlier), i))


def _is_past(sentence: Sentence, i: int) -> bool:
    """«были приглашены»: the guests have already come."""
    return any(t.lemma == "быть" for t in sentence.tokens[max(0, i - 2) : i])


def _last_goal(sentence: Sentence, goal: int, stop: int) -> int:
    """Of «в Тулу на праздник» the event, not the place."""
    later = [k for k in range(goal + 1, stop) if sentence.tokens[k].text.lower() == "на"]
    return later[0] if later and sentence.tokens[goal].text.lower() != "на" else goal


def _host(document: MarkedDocument) -> tuple[str, ...]:
    home = home_of(document)
    return (home,) if home else ()
