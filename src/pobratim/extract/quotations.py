"""Direct speech: whose words stand between quotation marks or behind a dash.

In: a marked document with people and posts. Out: `Quotation`s in the order of the text: the quoted words without the
attribution, its dash and comma. Names in quotation marks and indirect speech are none. Not here: where signs open
(`speech_marks.py`), the words around (`attributions.py`), whose words they are (`speakers.py`).
"""

from __future__ import annotations

import re

from pobratim.text import Token

from .attributions import Attribution, attribution_before, attribution_behind, inner_attributions
from .marked import MarkedDocument, Quotation
from .speakers import interviewee, speakers_of
from .speech_marks import DASH, Stretch, find_stretches

Spans = tuple[tuple[int, int], ...]
_BLANK = " \n\t"
_FEWEST_WORDS = 4
_CONTINUES = re.compile(rf"\s*[.,]?\s*(?:[{DASH}]\s*)?$")


def find_quotations(document: MarkedDocument) -> tuple[Quotation, ...]:
    """All direct speech of the document."""
    return tuple(_Reader(document).read())


class _Reader:
    """Goes through the stretches in order and remembers who spoke last and what still waits for its speaker."""

    def __init__(self, document: MarkedDocument) -> None:
        self.document = document
        self.found: list[Quotation] = []
        self.waiting: Quotation | None = None
        self.previous: tuple[str, ...] = ()
        self.question: int | None = None
        self.guest: tuple[str, ...] | None = None

    def read(self) -> list[Quotation]:
        for stretch in find_stretches(self.document.text):
            if self.found and stretch.before < max(stop for _, stop in self.found[-1].words):
                continue
            quotation = self._quoted(stretch) if stretch.mark == '"' else self._dashed(stretch)
            if quotation is None:
                continue
            self.waiting = None
            self.found.append(quotation)
            self.previous = quotation.speakers or self.previous
        return self.found

    # quotation marks

    def _quoted(self, stretch: Stretch) -> Quotation | None:
        words, inner = self._without_inner(stretch)
        behind = attribution_behind(self.document, stretch.after, stretch.ends)
        if inner:
            return self._attributed(words, inner[0])
        if behind and (self._opens_clause(stretch) or self._is_clause(words)):
            return self._attributed(words, behind)
        before = attribution_before(self.document, stretch.before)
        if before and self._is_clause(words):
            return self._attributed(words, before)
        return self._alone(stretch, words)

    def _without_inner(self, stretch: Stretch) -> tuple[Spans, list[Attribution]]:
        """The stretch's words without the attributions between them."""
        words: list[tuple[int, int]] = []
        attributions: list[Attribution] = []
        for start, stop in stretch.pieces:
            at: int | None = start
            for attribution in inner_attributions(self.document, start, stop):
                if at is None or attribution.start < at:
                    continue
                words.append((at, attribution.start))
                attributions.append(attribution)
                at = attribution.goes_on
            if at is not None:
                words.append((at, stop))
        return self._trimmed(words), attributions

    def _trimmed(self, words: list[tuple[int, int]]) -> Spans:
        text = self.document.text
        trimmed = []
        for start, stop in words:
            while start < stop and text[start] in _BLANK + DASH + "«":
                start += 1
            while start < stop and text[stop - 1] in _BLANK + DASH + ",":
                stop -= 1
            if start < stop:
                trimmed.append((start, stop))
        return tuple(trimmed)

    def _attributed(self, words: Spans, attribution: Attribution) -> Quotation | None:
        if not words:
            return None
        speakers = speakers_of(self.document, attribution, self.previous)
        if self.waiting and _CONTINUES.match(self.document.text[self.waiting.words[-1][1] + 1 : words[0][0] - 1]):
            words = self.waiting.words + words
        return Quotation(words, (attribution.start, attribution.stop), speakers)

    def _opens_clause(self, stretch: Stretch) -> bool:
        """Whether the signs open at the head of a sentence, after a colon or a dash."""
        before = self.document.text[max(0, stretch.before - 3) : stretch.before].rstrip(" ")
        return before == "" or before[-1] in '.!?…:\n»”"' + DASH

    def _is_clause(self, words: Spans) -> bool:
        """Whether the words are somebody's speech rather than a name: enough of them, with a verb among them."""
        tokens = [t for start, stop in words for t in self._tokens(start, stop)]
        if len([t for t in tokens if t.pos != "PUNCT"]) < _FEWEST_WORDS:
            return self.document.text[words[-1][1] - 1] in ".!?…" if words else False
        return any(t.pos in ("VERB", "AUX") or t.rel in ("nsubj", "nsubj:pass") for t in tokens)

    def _tokens(self, start: int, stop: int) -> list[Token]:
        found: list[Token] = []
        at = start
        while at < stop:
            sentence = self.document.analysis.sentence_at(at)
            if sentence is None:
                at += 1
                continue
            found += [t for t in sentence.tokens if t.start >= start and t.stop <= stop]
            at = sentence.stop
        return found

    def _alone(self, stretch: Stretch, words: Spans) -> Quotation | None:
        """Speech that is its own sentence behind a sentence about its speaker, or waits for the next one's speaker."""
        return None

    # dashes

    def _dashed(self, stretch: Stretch) -> Quotation | None:
        words, inner = self._without_inner(stretch)
        if not words:
            return None
        if inner:
            return self._attributed(words, inner[0])
        before = attribution_before(self.document, stretch.before)
        if before and self._is_clause(words):
            return self._attributed(words, before)
        return self._answer(stretch, words)

    def _answer(self, stretch: Stretch, words: Spans) -> Quotation | None:
        """A line of an interview: what follows a question."""
        if self.document.text[words[-1][1] - 1] == "?":
            if self.guest is None:
                self.guest = interviewee(self.document, stretch.before)
            self.question = words[-1][1]
            return None
        if self.question is None or self.document.text[self.question : stretch.before].strip():
            return None
        self.question = None
        return Quotation(words, None, self.guest or ())
