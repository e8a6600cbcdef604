"""Who acts: the grammatical subject of a verb as a person, a body or parties.

In: a sentence and the verb's index. Out: values for `by` and `to`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from pobratim.extract.actors import (
    actors_in,
    body_of,
    home_of,
    other_side,
    related,
    sentences_around,
    sides_at,
    speaker_at,
    we_at,
)
from pobratim.extract.clauses import clause_start, is_infinitive, person_of, stretch, subject_of
from pobratim.extract.marked import MarkedDocument, once
from pobratim.text import Sentence

OWN = frozenset("область край республика регион город район округ страна муниципалитет территория".split())
POINTERS = frozenset("он она посол губернатор мэр министр глава дипломат консул президент председатель".split())
OFFICES = frozenset(
    "правительство администрация мэрия министерство ведомство власть комитет департамент управление".split()
)
GUESTS = frozenset("гость гости делегация визитёр".split())
BOTH = frozenset(
    "сторона область регион город субъект район территория партнёр партнер республика муниципалитет глава руководитель "
    "губернатор мэр собеседник участник ректор".split()
)


def doers(document: MarkedDocument, sentence: Sentence, verb: int) -> tuple[str, ...]:
    """Those who are the subject of the verb at `verb`; empty where the words don't tell."""
    token = sentence.tokens[verb]
    person = _person(sentence, verb)
    subject = subject_of(sentence, verb)
    if subject is not None and (person != "1" or sentence.tokens[subject].lemma in ("мы", "я")):
        return _named(document, sentence, subject, verb)
    if person == "1":
        return first_person(document, sentence, verb, plural=token.feats.get("Number") != "Sing")
    named = _before_verb(document, sentence, verb)
    if named:
        return named
    if token.feats.get("Tense") == "Past" and (speaker := speaker_at(document, token.start)):
        return (speaker,) if token.feats.get("Number") == "Sing" else we_at(document, token.start)
    if token.pos == "ADJ" and token.feats.get("Number") == "Plur" and speaker_at(document, token.start):
        return we_at(document, token.start)
    if token.feats.get("Person") == "3" and token.feats.get("Number") == "Plur":
        return _mentioned_before(document, sentence)
    return ()


def _before_verb(document: MarkedDocument, sentence: Sentence, verb: int) -> tuple[str, ...]:
    """A subject that the parser missed: the names before the verb in its clause, unless one is governed."""
    start = clause_start(sentence, verb)
    before = sentence.tokens[start:verb]
    governed = (t.pos == "ADP" or (t.pos in ("NOUN", "PROPN") and t.case in ("Dat", "Ins")) for t in before)
    fronted = any(t.case == "Acc" for t in before) and not any(t.case == "Nom" for t in before)
    if not before or fronted or any(governed):
        return ()
    return actors_in(document, before[0].start, sentence.tokens[verb].start)


def _person(sentence: Sentence, verb: int) -> str | None:
    """The grammatical person of a verb or of the «будем» beside it."""
    near = (sentence.tokens[k] for k in (verb, verb - 1, verb - 2) if k >= 0)
    return next((person for t in near if t.pos in ("VERB", "AUX") and (person := person_of(t))), None)


def _mentioned_before(document: MarkedDocument, sentence: Sentence) -> tuple[str, ...]:
    """The company of which the paragraph spoke last: «Первую очередь обещают запустить весной»."""
    near = [s for s in sentences_around(document, sentence, 2)[:-1] if s.paragraph == sentence.paragraph]
    low = min([s.start for s in near], default=sentence.start)
    names = [m.name for m in document.beginning(document.organisations, low, sentence.start)]
    return tuple(names[:1])


def _named(document: MarkedDocument, sentence: Sentence, subject: int, verb: int) -> tuple[str, ...]:
    token = sentence.tokens[subject]
    if token.lemma in ("мы", "я"):
        return first_person(document, sentence, subject, plural=token.lemma == "мы")
    low, high = (0, verb) if subject < verb else (verb + 1, len(sentence.tokens))
    first, stop = _whole_subject(document, sentence, stretch(sentence, subject, low, high), high)
    start, end = sentence.tokens[first].start, sentence.tokens[stop - 1].stop
    if _is_both(sentence, subject):
        named = actors_in(document, start, end, people=False)
        return named if len(named) > 1 else sides_at(document, start)
    named = actors_in(document, start, end)
    if named:
        return named
    if any(t.lemma == "наш" for t in sentence.tokens[first:stop]):
        return we_at(document, start)
    return _unnamed(document, sentence, subject)


def _whole_subject(document: MarkedDocument, sentence: Sentence, found: tuple[int, int], high: int) -> tuple[int, int]:
    """The subject with what «и» or a comma adds to it, as far as that is a party or a body."""
    first, stop = found
    named = (document.organisations, document.parties, document.people)
    while stop + 1 < high and sentence.tokens[stop].text in (",", "и", "»"):
        start = sentence.tokens[stop + 1].start
        longest = max((m.stop for some in named for m in document.covering(some, start)), default=None)
        if longest is None or sentence.tokens[stop + 1].case not in (None, "Nom", "Acc"):
            break
        stop = sentence.tokens_in(start, longest).stop or stop + 2
    return first, stop


def _is_both(sentence: Sentence, subject: int) -> bool:
    token = sentence.tokens[subject]
    before = sentence.tokens[subject - 1].lemma if subject else ""
    plural = token.feats.get("Number") == "Plur" or before in ("оба", "каждый", "два")
    return token.lemma in BOTH and plural


def _unnamed(document: MarkedDocument, sentence: Sentence, subject: int) -> tuple[str, ...]:
    """Subjects that only point: «область», «гости», «он», «губернатор», «институт»."""
    token = sentence.tokens[subject]
    if token.lemma in POINTERS:
        earlier = document.last_before(document.people, token.start)
        return (earlier.person,) if earlier else ()
    if token.lemma in ("они", "партнёр", "партнер", "коллега"):
        return other_side(document, we_at(document, token.start))
    if token.lemma in OWN:
        here = [m.person for m in document.beginning(document.people, sentence.start, token.start)]
        body = body_of(document, here[-1]) if here else None
        return (body,) if body else we_at(document, token.start)
    if token.lemma in OFFICES:
        home = home_of(document)
        return (home,) if home else ()
    if token.lemma in GUESTS:
        home = home_of(document)
        return tuple(p for p in document.main_sides if home is None or not related(p, home))
    if token.lemma == "группа":
        return sides_at(document, token.start)
    return body_before(document, token.start, token.lemma)


def body_before(document: MarkedDocument, offset: int, noun: str) -> tuple[str, ...]:
    """The body of that sort which the text named last: «институт», «вузы»."""
    stems = ("институт", "университет", "академи", "политех") if noun == "вуз" else (noun[:6],)
    known = _bodies_by_first(document)
    before = bisect_left(known, offset, key=lambda body: body[0])
    fitting = (known[i][1] for i in range(before - 1, -1, -1) if any(stem in known[i][2] for stem in stems))
    return tuple(islice(fitting, 2 if noun == "вуз" else 1))[::-1]


@once
def _bodies_by_first(document: MarkedDocument) -> list[tuple[int, str, str]]:
    """Where each body is first named, its name, and that in lower case."""
    first = {mention.name: mention.start for mention in reversed(document.organisations)}
    return sorted((start, name, name.lower()) for name, start in first.items())


def first_person(
    document: MarkedDocument, sentence: Sentence, k: int, *, plural: bool | None = None
) -> tuple[str, ...]:
    """For whom «я» or «мы», or a verb in that person, speaks at token `k`."""
    offset = sentence.tokens[k].start
    speaker = speaker_at(document, offset)
    if plural is None:
        plural = sentence.tokens[k].feats.get("Number") != "Sing"
    if not plural:
        return (speaker,) if speaker else ()
    return we_at(document, offset)


def receivers(document: MarkedDocument, sentence: Sentence, verb: int, relations: tuple[str, ...]) -> tuple[str, ...]:
    """Those to whom the verb turns: its children with one of the relations, as persons, bodies or parties."""
    for child in sentence.children(verb):
        token = sentence.tokens[child]
        if (token.rel in relations and token.pos in ("NOUN", "PROPN", "PRON")) or (
            token.case == "Dat" and child > verb
        ):
            if token.lemma in ("мы", "я"):
                return first_person(document, sentence, child, plural=token.lemma == "мы")
            first, stop = stretch(sentence, child, 0, len(sentence.tokens))
            named = actors_in(document, sentence.tokens[first].start, sentence.tokens[stop - 1].stop)
            if named:
                return named
    return ()


def dative_of(document: MarkedDocument, sentence: Sentence, verb: int) -> tuple[str, ...]:
    """All to whom a task is given: «поручено министру Ивановой и начальнику департамента Петрову»."""
    tokens = sentence.tokens
    child = next((k for k in sentence.children(verb) if tokens[k].case == "Dat"), None)
    if child is None:
        near = range(clause_start(sentence, verb), verb)
        child = next((k for k in near if tokens[k].case == "Dat" and tokens[k].pos != "ADP"), None)
    if child is None:
        return ()
    first = stretch(sentence, child, 0, len(tokens))[0]
    stop = (
        verb if child < verb else next((k for k in range(child, len(tokens)) if is_infinitive(tokens[k])), len(tokens))
    )
    if _is_both(sentence, child):
        return sides_at(document, tokens[child].start)
    return actors_in(document, tokens[first].start, tokens[stop - 1].stop)


def doers_of_noun(document: MarkedDocument, sentence: Sentence, noun: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose the noun is and to whom it goes: «приглашение губернатора», «предложение завода», «заявил о готовности»."""
    tokens = sentence.tokens
    owner = next((k for k in sentence.children(noun) if k > noun and tokens[k].case == "Gen"), None)
    head = tokens[noun].head
    to = receivers(document, sentence, head, ("iobj",)) if head >= 0 else ()
    if owner is not None:
        first, stop = stretch(sentence, owner, noun + 1, len(tokens))
        named = actors_in(document, tokens[first].start, tokens[stop - 1].stop)
        if named:
            return named, to
    named = doers(document, sentence, head) if head >= 0 else ()
    return named or we_at(document, tokens[noun].start), to


def needing(document: MarkedDocument, sentence: Sentence, k: int) -> tuple[str, ...]:
    """Who calls for what is needed: «нам», the quoted speaker, or the person whose words the sentence gives."""
    tokens = sentence.tokens
    if any(tokens[c].text.lower() in ("нам", "мне") for c in sentence.children(k)):
        return we_at(document, tokens[k].start)
    speaker = speaker_at(document, tokens[k].start)
    if speaker:
        return (speaker,)
    people = [m.person for m in document.beginning(document.people, sentence.start, sentence.stop)]
    if people:
        return tuple(people[:1])
    text = document.text[sentence.start : sentence.stop]
    if re.match(r"(по|на) (его|её|ее|их) (мнению|словам|взгляд)", text, re.IGNORECASE):
        earlier = document.last_before(document.people, sentence.start)
        return (earlier.person,) if earlier else ()
    return ()
