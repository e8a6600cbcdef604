"""Cuts a text into sentences, line by line.

In: repaired text. Out: sentence offsets with the number of their paragraph (line) and whether they are noise of a page.
razdel does most of it; put right here are abbreviations that it does not know («млн долл. США»), years at the end of a
sentence («в 2023 г. Доля …») and emoji between sentences. Not here: words (`analyse.py`), phrases of noise (`lexicon`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from razdel import sentenize

from pobratim.lexicon.noise import is_noise_line, is_noise_sentence

from . import models

_LINE = re.compile(r"[^\n]+")
_NO_END = re.compile(
    r"(?:\b(?:долл|руб|коп|тыс|млн|млрд|трлн|тел|корр|просп|пр|пл|наб|обл|респ|пос|дер|стр|корп|оф|каб|зам|нач|акад|проф|доц"
    r"|чел|шт|экз|ок|св|гос|фед|рос|росс|мин|ст|ч|п|кв|куб|уч|ред|сост|отв|им|т\. ?е|т\. ?н|т\. ?к)\.|[(«][А-ЯЁ]\.)$",
    re.IGNORECASE,
)
_YEAR_END = re.compile(r"\b\d{4} ?гг?\. (?=[А-ЯЁ])")
_PICTURE = re.compile(r"[\U0001f000-\U0001faff\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff]+[!.]? (?=[А-ЯЁ«\d])")
_LONGEST = 2000
"""Characters of a sentence: a table without a full stop is cut, for the models' memory grows with the longest one."""
_BLOCK = 10_000
_BLOCK_END = re.compile(r"[а-яё»)][.!?…]+\s+(?=[А-ЯЁ«])|\s+")
_FIRST_WORD = re.compile(r"[А-ЯЁ][а-яё]*")


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence's offsets, its paragraph and whether it is noise of a page."""

    start: int
    stop: int
    paragraph: int
    noise: bool


def cut_sentences(text: str) -> Iterator[Cut]:
    """All sentences, in order."""
    for paragraph, line in enumerate(_LINE.finditer(text)):
        noise = is_noise_line(line.group())
        for start, stop in _in_line(line.group()):
            sentence = line.group()[start:stop]
            yield Cut(line.start() + start, line.start() + stop, paragraph, noise or is_noise_sentence(sentence))


def _in_line(line: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for piece_start, piece_stop in _pieces(line):
        start = piece_start if start is None else start
        if _goes_on(line, piece_start, piece_stop):
            continue
        yield from _split(line, start, piece_stop)
        start = None
    if start is not None:
        yield from _split(line, start, len(line.rstrip()))


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """What razdel takes for sentences; a very long line in blocks, for razdel's time grows faster than its text."""
    start = 0
    while start < len(line):
        stop = len(line)
        if stop - start > 2 * _BLOCK:
            end = _BLOCK_END.search(line, start + _BLOCK, start + 2 * _BLOCK)
            stop = end.end() if end else start + 2 * _BLOCK
        for piece in sentenize(line[start:stop]):
            if piece.text.strip():
                yield start + piece.start, start + piece.stop
        start = stop


def _goes_on(line: str, start: int, stop: int) -> bool:
    """Whether the dot belongs to an abbreviation before a name: «млн долл. США»; a full word behind it ends."""
    if not _NO_END.search(line[max(start, stop - 12) : stop]):
        return False
    following = _FIRST_WORD.match(line, stop + 1)
    return following is not None and not _is_common(following.group())


def _split(line: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at years that end one and at pictures between two."""
    ends = [m.end() for m in _YEAR_END.finditer(line, start, stop) if _is_common_at(line, m.end())]
    ends += [m.end() for m in _PICTURE.finditer(line, start, stop)]
    for end in sorted(ends):
        if line[start:end].strip():
            yield start, start + len(line[start:end].rstrip())
            start = end
    while stop - start > _LONGEST:
        end = max(line.rfind(sign, start, start + _LONGEST) for sign in "; ") + 1 or start + _LONGEST
        yield start, end
        start = end
    if start < stop:
        yield start, stop


def _is_common_at(line: str, at: int) -> bool:
    word = _FIRST_WORD.match(line, at)
    return word is not None and _is_common(word.group())


def _is_common(word: str) -> bool:
    """Whether a capitalised word is an ordinary one, so that its capital begins a sentence."""
    return not word.isupper() and models.is_known(word.lower()) and not models.is_name(word.lower())
