"""Who acts: the grammatical subject of a verb as a person, a body or parties.

In: a sentence and the verb's index. Out: values for `by` and `to`.
"""

from __future__ import annotations

from pobratim.extract.actors import actors_in, home_of, main_parties, related, speaker_at, we_at
from pobratim.extract.clauses import clause_start, stretch, subject_of
from pobratim.extract.marked import MarkedDocument
from pobratim.text import Sentence

OWN = frozenset("область край республика регион город район округ страна муниципалитет территория".split())
POINTERS = frozenset("он она посол губернатор мэр министр глава дипломат консул президент председатель".split())
GUESTS = frozenset("гость гости делегация визитёр".split())
BOTH = frozenset(
    "сторона область регион город субъект район территория партнёр партнер республика муниципалитет глава руководитель "
    "губернатор мэр собеседник участник ректор".split()
)


def doers(document: MarkedDocument, sentence: Sentence, verb: int) -> tuple[str, ...]:
    """Those who are the subject of the verb at `verb`; empty where the words don't tell."""
    subject = subject_of(sentence, verb)
    if subject is not None:
        return _named(document, sentence, subject, verb)
    token = sentence.tokens[verb]
    if token.feats.get("Person") == "1":
        return _first_person(document, sentence, verb, plural=token.feats.get("Number") == "Plur")
    start = clause_start(sentence, verb)
    if start < verb:
        low, high = sentence.tokens[start].start, sentence.tokens[verb].start
        if not any(t.case in ("Dat", "Ins") for t in sentence.tokens[start:verb] if t.pos in ("NOUN", "PROPN")):
            return actors_in(document, low, high)
    return ()


def _named(document: MarkedDocument, sentence: Sentence, subject: int, verb: int) -> tuple[str, ...]:
    token = sentence.tokens[subject]
    if token.lemma in ("мы", "я"):
        return _first_person(document, sentence, subject, plural=token.lemma == "мы")
    low, high = (0, verb) if subject < verb else (verb + 1, len(sentence.tokens))
    first, stop = stretch(sentence, subject, low, high)
    start, end = sentence.tokens[first].start, sentence.tokens[stop - 1].stop
    if token.feats.get("Number") == "Plur" and token.lemma in BOTH and first >= subject - 1:
        named = actors_in(document, start, end, people=False)
        return named if len(named) > 1 else main_parties(document)
    named = actors_in(document, start, end)
    if named:
        return named
    return _unnamed(document, sentence, subject)


def _unnamed(document: MarkedDocument, sentence: Sentence, subject: int) -> tuple[str, ...]:
    """Subjects that only point: «область», «гости», «он», «губернатор»."""
    token = sentence.tokens[subject]
    if token.lemma in (
        "он",
        "она",
        "посол",
        "губернатор",
        "мэр",
        "министр",
        "глава",
        "дипломат",
        "консул",
        "президент",
    ):
        earlier = [m.person for m in document.people if m.start < token.start]
        return (earlier[-1],) if earlier else ()
    if token.lemma in OWN:
        return we_at(document, token.start)
    if token.lemma in GUESTS:
        home = home_of(document)
        return tuple(p for p in main_parties(document) if home is None or not related(p, home))
    return ()


def _first_person(document: MarkedDocument, sentence: Sentence, k: int, *, plural: bool) -> tuple[str, ...]:
    offset = sentence.tokens[k].start
    speaker = speaker_at(document, offset)
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
                return _first_person(document, sentence, child, plural=token.lemma == "мы")
            first, stop = stretch(sentence, child, 0, len(sentence.tokens))
            named = actors_in(document, sentence.tokens[first].start, sentence.tokens[stop - 1].stop)
            if named:
                return named
    return ()


def speaker_of(document: MarkedDocument, sentence: Sentence, k: int) -> tuple[str, ...]:
    """The person whose view the words at token `k` are: the quoted speaker, or the subject of a verb of speech."""
    speaker = speaker_at(document, sentence.tokens[k].start)
    if speaker:
        return (speaker,)
    people = [m.person for m in document.people if sentence.start <= m.start < sentence.stop]
    return tuple(people[:1])
