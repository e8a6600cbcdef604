"""Where names of people stand.

In: the document as far as it is marked. Out: spans of names, cut clean. Not here: reading a name
(`person_names.py`), who is meant (`people.py`).

The recogniser finds most names; own patterns add those it misses: initials before or after a surname, full names with
a patronymic, a known given name beside a surname. Bodies, streets and awards named after people are no mention of
them; who took a photograph is no person of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from pobratim.extract.marked import MarkedDocument
from pobratim.extract.stretches import Stretches
from pobratim.lexicon.bodies import body_word
from pobratim.lexicon.parties import find_party
from pobratim.lexicon.posts import MODIFIERS, post_word
from pobratim.text.inflection import readings

from .name_forms import FOREIGN_PATRONYMIC, SLAVIC, is_given, is_patronymic, is_surname
from .person_names import INITIAL, WORD

SPACE = r"[ \u00a0]"
INITIALS_FIRST = re.compile(rf"(?<![\w.])(?:[А-ЯЁ]\.{SPACE}?){{1,2}}[А-ЯЁ][а-яё]{{2,}}(?:-[А-ЯЁ][а-яё]+)?")
SURNAME_FIRST = re.compile(
    rf"(?<![\w.])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?{SPACE}[А-ЯЁ]\.{SPACE}?[А-ЯЁ]\.(?!{SPACE}?[А-ЯЁ][а-яё])"
)
WORDS = re.compile(rf"(?<![\w.«]){WORD}(?:{SPACE}{WORD})+")
BEFORE_NAMESAKE = re.compile(
    r"(?:\bимени|\bим\.|\bул\.|\bулиц\w+|\bпроспект\w*|\bпр\.|\bплощад\w+|\bпереул\w+|\bбульвар\w*|\bпамятник\w*|"
    r"\bбюст\w*|\bпреми\w+|\bорден\w*|\bмедал\w+|\bсвят\w+|\bкубк\w+|\bдом-музе\w+|\bпамяти)\s+$",
    re.I,
)
PHOTO = re.compile(
    r"(?:фото\w*|снимок|снимк\w+|съёмк\w+|съемк\w+|иллюстраци\w+|©|верстка|вёрстка|корректор\w*)[^.\n]{0,25}$", re.I
)
EDGE = re.compile(rf"^(?:{INITIAL}|{WORD})")


def name_spans(document: MarkedDocument) -> list[tuple[int, int]]:
    """Spans of names of people, in order, none overlapping; the longest wins."""
    text = document.text
    found = [*_recognised(document), *_with_initials(text), *_with_patronymic(text), *_known_pairs(document)]
    places = [(m.start, m.stop) for m in document.parties if m.form == "name"]
    found = [_without_place(text, span, places) for span in found]
    within_places = Stretches(places)
    chosen: list[tuple[int, int]] = []
    taken: set[int] = set()
    for start, stop in sorted(set(found), key=lambda span: (span[0] - span[1], span)):
        if not taken.isdisjoint(range(start, stop)):
            continue
        if within_places.hold(start, stop) or not _is_person(text, start, stop):
            continue
        chosen.append((start, stop))
        taken.update(range(start, stop))
    return sorted(chosen)


def _without_place(text: str, span: tuple[int, int], places: list[tuple[int, int]]) -> tuple[int, int]:
    """«Тираны Арбен Хоти» begins with a place: that is no part of the name."""
    start, stop = span
    at = bisect_right(places, start, key=lambda place: place[0]) - 1
    if at >= 0 and start < places[at][1] < stop and text[places[at][1] : stop].strip():
        behind = places[at][1]
        return behind + len(text[behind:stop]) - len(text[behind:stop].lstrip()), stop
    words = list(re.finditer(WORD, text[start:stop]))
    before = re.search(r"([а-яё-]+)\s$", text[max(0, start - 25) : start])
    titled = len(words) == 3 and before is not None and _is_title(before[1]) and not is_given(words[0].group())
    if titled and any(find_party(r.normal.capitalize()) for r in readings(words[0].group()) if r.case == "Gen"):
        return start + words[1].start(), stop
    return span


def _is_title(word: str) -> bool:
    return any(post_word(reading.normal) for reading in readings(word))


def _recognised(document: MarkedDocument) -> Iterator[tuple[int, int]]:
    text = document.text
    for name in document.analysis.names:
        if name.type != "PER":
            continue
        start, stop = name.start, name.stop
        before = re.search(rf"(?<![\w.])(?:[А-ЯЁ]\.{SPACE}?){{1,2}}$", text[max(0, start - 8) : start])
        if before and not text[start:stop].startswith(before.group()):
            start -= len(before.group())
        after = re.match(rf"{SPACE}[А-ЯЁ]\.(?:{SPACE}?[А-ЯЁ]\.)?(?!{SPACE}?[А-ЯЁ][а-яё])", text[stop:])
        if after and not re.search(INITIAL, text[start:stop]):
            stop += len(after.group())
        tail = re.match(rf"{SPACE}(?:{'|'.join(sorted(FOREIGN_PATRONYMIC))})\b", text[stop:])
        stop += len(tail.group()) if tail else 0
        yield from _trimmed(text, start, stop)


def _trimmed(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The span from its first to its last piece of a name; a title at its head is left out."""
    pieces = list(re.finditer(rf"{INITIAL}|{WORD}", text[start:stop]))
    while pieces and _no_name(pieces[0].group(), alone=len(pieces) == 1):
        pieces = pieces[1:]
    if any(_is_body(piece.group()) for piece in pieces):
        return
    if pieces and "\n" not in text[start:stop]:
        last = pieces[-1].end()
        tail = re.match(rf"{SPACE}(?:{'|'.join(sorted(FOREIGN_PATRONYMIC))})\b", text[start + last : stop])
        yield start + pieces[0].start(), start + last + (len(tail.group()) if tail else 0)


def _no_name(word: str, *, alone: bool) -> bool:
    """Whether a capitalised word is a title or an adjective of one, not a name («Посол», «Полномочный»)."""
    if is_surname(word) and alone:
        return False
    return (
        post_word(word.lower()) is not None
        or (word.lower() in MODIFIERS)
        or (_is_title(word.lower()) and not is_given(word))
    )


def _is_body(word: str) -> bool:
    return any(
        (body := body_word(r.normal)) and body.kind in ("executive", "department", "assembly") for r in readings(word)
    )


def _with_initials(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (INITIALS_FIRST, SURNAME_FIRST):
        for match in pattern.finditer(text):
            yield match.span()


def _with_patronymic(text: str) -> Iterator[tuple[int, int]]:
    for match in WORDS.finditer(text):
        words = list(re.finditer(WORD, match.group()))
        for i, word in enumerate(words):
            if i == 0 or not is_patronymic(word.group()):
                continue
            first, last = i - 1, i
            if i + 1 < len(words) and not is_given(words[i + 1].group()):
                last = i + 1
            elif i > 1 and is_surname(words[i - 2].group()):
                first = i - 2
            if is_given(words[first].group()) or last - first == 2:
                yield match.start() + words[first].start(), match.start() + words[last].end()


def _known_pairs(document: MarkedDocument) -> Iterator[tuple[int, int]]:
    people = ((name.start, name.stop) for name in document.analysis.names if name.type == "PER")
    taken = Stretches([*people, *((mention.start, mention.stop) for mention in document.parties)])
    for match in WORDS.finditer(document.text):
        words = list(re.finditer(WORD, match.group()))
        for left, right in pairwise(words):
            start, stop = match.start() + left.start(), match.start() + right.end()
            if taken.touch(start, stop):
                continue
            known = is_given(left.group()) and not is_surname(left.group()) and is_surname(right.group())
            slavic = SLAVIC.search(right.group().lower()) is not None
            if known or ((slavic or _rare(left.group(), right.group())) and _after_title(document, start)):
                yield start, stop


def _rare(*words: str) -> bool:
    """Whether the dictionary knows no word as anything but a name of people: «Ван Лэй», «Драгана Петкович»."""
    return all(
        len(word) > 2 and bool({"Name", "Surn", "Patr"} & reading.marks or not reading.known)
        for word in words
        for reading in readings(word)
    )


def _after_title(document: MarkedDocument, start: int) -> bool:
    """Whether a title of a post and what it governs stand right before."""
    sentence = document.analysis.sentence_at(start)
    if sentence is None:
        return False
    before = document.within(document.parties, sentence.start, start)[-1:]
    place = next((m for m in before if not document.text[m.stop : start].strip()), None)
    at = sentence.token_at(place.start if place else start) or 0
    return any(_is_title(token.text.lower()) for token in sentence.tokens[max(0, at - 3) : at])


def _is_person(text: str, start: int, stop: int) -> bool:
    before = text[max(0, start - 40) : start]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if BEFORE_NAMESAKE.search(before) or PHOTO.search(line):
        return False
    return not (before.endswith("«") and text[stop : stop + 1] == "»")
