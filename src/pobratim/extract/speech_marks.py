"""Where signs open direct speech: quotation marks and dashes at the head of a paragraph or after a sentence.

In: text. Out: stretches, in order, that may hold somebody's words; whether they do is for `quotations.py` to say. One
stretch may run over several paragraphs. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DASH = "-–—"
_SIGN = re.compile('[«»“”„"]')
_AFTER_CLOSE = re.compile(rf"\s*[,.!?…]*\s*[{DASH}]\s+[а-яё]|[.!?…]?\s*$")
_DASH_SPEECH = re.compile(rf"(?:^[ ]*|(?<=[.!?…»”]\s)|(?<=:\s))[{DASH}][ ]+(?=[А-ЯЁA-Z«\"“„\d])")
_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_PARAGRAPHS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between `start` and `stop` (signs left out), in pieces of one paragraph each.

    `mark` is «"» for quotation marks and «-» for a dash; `before` and `after` are the offsets where its signs begin
    and end; `ends` is how far an attribution behind it may reach (the end of its paragraph). Words behind a dash reach
    to the paragraph's end, but their first attribution must stand before `next_dash`.
    """

    mark: str
    pieces: tuple[tuple[int, int], ...]
    before: int
    after: int
    ends: int
    next_dash: int | None = None


def find_stretches(text: str) -> list[Stretch]:
    """All stretches, in order; those behind dashes of one paragraph overlap."""
    lines = [match.span() for match in _PARAGRAPH.finditer(text)]
    quoted = list(_quoted(text, lines))
    inside = _Inside(quoted)
    dashed = [s for line in lines for s in _dashed(text, *line) if not inside.covers(s.before)]
    return sorted(quoted + dashed, key=lambda s: s.before)


class _Inside:
    """Whether an offset lies between quotation marks; asked with growing offsets."""

    def __init__(self, quoted: list[Stretch]) -> None:
        self._left = sorted(quoted, key=lambda s: s.before, reverse=True)

    def covers(self, offset: int) -> bool:
        while self._left and self._left[-1].after <= offset:
            self._left.pop()
        return bool(self._left) and self._left[-1].before < offset


def _dashed(text: str, start: int, stop: int) -> Iterator[Stretch]:
    openings = list(_DASH_SPEECH.finditer(text[start:stop]))
    for i, opening in enumerate(openings):
        following = start + openings[i + 1].start() if i + 1 < len(openings) else stop
        words = start + opening.end()
        yield Stretch("-", ((words, stop),), start + opening.start(), stop, stop, following)


def _quoted(text: str, lines: list[tuple[int, int]]) -> Iterator[Stretch]:
    """Outermost stretches between quotation marks; one that its paragraph leaves open goes on in the next."""
    number = 0
    while number < len(lines):
        closed, left_open = _quoted_in_line(text, *lines[number])
        yield from closed
        if left_open is not None:
            longer = _over_paragraphs(text, lines, number, left_open)
            if longer:
                yield longer[0]
                number = longer[1]
        number += 1


def _over_paragraphs(text: str, lines: list[tuple[int, int]], number: int, opening: int) -> tuple[Stretch, int] | None:
    pieces = [(opening + 1, lines[number][1])]
    for i in range(number + 1, min(number + _MOST_PARAGRAPHS, len(lines))):
        start, stop = lines[i]
        start += text[start:stop].startswith(("«", "“", '"'))
        depth = 1
        for sign in _SIGN.finditer(text, start, stop):
            depth += 1 if _opens(text, sign.start()) else -1
            if depth == 0:
                pieces.append((start, sign.start()))
                return Stretch('"', tuple(pieces), opening, sign.end(), stop), i
        pieces.append((start, stop))
    return None


def _quoted_in_line(text: str, start: int, stop: int) -> tuple[list[Stretch], int | None]:
    """Closed stretches of a line, and the opening sign of one that is left open at its head or after a colon."""
    found: list[Stretch] = []
    opening: int | None = None
    depth, last_close = 0, None
    for sign in _SIGN.finditer(text, start, stop):
        at = sign.start()
        if _opens(text, at):
            opening = at if depth == 0 else opening
            depth += 1
            continue
        if opening is None:
            continue
        depth -= 1
        last_close = at
        if depth == 0 or _AFTER_CLOSE.match(text, at + 1, stop):
            found.append(Stretch('"', ((opening + 1, at),), opening, at + 1, stop))
            opening, depth, last_close = None, 0, None
    if opening is not None and last_close is not None:
        found.append(Stretch('"', ((opening + 1, last_close),), opening, last_close + 1, stop))
        return found, None
    return found, opening if opening is not None and _may_go_on(text, start, opening) else None


def _may_go_on(text: str, line: int, opening: int) -> bool:
    return opening == line or text[line:opening].rstrip().endswith((":", "-", "–", "—"))


def _opens(text: str, at: int) -> bool:
    sign = text[at]
    if sign in "«„":
        return True
    if sign == "»":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    starts = before == "" or before.isspace() or before in '([«“"-–—'
    return starts and after != "" and not after.isspace() and after not in ".,;:!?)»"
