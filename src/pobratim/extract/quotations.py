"""Direct speech: whose words stand between quotation marks or behind a dash.

In: a marked document with people and posts. Out: `Quotation`s in the order of the text: the quoted words without the
attribution, its dash and comma. Names in quotation marks and indirect speech are none. Not here: where signs open
(`speech_marks.py`), the words around (`attributions.py`), whose words they are (`speakers.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.text import Token

from .attributions import (
    Attribution,
    attribution_before,
    attribution_behind,
    inner_attributions,
    signature_behind,
)
from .marked import MarkedDocument, Quotation
from .speakers import interviewee, speakers_of, subject_before
from .speech_marks import DASH, Stretch, find_stretches

Spans = tuple[tuple[int, int], ...]
_BLANK = " \n\t"
_FIRST_PICTURE = "\u2190"
_FEWEST_WORDS = 4
_FEWEST_INTRODUCED = 3
_ENDS = re.compile(r"[,.!?…]*(?=\s|$)")


def find_quotations(document: MarkedDocument) -> tuple[Quotation, ...]:
    """All direct speech of the document."""
    return tuple(_Reader(document).read())


class _Reader:
    """Goes through the stretches in order and remembers who spoke last and what waits for its speaker."""

    def __init__(self, document: MarkedDocument) -> None:
        self.document = document
        self.found: list[Quotation] = []
        self.waiting: Spans = ()
        self.previous: tuple[str, ...] = ()
        self.done = 0
        self.goes_on: int | None = None
        self.question: int | None = None
        self.guest: tuple[str, ...] | None = None

    def read(self) -> list[Quotation]:
        for stretch in find_stretches(self.document.text):
            if stretch.before < self.done or self._is_noise(stretch):
                continue
            quotation = self._quoted(stretch) if stretch.mark == '"' else self._dashed(stretch)
            if quotation is None:
                continue
            self.waiting = ()
            self.found.append(quotation)
            self.done = max(self.done, quotation.words[-1][1])
            self.previous = quotation.speakers or self.previous
        return self._with_headlines()

    def _with_headlines(self) -> list[Quotation]:
        """Speech that the headline gives beforehand joins the same words below."""
        if not self.found or self._text(0, self.found[0].words[0][0]).count("\n"):
            return self.found
        head, *rest = self.found
        said = _bare(self._text(*head.words[0]))
        for i, quotation in enumerate(rest):
            if quotation.speakers == head.speakers and any(
                said in _bare(self._text(*span)) for span in quotation.words
            ):
                return [*rest[:i], replace(quotation, words=head.words + quotation.words), *rest[i + 1 :]]
        return self.found

    def _is_noise(self, stretch: Stretch) -> bool:
        sentence = self.document.analysis.sentence_at(stretch.before)
        return sentence is not None and sentence.noise

    def _text(self, start: int, stop: int) -> str:
        return self.document.text[start:stop]

    # quotation marks

    def _quoted(self, stretch: Stretch) -> Quotation | None:
        words, inner = self._without_inner(stretch)
        if not words:
            return None
        if self.goes_on == stretch.before:
            self._more(words)
            return None
        if inner:
            return self._attributed(words, [inner[0]])
        behind = attribution_behind(self.document, stretch.after, stretch.ends)
        behind = behind if behind and (self._opens_clause(stretch) or self._is_clause(words)) else None
        before = attribution_before(self.document, stretch.before)
        before = before if before and self._is_clause(words, fewest=_FEWEST_INTRODUCED) else None
        attributions = [attribution for attribution in (behind, before) if attribution]
        if attributions:
            if behind and behind.goes_on is not None and self._text(behind.goes_on, behind.goes_on + 1) not in '«"“„':
                words += self._trimmed([(behind.goes_on, stretch.ends)])
            self.goes_on = behind.goes_on if behind else None
            return self._attributed(words, attributions)
        return self._alone(stretch, words)

    def _more(self, words: Spans) -> None:
        """Words in quotation marks of their own behind an attribution that ends with a dash."""
        last = self.found[-1]
        self.found[-1] = replace(last, words=last.words + words)
        self.done, self.goes_on = words[-1][1], None

    def _without_inner(self, stretch: Stretch) -> tuple[Spans, list[Attribution]]:
        """The stretch's words without the attributions between them; a story told after one ends dash speech."""
        words: list[tuple[int, int]] = []
        attributions: list[Attribution] = []
        for start, stop in stretch.pieces:
            at: int | None = start
            for attribution in inner_attributions(self.document, start, stop):
                late = not attributions and stretch.next_dash is not None and attribution.start > stretch.next_dash
                if at is None or attribution.start < at or late:
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
            while start < stop and text[start] in _BLANK + DASH:
                start += 1
            while start < stop and text[stop - 1] in _BLANK + DASH + ",":
                stop -= 1
            if start < stop:
                trimmed.append((start, stop))
        return tuple(trimmed)

    def _attributed(self, words: Spans, attributions: list[Attribution]) -> Quotation:
        """Speech of whom the first attribution that names somebody names."""
        named = ((a, speakers_of(self.document, a, self.previous)) for a in attributions)
        attribution, speakers = next((pair for pair in named if pair[1]), (attributions[0], ()))
        return Quotation(self.waiting + words, (attribution.start, attribution.stop), speakers)

    def _opens_clause(self, stretch: Stretch) -> bool:
        """Whether the signs open at the head of a sentence, after a colon or a dash."""
        before = self._text(max(0, stretch.before - 3), stretch.before).rstrip(" ")
        return before == "" or before[-1] in '.!?…:\n»”"' + DASH

    def _is_clause(self, words: Spans, *, fewest: int = _FEWEST_WORDS) -> bool:
        """Whether the words are somebody's speech rather than a name: enough of them, with a verb among them."""
        tokens = [t for start, stop in words for t in self._tokens(start, stop)]
        if len([t for t in tokens if t.pos != "PUNCT"]) < fewest:
            return self._text(words[-1][1] - 1, words[-1][1]) in ".!?…"
        return any(t.pos in ("VERB", "AUX") or t.rel in ("nsubj", "nsubj:pass") or _is_short(t) for t in tokens)

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
        """Speech that is a sentence of its own: signed behind, or told by whom the sentence before is about."""
        closing = _ENDS.match(self.document.text, stretch.after)
        if not closing or not self._opens_clause(stretch) or not self._is_clause(words):
            return None
        signature = signature_behind(self.document, stretch.after)
        if signature:
            return self._attributed(words, [signature])
        speakers = subject_before(self.document, stretch.before)
        if speakers:
            return Quotation(self.waiting + words, None, speakers)
        self.waiting += words
        return None

    # dashes

    def _dashed(self, stretch: Stretch) -> Quotation | None:
        words, inner = self._without_inner(stretch)
        if not words:
            return None
        if inner:
            if self.waiting and self._text(self.waiting[-1][1], stretch.before).strip():
                self.waiting = ()
            self.done = inner[-1].stop if inner[-1].goes_on is None else stretch.ends
            return self._attributed(words, [inner[0]])
        before = attribution_before(self.document, stretch.before)
        if before and self._is_clause(words) and not self._is_item(words):
            return self._attributed(words, [before])
        return self._unattributed(stretch, words)

    def _is_item(self, words: Spans) -> bool:
        """Whether a line behind a dash is an item of a list: «— открыть выставку;»."""
        tokens = self._tokens(words[0][0], words[0][1])
        begins_plainly = bool(tokens) and tokens[0].feats.get("VerbForm") == "Inf"
        return begins_plainly or self._text(words[-1][1] - 1, words[-1][1]) not in '.!?…»"'

    def _unattributed(self, stretch: Stretch, words: Spans) -> Quotation | None:
        """A line behind a dash with nobody named: an answer, more of the speech above, or the head of one below."""
        text = self.document.text
        if text[words[-1][1] - 1] == "?":
            if self.guest is None:
                self.guest = interviewee(self.document, stretch.before)
            self.question, self.waiting = words[-1][1], ()
            return None
        if self.question is not None and not text[self.question : stretch.before].strip():
            self.question = None
            return Quotation(words, None, self.guest or ())
        if self._is_item(words):
            self.waiting = ()
            return None
        if self.found and self.found[-1].attribution and not text[self.found[-1].words[-1][1] : stretch.before].strip():
            self._more(words)
            return None
        if self.waiting and text[self.waiting[-1][1] : stretch.before].strip():
            self.waiting = ()
        self.waiting += words
        return None


def _is_short(token: Token) -> bool:
    """«Рады», «готова»: adjectives that can only be said of somebody."""
    return token.feats.get("Variant") == "Short"


def _bare(words: str) -> str:
    """Words in lower case without signs, to compare."""
    return " ".join(re.findall(r"\w+", words.lower()))
