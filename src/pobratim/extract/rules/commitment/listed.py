"""Notices actions in lists: bullets under a heading, ordinals, lists after a colon.

In: a marked document. Out: drafts. Not here: rows of plans with columns (`planned.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.actors import home_of, parties_in, sentences_around
from pobratim.extract.clauses import (
    infinitives_after,
    is_finite,
    is_infinitive,
    is_negated,
    joined,
    noun_head,
    phrase_stop,
    split_list,
)
from pobratim.extract.marked import MarkedDocument
from pobratim.lexicon.triggers import Trigger, trigger_of
from pobratim.text import Sentence

from .doers import doers, receivers
from .draft import Draft, due_in, offsets, plain, receiver_in, wording

BULLET = re.compile(r"^\s*(?:[-–—•*▪▫●✅✔☑🔹🔸➡→👉]+|\d{1,2}[.)]|[а-я]\))\s*")
ORDINAL = re.compile(r"^(во-первых|во-вторых|в-третьих|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят\w+)$", re.I)
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("agreed", re.compile(r"поруч|договор[иё]|услов|решил|решен|протокол|рекоменд", re.I)),
    ("proposal", re.compile(r"предлож|предлаг|прос[ия]|инициатив", re.I)),
    ("promise", re.compile(r"в планах|планы на|планиру|намерен|предсто|задачи на", re.I)),
    ("need", re.compile(r"необходимо|нужно|следует", re.I)),
)
NOTED = re.compile(r"\bк сведению\b", re.I)
AMONG = re.compile(r"^(среди них|в их числе|в том числе|в числе пунктов)\b", re.I)
PLAN = re.compile(r"\b(план\w*|дорожн\w+ карт\w+|перечень|перечне|поручени\w+)\b", re.I)
START_WITH = re.compile(r"направлени\w+[^:]*\b(начн|стартуют|приступ)\w*[^:]*$", re.I)


def bulleted_lists(document: MarkedDocument) -> Iterator[Draft]:
    """Lines under «В планах:», «поручено:»."""
    sense, heading = None, None
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.stop]
        if text.rstrip().endswith(":"):
            sense, heading = _sense(text), sentence
        elif sense and heading and BULLET.match(text):
            yield from _bullet(document, sentence, sense, heading)
        elif heading and sentence.paragraph > heading.paragraph and _starts_line(document, sentence):
            sense = None


def heading_above(document: MarkedDocument, sentence: Sentence) -> list[Sentence]:
    """The line with a colon under which a bullet stands; none for other sentences."""
    if not BULLET.match(document.text[sentence.start : sentence.stop]):
        return []
    for earlier in reversed(document.sentences[max(0, sentence.index - 10) : sentence.index]):
        text = document.text[earlier.start : earlier.stop].rstrip()
        if text.endswith(":"):
            return [earlier]
        if not BULLET.match(text):
            return []
    return []


def _starts_line(document: MarkedDocument, sentence: Sentence) -> bool:
    return sentence.start == 0 or document.text[sentence.start - 1] == "\n"


def _sense(text: str) -> str | None:
    return next((sense for sense, pattern in HEADINGS if pattern.search(text)), None)


def _bullet(document: MarkedDocument, sentence: Sentence, sense: str, heading: Sentence) -> Iterator[Draft]:
    tokens = sentence.tokens
    skip = next((k for k, t in enumerate(tokens) if t.pos not in ("PUNCT", "SYM", "NUM") and t.text not in ".)"), 0)
    verb = next((k for k in range(skip, min(len(tokens), skip + 12)) if is_infinitive(tokens[k])), None)
    if verb is None and sense in ("agreed", "promise"):
        yield from _noun_bullet(document, sentence, sense, heading, skip)
    if verb is None or is_negated(sentence, verb):
        return
    stop = phrase_stop(sentence, joined(sentence, verb))
    by = parties_in(document, tokens[skip].start, tokens[verb].start) if verb > skip else ()
    if not by and verb > skip and re.search(r"обе\w* |сторон", document.text[tokens[skip].start : tokens[verb].start]):
        by = document.main_sides
    before = (skip, verb) if verb > skip and not by else None
    by = by or _of_heading(document, heading, sense)
    if NOTED.search(document.text, sentence.start, sentence.stop):
        return
    yield Draft(
        type=sense,
        what=wording(document, sentence, verb, before),
        words=offsets(sentence, skip, stop),
        trigger=offsets(sentence, verb, verb + 1),
        doing=tokens[verb].start,
        rule="bullet",
        why=f"a list under «{document.text[heading.start : heading.stop].strip()}»",
        by=by,
        to=receiver_in(document, *offsets(sentence, verb, stop), by),
        due=due_in(document, sentence.start, sentence.stop) or _due_of(document, heading),
    )


def _due_of(document: MarkedDocument, heading: Sentence) -> str | None:
    """The term in the heading or in the title of its section right above: «Планы на 2025 год»."""
    above = sentences_around(document, heading, 1)
    dates = [due_in(document, s.start, s.stop) for s in above if s is heading or s.stop - s.start < 80]
    return next((date for date in dates if date), None)


def _noun_bullet(
    document: MarkedDocument, sentence: Sentence, sense: str, heading: Sentence, skip: int
) -> Iterator[Draft]:
    """«— открытие прямого рейса;» under «Договорились:» or «В планах:»."""
    tokens = sentence.tokens
    if skip >= len(tokens) or noun_head(sentence, skip, min(len(tokens), skip + 4)) is None:
        return
    if any(is_finite(t) for t in tokens) or tokens[skip].case not in ("Nom", "Acc", None):
        return
    words = offsets(sentence, skip, phrase_stop(sentence, skip))
    yield Draft(
        type=sense,
        what=plain(document, sentence, skip, phrase_stop(sentence, skip)),
        words=words,
        trigger=words,
        doing=words[0],
        rule="bullet",
        why=f"a list under «{document.text[heading.start : heading.stop].strip()}»",
        by=_of_heading(document, heading, sense),
        due=due_in(document, sentence.start, sentence.stop),
    )


def _of_heading(document: MarkedDocument, heading: Sentence, sense: str) -> tuple[str, ...]:
    if sense == "agreed":
        return document.main_sides
    home = home_of(document)
    return (home,) if home else ()


def inline_lists(document: MarkedDocument) -> Iterator[Draft]:
    """«просят о другом: …», «предложил три шага. Первый: …», «среди пунктов: …»."""
    for sentence in document.sentences:
        colon = next((k for k, t in enumerate(sentence.tokens) if t.text == ":"), None)
        if colon is not None:
            yield from _after_colon(document, sentence, colon)
        elif AMONG.match(document.text[sentence.start : sentence.stop]):
            yield from _among(document, sentence)


def _after_colon(document: MarkedDocument, sentence: Sentence, colon: int) -> Iterator[Draft]:
    where, i, trigger = _trigger_before(document, sentence, colon)
    left = document.text[sentence.start : sentence.tokens[colon].start]
    if START_WITH.search(left) and not any(infinitives_after(sentence, colon, reach=3)):
        yield from _nouns(document, sentence, colon + 1, "promise", document.main_sides)
        return
    if trigger is None or where is None:
        return
    by = doers(document, where, i)
    to = tuple(x for x in receivers(document, where, i, ("iobj", "obj", "xcomp")) if x not in by)
    for rank, verb in enumerate(infinitives_after(sentence, colon, reach=6)):
        stop = phrase_stop(sentence, joined(sentence, verb))
        start = 0 if rank == 0 else verb
        words = offsets(sentence, start, stop)
        yield Draft(
            type=trigger.sense,
            what=wording(document, sentence, verb),
            words=words,
            trigger=offsets(sentence, verb, verb + 1),
            doing=sentence.tokens[verb].start,
            rule="after_colon",
            why=f"what «{where.tokens[i].text}» announces",
            by=by or (document.main_sides if trigger.sense == "agreed" else ()),
            to=to,
            due=due_in(document, *words),
        )


def _trigger_before(
    document: MarkedDocument, sentence: Sentence, colon: int
) -> tuple[Sentence | None, int, Trigger | None]:
    """The trigger to which a colon belongs: in the same sentence, or one or more sentences back before an ordinal."""
    spans = [(sentence, range(colon))]
    if ORDINAL.match(sentence.tokens[0].text):
        earlier = [s for s in sentences_around(document, sentence, 6)[:-1] if s.paragraph == sentence.paragraph]
        spans += [(s, range(len(s.tokens))) for s in reversed(earlier)]
    for where, indexes in spans:
        for i in reversed(indexes):
            trigger = trigger_of(where.tokens[i].text, where.tokens[i].lemma, "commitment")
            if trigger and trigger.sense != "invitation" and not is_negated(where, i):
                if any(infinitives_after(where, i)) and where is sentence:
                    return None, 0, None
                return where, i, trigger
    return None, 0, None


def _among(document: MarkedDocument, sentence: Sentence) -> Iterator[Draft]:
    """«В плане 20 пунктов. Среди них открытие школы и обмен врачами.»"""
    earlier = sentences_around(document, sentence, 1)[:-1]
    if earlier and PLAN.search(document.text[earlier[0].start : earlier[0].stop]):
        yield from _nouns(document, sentence, 2, "agreed", document.main_sides)


def _nouns(
    document: MarkedDocument, sentence: Sentence, start: int, sense: str, by: tuple[str, ...]
) -> Iterator[Draft]:
    stop = len(sentence.tokens)
    for first, last in split_list(sentence, start, stop):
        words = offsets(sentence, first, last)
        yield Draft(
            type=sense,
            what=plain(document, sentence, first, _before_bracket(sentence, first, last)),
            words=words,
            trigger=words,
            doing=words[0],
            rule="list_of_things",
            why="an item in a list of what is to be done",
            by=by,
            due=due_in(document, *words),
        )


def _before_bracket(sentence: Sentence, first: int, last: int) -> int:
    return next((k for k in range(first + 1, last) if sentence.tokens[k].text == "("), last)
